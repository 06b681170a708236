import { EventEmitter } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FactBody, Product, ProductCard } from '@smart-cart/contracts';
import { recognitionConfigSchema } from './config.js';
import { CropKeeper } from './crop-keeper.js';
import { PresentationLog } from './presentation-log.js';
import type { ItemPicture, Presentation, RecognitionUnit } from './recognition-unit.js';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'presentation-log-'));
});
afterEach(async () => rm(directory, { recursive: true }));

/** Buys one apple that was seen as track 5, and takes it back when told; resolves with the files kept. */
async function filesAfter(
  skin: number,
  keeps: boolean,
  { takenBack = false, sure = 0.5 }: { readonly takenBack?: boolean; readonly sure?: number } = {},
): Promise<string[]> {
  const asked: number[] = [];
  const unit = Object.assign(new EventEmitter(), {
    pictureOf: (track: number): Promise<ItemPicture> => {
      asked.push(track);
      return Promise.resolve({ jpeg: new Uint8Array([0xff, 0xd8]), skin });
    },
  }) as unknown as RecognitionUnit;
  const keeper = new CropKeeper({ directory, days: 30, maxFiles: 10, now: () => Date.now() });
  const log = new PresentationLog({
    unit,
    config: recognitionConfigSchema.parse({ headKey: 'key.pem' }),
    clock: { at: (time) => time, now: () => Date.now() },
    shelf: () => undefined,
    ...(keeps ? { keeper } : {}),
  });
  log.start();
  const considered = [{ sku: 'apple', group: 'apple', probability: sure }];
  unit.emit('track', { track: 5, looks: 3, outcome: 'unsure', candidates: [], considered, unknown: 0 } as never);
  log.stop();
  const added = { kind: 'line-added', line: 1, sku: 'apple', evidence: { seen: { track: 5 } } };
  log.decided([added as unknown as FactBody]);
  await new Promise(setImmediate);
  if (takenBack) log.decided([{ kind: 'line-removed', line: 1, reason: 'voided' } as unknown as FactBody]);
  // What is queued is done before this.
  await keeper.tidy();
  if (!keeps) expect(asked).toEqual([]);
  return (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.jpg'));
}

describe('pictures of bought items', () => {
  it('are off unless the configuration asks for them', async () => {
    expect(recognitionConfigSchema.parse({ headKey: 'key.pem' }).keepCrops).toBeUndefined();
    expect(await filesAfter(0, false)).toEqual([]);
  });

  it('are kept under the product that was bought', async () => {
    expect(await filesAfter(0.1, true)).toEqual(['apple/5.jpg']);
  });

  it('are not kept when they show mostly skin', async () => {
    expect(await filesAfter(0.6, true)).toEqual([]);
  });

  it('are kept of goods that have the colour of skin, when these were surely recognised', async () => {
    expect(await filesAfter(0.6, true, { sure: 0.95 })).toEqual(['apple/5.jpg']);
  });

  it('go again when the line is taken back', async () => {
    expect(await filesAfter(0.1, true, { takenBack: true })).toEqual([]);
  });
});

describe('what the screen suggests', () => {
  it('is nothing once the code of what is held up was read, until another thing is held up', () => {
    const unit = new EventEmitter() as unknown as RecognitionUnit;
    const log = new PresentationLog({
      unit,
      config: recognitionConfigSchema.parse({ headKey: 'key.pem' }),
      clock: { at: (time) => time, now: () => 10_000 },
      shelf: () => ({
        bySku: (sku) => ({ sku, name: sku, gtins: [] }) as unknown as Product,
        card: ({ sku, name }) => ({ sku, name }) as unknown as ProductCard,
      }),
    });
    const held = (track: number, ended?: string): void => {
      const candidates = [{ sku: 'broccoli', probability: 0.5 }];
      unit.emit('track', { track, outcome: 'unsure', candidates, looks: 3, ended } as unknown as Presentation);
    };
    log.start();
    try {
      held(1);
      expect(log.inView?.track).toBe(1);
      log.decided([{ kind: 'line-added', line: 1, sku: 'milk', origin: 'barcode' } as unknown as FactBody]);
      expect(log.inView).toBeNull();
      held(1);
      held(1, 'left');
      expect(log.inView).toBeNull();
      held(2);
      expect(log.inView?.track).toBe(2);
    } finally {
      log.stop();
    }
  });

  it('is nothing for what the camera loses and finds anew between its code and the scale', () => {
    const unit = new EventEmitter() as unknown as RecognitionUnit;
    let now = 10_000;
    const log = new PresentationLog({
      unit,
      config: recognitionConfigSchema.parse({ headKey: 'key.pem' }),
      clock: { at: (time) => time, now: () => now },
      shelf: () => ({
        bySku: (sku) => ({ sku, name: sku, gtins: [] }) as unknown as Product,
        card: ({ sku, name }) => ({ sku, name }) as unknown as ProductCard,
      }),
    });
    const seen = (track: number, startedAt: number): void => {
      const candidates = [{ sku: 'cupcake', probability: 0.8 }];
      unit.emit('track', { track, startedAt, outcome: 'product', candidates, looks: 3 } as unknown as Presentation);
    };
    const happens = (fact: object): void => log.decided([fact as FactBody]);
    log.start();
    try {
      happens({ kind: 'line-added', line: 1, sku: 'milk', origin: 'barcode' });
      now = 11_500;
      seen(1, 11_000);
      expect(log.inView).toBeNull();
      now = 12_000;
      happens({ kind: 'line-placed', line: 1 });
      // The picture of the way is judged only after the scale has settled.
      seen(2, 11_800);
      expect(log.inView).toBeNull();
      seen(3, 12_300);
      expect(log.inView?.track).toBe(3);
    } finally {
      log.stop();
    }
  });
});
