import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics, type Conditions } from '@smart-cart/contracts';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import { FAST, TestCart } from './cart.js';
import { freePort, Mosquitto } from './mosquitto.js';
import { CART, STORE, StorePeer } from './store-peer.js';

let broker: Mosquitto;
let store: StorePeer;
let carts: TestCart[];
beforeEach(async () => {
  broker = await new Mosquitto(await freePort()).start();
  store = await new StorePeer(broker.url).connect();
  carts = [];
});
afterEach(async () => {
  for (const cart of carts) await cart.dispose();
  await store.close();
  await broker.dispose();
});

function cartAt(url: string, options: ConstructorParameters<typeof TestCart>[1] = {}): TestCart {
  const cart = new TestCart(url, options);
  carts.push(cart);
  return cart;
}

const lastPresence = () => store.presences.at(-1);

describe('presence', () => {
  it('is said at birth and at a farewell, retained, with the boot id', async () => {
    const cart = cartAt(broker.url, { bootId: 'boot-7' });
    cart.link.start();
    await store.until(() => lastPresence()?.online === true);
    expect(lastPresence()).toMatchObject({ cart: CART, bootId: 'boot-7', version: '0.1.0' });
    await cart.link.stop();
    await store.until(() => lastPresence()?.online === false);
    // The farewell has a time, the will has none: it was the cart that spoke.
    expect(lastPresence()?.at).toBeGreaterThan(0);

    const late = await mqtt.connectAsync(broker.url);
    const retained = new Promise<string>((resolve) =>
      late.once('message', (_topic, payload) => resolve(payload.toString())),
    );
    await late.subscribeAsync(topics.presence(STORE, CART));
    expect(JSON.parse(await retained)).toMatchObject({ online: false, bootId: 'boot-7' });
    await late.endAsync(true);
  });

  it('is put right by the cart when a late will says that it is gone', async () => {
    const cart = cartAt(broker.url);
    cart.link.start();
    await cart.ready();
    const before = store.presences.length;
    store.publish(
      topics.presence(STORE, CART),
      { cart: CART, online: false, bootId: 'boot-0', version: '0.0.9' },
      true,
    );
    await store.until(() => store.presences.length >= before + 2);
    expect(store.presences.slice(before).map(({ online, bootId }) => [online, bootId])).toEqual([
      [false, 'boot-0'],
      [true, 'boot-1'],
    ]);
  });

  it('of another cart with the same name is told, and the two do not throw each other out at full speed', async () => {
    const slow = { ...FAST, backOffFirst: 300, backOffLast: 60_000, stable: 60_000 };
    const cart = cartAt(broker.url, { timing: slow });
    const other = cartAt(broker.url, { timing: slow, bootId: 'boot-2' });
    cart.link.start();
    await cart.ready();
    const told = new Promise<string>((resolve) => cart.link.once('rejected', ({ reason }) => resolve(reason)));
    let lost = 0;
    cart.link.on('state', ({ state }) => (lost += state === 'fault' ? 1 : 0));
    const begun = Date.now();
    other.link.start();
    expect(await told).toMatch(/another cart announces itself under this name/);
    await cart.until(({ state }) => state === 'fault');
    // Pauses double from 300 ms, so in the time gone by only a few losses fit.
    expect(lost).toBeLessThanOrEqual(2 + Math.log2(1 + (Date.now() - begun) / 150));
  });
});

describe('status', () => {
  it('is coalesced: of many in a row the first and the newest arrive, with backlog and versions', async () => {
    const cart = cartAt(broker.url);
    cart.link.start();
    await cart.ready();
    const conditions = Object.fromEntries(
      ['scale', 'camera', 'reader', 'recogniser', 'board', 'store', 'journal'].map((name) => [
        name,
        { state: 'ready' as const },
      ]),
    ) as Conditions;
    for (let i = 1; i <= 200; i += 1)
      cart.link.setStatus({ conditions, light: 'green', trip: `trip-${String(i).padStart(4, '0')}` });
    await store.until(() => store.statuses.at(-1)?.trip === 'trip-0200');
    expect(store.statuses.map(({ trip }) => trip)).toEqual(['trip-0001', 'trip-0200']);
    expect(store.statuses.at(-1)).toMatchObject({ cart: CART, bootId: 'boot-1', backlog: 0, catalogueVersion: 0 });
  });
});

describe('a broker that speaks only MQTT 3.1.1', () => {
  it('is served by falling back, with will, facts and acknowledgements', async () => {
    const aedes = await Aedes.createBroker();
    const server = createServer((socket) => aedes.handle(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `mqtt://127.0.0.1:${(server.address() as { port: number }).port}`;
    const peer = await new StorePeer(url, { protocolVersion: 4 }).connect();
    try {
      const cart = cartAt(url);
      cart.link.start();
      cart.shop(150);
      await peer.until(() => peer.facts.size === 150);
      await cart.ready();
      expect(cart.link.protocol).toBe('3.1.1');
      expect(cart.conditions.filter(({ state }) => state === 'fault')).toEqual([]);
      await cart.link.stop();
      await peer.until(() => peer.presences.at(-1)?.online === false);
    } finally {
      await peer.close();
      server.close();
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
    }
  });

  it('is told as such when the configuration insists on MQTT 5', async () => {
    const aedes = await Aedes.createBroker();
    const server = createServer((socket) => aedes.handle(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cart = cartAt(`mqtt://127.0.0.1:${(server.address() as { port: number }).port}`, { link: { protocol: '5' } });
    cart.link.start();
    const condition = await cart.until(({ state }) => state === 'fault');
    expect(condition.message).toMatch(/does not speak this version of MQTT|ended the connection before it answered/);
    await cart.link.stop();
    server.close();
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
  });
});

describe('a listener that is no broker', () => {
  it('gets a sentence and further tries, not a crash', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cart = cartAt(`mqtt://127.0.0.1:${(server.address() as { port: number }).port}`);
    cart.link.start();
    const condition = await cart.until(({ state }) => state === 'fault');
    expect(condition.message).toMatch(/Check that this is an MQTT port/);
    await once(server, 'connection');
    await once(server, 'connection');
    await cart.link.stop();
    server.close();
  });
});

describe('a clock that cannot be right', () => {
  it('is told instead of a certificate error, and no connection is tried', async () => {
    const cart = cartAt('mqtts://127.0.0.1:1', { now: () => 86_400_000 });
    cart.link.start();
    const condition = await cart.until(({ state }) => state === 'fault');
    expect(condition.message).toMatch(/clock says 1970-01-02.*Set the clock/);
  });
});
