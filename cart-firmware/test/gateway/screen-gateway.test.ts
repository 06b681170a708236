import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { applyPatch, SCREEN_PROTOCOL, type Product, type ScreenView } from '@smart-cart/contracts';
import { ScreenGateway } from '../../src/gateway/screen-gateway.js';
import { TestScreen, view } from './test-screen.js';

let gateway: ScreenGateway;
let screens: TestScreen[];

function screen(origin?: string): TestScreen {
  const opened = origin === undefined ? new TestScreen(gateway.port) : new TestScreen(gateway.port, origin);
  screens.push(opened);
  return opened;
}

function product(sku: string): Product {
  return { sku, name: sku, gtins: [], soldBy: 'piece', price: 100, taxClass: 'A', group: 'g' };
}

beforeEach(async () => {
  screens = [];
  gateway = new ScreenGateway({
    port: 0,
    paintLimit: 300,
    lookUp: (skus) => skus.filter((sku) => sku !== 'gone').map((sku) => product(sku)),
    way: (to) =>
      'sku' in to && to.sku === 'apple'
        ? {
            path: [
              [0, 0],
              [3, 4],
            ],
            metres: 5,
            to: { x: 3, y: 4, aisle: 'Fruit' },
            steps: [],
          }
        : null,
    search: (text) => {
      if (text === 'broken') throw new Error('the catalogue is closed');
      return text === 'none' ? [] : [product(text)];
    },
  });
  await gateway.start();
  gateway.show(view);
});

afterEach(async () => {
  for (const open of screens) open.close();
  await gateway.stop();
});

describe('a screen that connects', () => {
  it('gets the whole view after its hello, and patches from then on', async () => {
    const first = await screen().greeted();
    expect(first.messages).toEqual([{ type: 'view', rev: 1, view }]);
    const patched = first.next('patch');
    gateway.show({ ...view, light: 'red' });
    expect(await patched).toEqual({ type: 'patch', rev: 2, set: { light: 'red' } });
  });

  it('gets a whole view again when it asks by another hello, as after a gap', async () => {
    const first = await screen().greeted();
    const again = first.next('view');
    first.send({ type: 'hello', protocol: SCREEN_PROTOCOL });
    expect((await again).rev).toBe(1);
  });

  it('is refused with a sentence when it speaks another version', async () => {
    const old = await screen().opened();
    const refused = old.next('refused');
    old.send({ type: 'hello', protocol: SCREEN_PROTOCOL + 1 });
    expect((await refused).reason).toMatch(/version .* Reload/);
    expect(await old.closed).toBe(1008);
  });

  it('is refused when it acts before its hello', async () => {
    const rude = await screen().opened();
    const refused = rude.next('refused');
    rude.send({ type: 'intent', id: 'a', intent: { kind: 'undo' } });
    expect((await refused).reason).toMatch(/hello/);
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])(
    'is refused when its page is of %s',
    async (origin) => {
      await expect(screen(origin).opened()).rejects.toThrow('403');
      expect(gateway.screens).toBe(0);
    },
  );
});

describe('the messages a screen gets', () => {
  it('rebuild exactly the firmware’s view on every screen, however many changes come', async () => {
    const [left, right] = [await screen().greeted(), await screen().greeted()];
    let last: ScreenView = view;
    for (let mass = 1; mass <= 100; mass += 1) {
      last = { ...last, load: { state: mass % 2 === 0 ? 'steady' : 'moving', mass }, canUndo: mass % 3 === 0 };
      gateway.show(last);
    }
    const ends = [left.next('outcome'), right.next('outcome')];
    gateway.on('intent', ({ answer }) => answer({ ok: true }));
    for (const each of [left, right]) each.send({ type: 'intent', id: 'end', intent: { kind: 'undo' } });
    await Promise.all(ends);
    for (const { messages } of [left, right]) {
      let rebuilt: ScreenView | undefined;
      let rev = 0;
      for (const message of messages) {
        if (message.type === 'view') ({ view: rebuilt, rev } = message);
        if (message.type === 'patch' && rebuilt !== undefined) {
          expect(message.rev).toBe(rev + 1);
          rebuilt = applyPatch(rebuilt, message);
          rev = message.rev;
        }
      }
      expect(rebuilt).toEqual(last);
      expect(rev).toBe(gateway.rev);
    }
  });

  it('are not sent when nothing a screen could see has changed', () => {
    expect(gateway.show(structuredClone(view))).toBe(1);
  });

  it('become one fresh view instead of a backlog for a screen that does not read', async () => {
    const slow = await screen().greeted();
    slow.pause();
    const pictures = 'x'.repeat(50_000);
    for (let mass = 1; mass <= 600; mass += 1)
      gateway.show({ ...view, pictures: `${pictures}${mass}`, load: { state: 'moving', mass } });
    const caughtUp = slow.next('view');
    slow.resume();
    const { rev, view: fresh } = await caughtUp;
    expect(rev).toBe(gateway.rev);
    expect(fresh.load.mass).toBe(600);
    expect(slow.messages.length).toBeLessThan(600);
  });
});

describe('what a shopper touches', () => {
  it('reaches the cart once, and its outcome goes back under the same id', async () => {
    const touching = await screen().greeted();
    gateway.on('intent', ({ intent, answer }) => {
      expect(intent).toEqual({ kind: 'enter-code', text: '4011' });
      answer({ ok: false, reason: 'unknown-code' });
      answer({ ok: true });
    });
    const outcome = touching.next('outcome');
    touching.send({ type: 'intent', id: 'a1', intent: { kind: 'enter-code', text: '4011' } });
    expect(await outcome).toEqual({ type: 'outcome', id: 'a1', ok: false, reason: 'unknown-code' });
  });

  it('is answered as malformed when it breaks the contract, and never reaches the cart', async () => {
    const touching = await screen().greeted();
    let reached = 0;
    gateway.on('intent', () => (reached += 1));
    const outcome = touching.next('outcome');
    touching.send({ type: 'intent', id: 'a2', intent: { kind: 'set-quantity', line: 1, quantity: -4 } });
    expect(await outcome).toEqual({ type: 'outcome', id: 'a2', ok: false, reason: 'malformed' });
    expect(reached).toBe(0);
  });

  it.each(['no json', '{"type":"painted"}', '[]', '{"type":"format-disk"}'])(
    'is refused with a sentence when it is no message at all: %s',
    async (text) => {
      const strange = await screen().greeted();
      const refused = strange.next('refused');
      strange.send(text);
      expect((await refused).reason).toMatch(/^The screen sent .*\.$/);
    },
  );

  it('ends the connection when it is larger than any message can be', async () => {
    const huge = await screen().greeted();
    huge.send(JSON.stringify({ type: 'search', id: 'x', text: 'y'.repeat(20_000), limit: 1 }));
    expect(await huge.closed).toBe(1009);
    expect(gateway.screens).toBe(0);
  });

  it('finds products by the search it was given', async () => {
    const searching = await screen().greeted();
    const found = searching.next('found');
    searching.send({ type: 'search', id: 's', text: 'apple', limit: 5 });
    expect((await found).products.map(({ sku }) => sku)).toEqual(['apple']);
  });
});

describe('the liveness of a screen', () => {
  it('is what it painted, not that it is connected', async () => {
    const frozen = await screen().greeted();
    const silent = once(gateway, 'screen-silent') as Promise<[{ screen: number; forMs: number }]>;
    const [{ forMs }] = await silent;
    expect(forMs).toBeGreaterThanOrEqual(300);
    const back = once(gateway, 'screen-back');
    frozen.send({ type: 'painted', rev: 1, at: 1000 });
    await back;
    expect(gateway.lastPainted).toMatchObject({ rev: 1, at: 1000 });
  });
});

describe('the gateway', () => {
  it('says what to do when its port is taken', async () => {
    const second = new ScreenGateway({ port: gateway.port, search: () => [] });
    await expect(second.start()).rejects.toMatchObject({ code: 'screen-port-taken' });
    await second.stop();
  });

  it('frees its port when stopped, and a stop more does no harm', async () => {
    const { port } = gateway;
    const connected = await screen().greeted();
    await gateway.stop();
    await gateway.stop();
    await connected.closed;
    const next = new ScreenGateway({ port, search: () => [] });
    await next.start();
    expect(next.port).toBe(port);
    await next.stop();
  });
});

describe('what a screen asks', () => {
  it('is answered to it alone: products by SKU without the unknown ones, the way or none', async () => {
    const first = await screen().greeted();
    first.send({ type: 'look-up', id: 'a', skus: ['apple', 'gone'] });
    expect(await first.next('found')).toMatchObject({ id: 'a', products: [{ sku: 'apple' }] });
    first.send({ type: 'way', id: 'b', to: { sku: 'apple' } });
    expect(await first.next('way')).toMatchObject({ id: 'b', way: { metres: 5 } });
    first.send({ type: 'way', id: 'c', to: { service: 'toilets' } });
    expect(await first.next('way')).toMatchObject({ id: 'c', way: null });
  });

  it('is told when the search failed, so that it is not shown as "nothing found"', async () => {
    const first = await screen().greeted();
    first.send({ type: 'search', id: 'a', text: 'broken', limit: 10 });
    expect(await first.next('found')).toMatchObject({ id: 'a', products: [], failed: true });
  });
});
