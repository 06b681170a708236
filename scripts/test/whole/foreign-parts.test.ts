import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScreenView } from '@smart-cart/contracts';
import { filmCodes } from './barcode-footage.js';
import { ForeignScale, type Dialect } from './foreign-scale.js';
import { goods, see, SmallStore, startTrip, type Goods } from './small-store.js';

const linesOf = (view: ScreenView | undefined): NonNullable<ScreenView['receipt']>['lines'] =>
  view?.receipt?.lines ?? [];

describe('a cart configured by hand from the README, with parts of other makers', () => {
  let directory = '';
  let film = '';

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'foreign-film-'));
    film = await filmCodes(
      directory,
      [
        { bcid: 'ean13', text: goods.pens.typed },
        { bcid: 'upca', text: goods.tissues.typed },
        { bcid: 'ean8', text: goods.lemonade.typed },
      ],
      { lead: 6, shown: 3, gap: 2.5, tail: 15 },
    );
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each<Dialect>(['toledo-8217', 'mt-sics'])(
    'shops rightly with a scale speaking %s, a film of barcodes and a plain Mosquitto',
    async (protocol) => {
      const store = await SmallStore.open();
      const scale = new ForeignScale(store.directory, protocol);
      store.own({ stop: () => scale.unplug() });
      try {
        await scale.plug();
        const firmware = await store.firmware(await store.cartConfig({ scale: scale.path, protocol, camera: film }));
        await firmware.said(/The cart is ready/);
        const screen = await store.screen();
        await startTrip(screen, firmware);
        const bought: string[] = [];
        for (const wanted of Object.values<Goods>(goods)) {
          const isNew = (line: { sku: string }): boolean => !bought.includes(line.sku);
          const view = await see(screen, `line ${String(bought.length + 1)}`, (next) => linesOf(next).some(isNew));
          const line = linesOf(view).find(isNew);
          expect(line).toMatchObject({ sku: wanted.sku, unitPrice: wanted.price, quantity: 1, soldBy: 'piece' });
          expect(line?.status).toBe('awaiting-weight');
          scale.add(wanted.grams);
          bought.push(wanted.sku);
          await see(screen, `${wanted.sku} placed`, (next) =>
            linesOf(next).some(({ sku, status }) => sku === wanted.sku && status === 'placed'),
          );
        }
        expect((await screen.intent({ kind: 'finish' })).ok).toBe(true);
        const end = await see(screen, 'the end of the trip', (view) => view.phase === 'finished');
        expect(end.questions).toEqual([]);
        expect(linesOf(end).map(({ sku, status }) => [sku, status])).toEqual([
          ['pens', 'placed'],
          ['tissues', 'placed'],
          ['lemonade', 'placed'],
        ]);
        expect(end.receipt).toMatchObject({ items: 3, goods: 897, deposits: 25, total: 922 });
        const settled = await store.settledReceipt(end.receipt?.trip ?? '');
        expect(settled.agreement).toBe('agrees');
        expect(settled.receipt).toEqual(end.receipt);
        await firmware.stop();
        expect(await firmware.ended()).toBe(0);
      } finally {
        await store.close();
      }
    },
    90_000,
  );
});
