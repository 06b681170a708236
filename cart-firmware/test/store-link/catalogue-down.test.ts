import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics, type CatalogueHeader, type CatalogueNews, type Product, type StoreNews } from '@smart-cart/contracts';
import { TestCart } from './cart.js';
import { freePort, Mosquitto } from './mosquitto.js';
import { CART, STORE, StorePeer } from './store-peer.js';

let broker: Mosquitto;
let store: StorePeer;
let cart: TestCart;
beforeEach(async () => {
  broker = await new Mosquitto(await freePort()).start();
  store = await new StorePeer(broker.url).connect();
  cart = new TestCart(broker.url);
});
afterEach(async () => {
  await cart.dispose();
  await store.close();
  await broker.dispose();
});

function header(version: number): CatalogueHeader {
  return { version, currency: 'EUR', taxClasses: [{ id: 'A', name: 'Full', rate: 1900 }], inStoreLayouts: [] };
}

function product(n: number, price = 100): Product {
  return { sku: `sku-${n}`, name: `Product ${n}`, gtins: [], soldBy: 'piece', price, taxClass: 'A', group: 'dairy' };
}

function parts(version: number, count: number, each = 2): CatalogueNews[] {
  return Array.from({ length: count }, (_, part) => ({
    kind: 'snapshot',
    header: header(version),
    part,
    parts: count,
    products: Array.from({ length: each }, (_each, i) => product(part * each + i)),
  }));
}

function delta(from: number, price: number): CatalogueNews {
  return { kind: 'delta', from, header: header(from + 1), upsert: [product(0, price)], remove: [] };
}

/** Resolves when the cart uses this version. */
async function version(wanted: number): Promise<void> {
  while (cart.catalogueStore.version !== wanted) await new Promise((resolve) => cart.link.once('catalogue', resolve));
}

const questions = () => store.requests.filter(({ kind }) => kind === 'catalogue');

describe('a cart without a catalogue', () => {
  it('asks, and uses a snapshot only when its last part is there, in whatever order', async () => {
    store.onCatalogueRequest = () => {
      for (const part of parts(4, 3).reverse()) store.catalogue(part);
    };
    cart.link.start();
    await version(4);
    expect(cart.catalogueStore.current?.size).toBe(6);
    expect(questions()[0]).toEqual({ kind: 'catalogue', have: 0 });
  });

  it('asks again, with pauses, when parts get lost, and never uses half a catalogue', async () => {
    let asked = 0;
    const seen: number[] = [];
    store.onCatalogueRequest = () => {
      asked += 1;
      seen.push(cart.catalogueStore.version);
      const all = parts(4, 3);
      for (const part of asked < 3 ? all.slice(0, 2) : all) store.catalogue(part);
    };
    cart.link.start();
    await version(4);
    expect(asked).toBe(3);
    expect(seen).toEqual([0, 0, 0]);
  });
});

describe('a price change', () => {
  beforeEach(async () => {
    store.onCatalogueRequest = () => store.catalogue(parts(1, 1)[0] as CatalogueNews);
    store.head(1);
    cart.link.start();
    await version(1);
    store.requests.length = 0;
  });

  it('that arrives as a delta is used without a question', async () => {
    store.delta(delta(1, 250));
    store.head(2);
    await version(2);
    expect(cart.catalogueStore.current?.bySku('sku-0')?.price).toBe(250);
    expect(questions()).toEqual([]);
  });

  it('whose delta got lost is noticed by the head and asked for', async () => {
    store.onCatalogueRequest = (have) => {
      store.catalogue(delta(have, 300));
      store.catalogue(delta(have + 1, 301));
    };
    store.head(3);
    await version(3);
    expect(questions()).toEqual([{ kind: 'catalogue', have: 1 }]);
  });

  it('whose delta leaves a gap is not applied; the cart asks', async () => {
    store.onCatalogueRequest = (have) => store.catalogue({ ...delta(have, 300), header: header(4) });
    store.delta(delta(3, 777));
    await version(4);
    expect(cart.catalogueStore.current?.bySku('sku-0')?.price).toBe(300);
  });

  it('is still there after a restart, and an old version arriving late changes nothing', async () => {
    store.delta(delta(1, 250));
    await version(2);
    await cart.link.stop();
    cart.catalogueStore.close();
    cart.catalogueStore.open();
    cart.link.start();
    await cart.ready();
    store.catalogue(parts(1, 1)[0] as CatalogueNews);
    store.delta(delta(1, 999));
    store.delta(delta(2, 260));
    await version(3);
    expect(cart.catalogueStore.current?.bySku('sku-0')?.price).toBe(260);
  });

  it('of a store that counts anew replaces the higher version the cart has', async () => {
    store.delta(delta(1, 250));
    await version(2);
    store.onCatalogueRequest = (have) => {
      if (have === 0) for (const part of parts(1, 2)) store.catalogue(part);
    };
    store.head(1);
    await version(1);
    expect(cart.catalogueStore.current?.size).toBe(4);
  });
});

describe('a message from the store', () => {
  const answer = (id: string, expires: number): StoreNews => ({ kind: 'help-answered', id, expires, by: 'Ada' });

  it('is effective once by its id, and not at all when it has expired', async () => {
    const heard: StoreNews[] = [];
    cart.link.on('news', (news) => heard.push(news));
    cart.link.start();
    await cart.ready();
    const soon = Date.now() + 60_000;
    for (const news of [answer('h-1', soon), answer('h-1', soon), answer('h-2', 1_000), answer('h-3', soon)]) {
      store.publish(topics.news(STORE, CART), news);
    }
    while (!heard.some((news) => 'id' in news && news.id === 'h-3'))
      await new Promise((resolve) => cart.link.once('news', resolve));
    expect(heard.map((news) => 'id' in news && news.id)).toEqual(['h-1', 'h-3']);
  });

  it.each([
    ['ack', topics.ack(STORE, CART), '{"epoch":1}'],
    ['ack that is no JSON', topics.ack(STORE, CART), 'ack!'],
    ['news of no known kind', topics.news(STORE, CART), '{"kind":"explode"}'],
    ['head', topics.catalogueHead(STORE), '{"version":-1,"at":0}'],
    ['delta', topics.catalogueDelta(STORE), '{"kind":"delta","from":1}'],
    ['store presence', topics.store(STORE), '[]'],
    ['payload that is not UTF-8', topics.ack(STORE, CART), Buffer.from([0xff, 0xfe, 0x00])],
  ])('that is malformed (%s) is told with topic and reason, and nothing is done', async (_, topic, payload) => {
    cart.link.start();
    await cart.ready();
    cart.shop(1);
    await store.until(() => store.facts.size === 1);
    const told = new Promise<{ topic: string; reason: string }>((resolve) => cart.link.once('rejected', resolve));
    store.client.publish(topic, payload, { qos: 1 });
    const { topic: where, reason } = await told;
    expect(where).toBe(topic);
    expect(reason).toMatch(/\w/);
    expect(cart.link.condition.state).toBe('ready');
    expect(cart.catalogueStore.version).toBe(0);
    cart.shop(1);
    await store.until(() => store.facts.size === 2);
  });

  it('that is retained is refused: it would come again with every connect', async () => {
    store.publish(topics.news(STORE, CART), answer('h-9', Date.now() + 60_000), true);
    const heard: StoreNews[] = [];
    cart.link.on('news', (news) => heard.push(news));
    cart.link.start();
    await cart.ready();
    while (cart.rejected.length === 0) await new Promise((resolve) => cart.link.once('rejected', resolve));
    expect(cart.rejected[0]?.reason).toMatch(/must not be retained/);
    expect(heard).toEqual([]);
  });
});
