import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fact } from '@smart-cart/contracts';
import { TestCart } from './cart.js';
import { freePort, Mosquitto } from './mosquitto.js';
import { StorePeer } from './store-peer.js';

let broker: Mosquitto;
let store: StorePeer;
let cart: TestCart;
beforeEach(async () => {
  broker = new Mosquitto(await freePort());
  store = new StorePeer(broker.url);
  cart = new TestCart(broker.url);
});
afterEach(async () => {
  await cart.dispose();
  await store.close();
  await broker.dispose();
});

const numbers = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

/** Resolves when the cart knows that the store has everything. */
async function delivered(last: number): Promise<void> {
  await store.until(() => store.facts.size === last);
  // The acknowledgement is on its way; the next question of the test needs it to have arrived.
  while (cart.journal.position.acknowledged < last) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('facts on their way to the store', () => {
  it('wait on the cart while there is no broker, with a sentence, and go when there is one', async () => {
    cart.link.start();
    cart.shop(3);
    const condition = await cart.until(({ state }) => state === 'fault');
    expect(condition.message).toMatch(/is not reached: nothing listens there: check that the broker runs/);
    await broker.start();
    await store.connect();
    await cart.ready();
    await delivered(3);
    expect(cart.link.protocol).toBe('5');
    expect([...store.facts.values()]).toEqual(cart.journal.after(0, 10));
  });

  it('wait while the back office is away, and count as delivered only by its own acknowledgement', async () => {
    await broker.start();
    await store.connect();
    store.answering = false;
    cart.link.start();
    cart.shop(5);
    const condition = await cart.until(({ state }) => state === 'fault');
    expect(condition.message).toMatch(/back office does not answer/);
    expect(cart.journal.position.acknowledged).toBe(0);
    store.answering = true;
    await cart.ready();
    await delivered(5);
  });

  it('arrive each, when the broker is killed again and again in the middle of the batches', async () => {
    await broker.start();
    await store.connect();
    cart.link.start();
    await cart.ready();
    let total = 0;
    for (let round = 0; round < 4; round += 1) {
      cart.shop(800);
      total += 800;
      const seen = store.arrived.length;
      await store.until(() => store.arrived.length > seen);
      await broker.stop('SIGKILL');
      cart.shop(50);
      total += 50;
      await broker.start();
    }
    await delivered(total);
    expect([...store.facts.keys()].sort((a, b) => a - b)).toEqual(numbers(total));
    expect([...store.facts.values()].sort((a, b) => a.seq - b.seq)).toEqual(cart.journal.after(0, total + 1));
  });

  it('are not sent again for doubled or old acknowledgements, nor for those of another epoch', async () => {
    await broker.start();
    await store.connect();
    store.copies = 3;
    cart.link.start();
    for (let i = 1; i <= 20; i += 1) {
      cart.shop(7);
      await store.until(() => store.facts.size === i * 7);
      store.acknowledge(1);
      store.acknowledge(9_999, store.epoch - 1);
    }
    await delivered(140);
    expect(store.arrived).toEqual(numbers(140));
    expect(cart.journal.position.acknowledged).toBe(140);
  });

  it('are not sent again when only the acknowledgement got lost: the store is asked what it has', async () => {
    await broker.start();
    await store.connect();
    cart.link.start();
    await cart.ready();
    store.answering = false;
    cart.shop(10);
    await store.until(() => store.arrived.length === 10);
    await cart.until(({ state }) => state === 'fault');
    store.answering = true;
    await delivered(10);
    expect(store.arrived).toEqual(numbers(10));
  });

  it('are sent again when they got lost behind the broker', async () => {
    await broker.start();
    await store.connect();
    cart.link.start();
    await cart.ready();
    store.losing = true;
    cart.shop(10);
    await store.until(() => store.arrived.length === 10);
    store.losing = false;
    await delivered(10);
    expect(store.arrived).toEqual([...numbers(10), ...numbers(10)]);
  });

  it('go on at the acknowledged mark after a restart: nothing twice', async () => {
    await broker.start();
    await store.connect();
    cart.link.start();
    cart.shop(250);
    await delivered(250);
    await cart.link.stop();
    cart.shop(30);
    cart.journal.close();
    cart.journal.open();
    cart.link.start();
    await delivered(280);
    expect(store.arrived).toEqual(numbers(280));
  });

  it('are sent again from the mark of a store that was put back to a backup', async () => {
    await broker.start();
    await store.connect();
    cart.link.start();
    cart.shop(120);
    await delivered(120);
    await cart.link.stop();
    for (let seq = 61; seq <= 120; seq += 1) store.facts.delete(seq);
    cart.link.start();
    await store.until(() => store.facts.size === 120);
    expect(store.highWaterMark).toBe(120);
  });

  it('of a journal older than what the store has seen go on in a new epoch: none is taken for an old one', async () => {
    await broker.start();
    await store.connect();
    cart.shop(5);
    cart.journal.close();
    cart.journal.open();
    cart.shop(3);
    const { epoch } = cart.journal.position;
    const taken: Fact[] = [];
    store.highest = (asked) => (asked === epoch ? 9 : taken.length);
    store.onFacts = (facts) => void taken.push(...facts);
    const told = new Promise<string>((resolve) => cart.link.once('rejected', ({ reason }) => resolve(reason)));
    cart.link.start();
    expect(await told).toMatch(/the store has fact 9 .* the journal only 8.*check the disk/);
    await store.until(() => taken.length === 3);
    await cart.ready();
    expect(taken.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(taken.every((fact) => fact.epoch > epoch)).toBe(true);
    while (cart.journal.position.acknowledged < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('ten thousand of them after a long time offline come in batches of a hundred, four under way', async () => {
    const begun = performance.now();
    cart.shop(10_000);
    const written = performance.now();
    await broker.start();
    await store.connect();
    let sizes = 0;
    let ahead = 0;
    store.client.on('message', (topic, payload) => {
      if (!topic.endsWith('/facts')) return;
      sizes = Math.max(sizes, payload.byteLength);
      ahead = Math.max(ahead, store.arrived.length - cart.journal.position.acknowledged);
    });
    const connecting = performance.now();
    cart.link.start();
    await delivered(10_000);
    const done = performance.now();
    process.stderr.write(
      `10,000 facts: written in one transaction in ${Math.round(written - begun)} ms, at the store after ${Math.round(done - connecting)} ms\n`,
    );
    expect(store.arrived).toEqual(numbers(10_000));
    expect(sizes).toBeLessThanOrEqual(210_000);
    expect(ahead).toBeLessThanOrEqual(400);
  });
});
