import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '@smart-cart/contracts';
import { TestCart } from '../store-link/cart.js';
import { freePort, Mosquitto } from '../store-link/mosquitto.js';
import { StorePeer } from '../store-link/store-peer.js';

let broker: Mosquitto;
let store: StorePeer;
let cart: TestCart;
let epoch: number;
const taken: Fact[] = [];

/** A cart whose journal has five facts and knows that more are lost; then three new ones. */
beforeEach(async () => {
  taken.length = 0;
  broker = new Mosquitto(await freePort());
  store = new StorePeer(broker.url);
  cart = new TestCart(broker.url);
  cart.shop(5);
  ({ epoch } = cart.journal.position);
  cart.journal.close();
  const record = join(cart.folder.path, 'journal.sqlite.epoch');
  writeFileSync(record, `${Number(readFileSync(record, 'utf8')) + 1}\n`);
  cart.journal.open();
  cart.shop(3);
  await broker.start();
  await store.connect();
  store.onFacts = (facts) => void taken.push(...facts);
});
afterEach(async () => {
  await cart.dispose();
  await store.close();
  await broker.dispose();
});

describe('after a loss of facts the store', () => {
  it.each([
    ['that has only some of the readable ones gets the rest under their old numbers', 2, [3, 4, 5]],
    ['that has all readable ones gets none of them twice', 5, []],
    ['that has lost ones too gets none of them twice', 9, []],
  ])('%s, then the new ones in a new epoch from 1', async (_, mark, old) => {
    const ofOld = (): number => taken.filter((fact) => fact.epoch === epoch).length;
    store.highest = (asked) => (asked === epoch ? mark + ofOld() : taken.length - ofOld());
    cart.link.start();
    await store.until(() => taken.length >= old.length + 3);
    await cart.ready();
    while (cart.journal.backlog > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(taken.filter((fact) => fact.epoch === epoch).map(({ seq }) => seq)).toEqual(old);
    const fresh = taken.filter((fact) => fact.epoch > epoch);
    expect(fresh.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(fresh.map(({ body }) => body)).toEqual(
      cart.journal
        .readOpen()
        .slice(5)
        .map(({ body }) => body),
    );
  });
});
