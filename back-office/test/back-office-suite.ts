import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkDigit, topics, type Fact, type Product } from '@smart-cart/contracts';
import { BackOffice } from '../src/back-office.js';
import { backOfficeConfigSchema, type BackOfficeConfigInput } from '../src/config.js';
import { OfficeProcess } from './office-process.js';
import { added, finished, numbered, started, wholeTrip } from './shopping.js';
import type { TestBroker } from './test-broker.js';
import { STORE, TestCart } from './test-cart.js';

const TERMS = { currency: 'EUR', taxClasses: [{ id: 'A', name: 'standard', rate: 1900 }], inStoreLayouts: [] };

/** Facts 1 and 3 of one batch. */
const GAPPY = JSON.stringify({
  cart: 'CART',
  epoch: 1,
  facts: [...numbered([started('trip-0001')]), ...numbered([added('trip-0001', 1)], { seq: 3 })],
});

function product(n: number, over: Partial<Product> = {}): Product {
  const body = `20000000${String(n).padStart(5, '0')}`;
  return {
    sku: `sku-${n}`,
    name: `Product ${n}`,
    gtins: [`${body}${checkDigit(body)}`],
    soldBy: 'piece',
    price: 100 + n,
    taxClass: 'A',
    group: 'test',
    ...over,
  };
}

function products(count: number): Product[] {
  return Array.from({ length: count }, (_, i) => product(i + 1));
}

/** Small and repeatable pseudo-random numbers (Park and Miller's minimal standard). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The rules of the store's end, checked over a real broker. */
export function describeBackOffice(kind: string, startBroker: () => Promise<TestBroker>): void {
  describe(`the back office over ${kind}`, () => {
    let broker: TestBroker;
    let directory: string;
    let office: BackOffice;
    let cart: TestCart;
    let count = 0;
    const open: { close(): Promise<void> }[] = [];

    const configInput = (): BackOfficeConfigInput => ({
      store: STORE,
      mqtt: { url: broker.url, reconnect: { minMs: 50, maxMs: 200 } },
      database: { file: join(directory, 'store.db') },
      http: { port: 0 },
    });
    const startOffice = async (): Promise<BackOffice> => {
      const config = backOfficeConfigSchema.parse(configInput());
      const fresh = new BackOffice(config);
      await fresh.start();
      return fresh;
    };
    const newCart = async (name: string, bootId?: string): Promise<TestCart> => {
      const fresh = await new TestCart(broker.url, name, bootId).connect();
      open.push(fresh);
      return fresh;
    };
    /** Resolves when the office answers, so that nothing published before is missed. */
    const ready = async (of: TestCart): Promise<void> => {
      await of.until(() => of.stores.at(-1)?.online === true);
      await of.highWaterMark();
    };

    beforeAll(async () => {
      broker = await startBroker();
    });
    afterAll(async () => {
      await broker.stop();
    });
    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'back-office-'));
      count += 1;
      cart = await newCart(`cart-${count}`);
      office = await startOffice();
      await ready(cart);
    });
    afterEach(async () => {
      await office.stop();
      for (const each of open.splice(0)) await each.close();
      await rm(directory, { recursive: true, force: true });
    });

    describe('ingest', () => {
      it('gives a batch that is delivered twice its effect once, and acknowledges it twice', async () => {
        const facts = numbered([started('trip-0001'), added('trip-0001', 1), added('trip-0001', 2)]);
        await cart.send(facts);
        await cart.until(() => cart.markSeen() === 3);
        const acksBefore = cart.acks.length;
        await cart.send(facts);
        await cart.until(() => cart.acks.length > acksBefore);
        expect(cart.acks.at(-1)).toEqual({ epoch: 1, seq: 3 });
        expect(await office.facts(cart.name)).toEqual(facts);
        expect((await office.receipt('trip-0001', cart.name))?.total).toBe(200);
        expect(await office.anomalies()).toEqual([]);
      });

      it('takes the new facts of a batch that overlaps what is stored', async () => {
        const facts = numbered(wholeTrip('trip-0001', 6));
        await cart.send(facts.slice(0, 5));
        await cart.send(facts.slice(2));
        await cart.until(() => cart.markSeen() === facts.length);
        expect(await office.facts(cart.name)).toEqual(facts);
      });

      it('does not store facts beyond a gap, and answers with the mark to go on from', async () => {
        const facts = numbered(wholeTrip('trip-0001', 6));
        await cart.send(facts.slice(0, 2));
        await cart.until(() => cart.markSeen() === 2);
        const acksBefore = cart.acks.length;
        await cart.send(facts.slice(4));
        await cart.until(() => cart.acks.length > acksBefore);
        expect(cart.acks.at(-1)).toEqual({ epoch: 1, seq: 2 });
        expect(await office.facts(cart.name)).toEqual(facts.slice(0, 2));
        expect(await office.anomalies()).toMatchObject([{ kind: 'gap', cart: cart.name, count: 1 }]);
        await cart.deliver(facts);
        expect(await office.receipt('trip-0001', cart.name)).toMatchObject({ total: 600, agreement: 'agrees' });
      });

      it('goes on beyond a gap, and notes what is lost, when the cart no longer holds what is missing', async () => {
        const facts = numbered(wholeTrip('trip-0009', 2), { seq: 500 });
        await cart.deliver(facts);
        expect(await office.facts(cart.name)).toEqual(facts);
        expect((await office.receipt('trip-0009', cart.name))?.agreement).toBe('agrees');
        const lost = (await office.anomalies()).find((anomaly) => anomaly.kind === 'lost-facts');
        expect(lost?.reason).toContain('facts 1 to 499 of epoch 1');
      });

      it('keeps the first body and notes the second when a fact comes again with other content', async () => {
        const [first, second] = [numbered([started('trip-0001'), added('trip-0001', 1)]), added('trip-0001', 1, 9)];
        await cart.send(first);
        await cart.until(() => cart.markSeen() === 2);
        await cart.send(numbered([started('trip-0001'), second, added('trip-0001', 2)]));
        await cart.until(() => cart.markSeen() === 3);
        expect((await office.facts(cart.name))[1]).toEqual(first[1]);
        expect((await office.receipt('trip-0001', cart.name))?.items).toBe(2);
        const noted = await office.anomalies();
        expect(noted).toMatchObject([{ kind: 'different-body', cart: cart.name, count: 1 }]);
        expect(noted[0]?.reason).toContain('1/2');
        expect(noted[0]?.detail).toContain('"quantity":9');
      });

      it.each([
        ['is no JSON', 'facts', '{"cart":', 'not JSON'],
        ['is not UTF-8', 'facts', Buffer.from([0xff, 0xfe, 0x00]), 'not JSON in UTF-8'],
        ['lacks its facts', 'facts', '{"cart":"CART","epoch":1}', 'facts'],
        ['numbers facts with a gap inside', 'facts', GAPPY, 'without a gap'],
        ['asks for what we do not have', 'request', '{"kind":"refund"}', 'kind'],
        ['is a presence of nobody', 'presence', '[]', 'the payload'],
        ['is a status of nonsense', 'status', '{"light":"pink"}', 'cart'],
      ] as const)('notes and never acknowledges a payload that %s', async (_what, leaf, payload, reason) => {
        const text = typeof payload === 'string' ? payload.replace('CART', cart.name) : payload;
        const before = cart.acks.length;
        await cart.publish(topics[leaf](STORE, cart.name), text);
        await cart.publish(topics[leaf](STORE, cart.name), text);
        expect(await cart.highWaterMark()).toBe(0);
        expect(cart.acks.length).toBe(before + 1);
        const noted = await office.anomalies();
        expect(noted).toMatchObject([{ kind: 'malformed', cart: cart.name, count: 2 }]);
        expect(noted[0]?.reason).toContain(reason);
        await cart.deliver(numbered(wholeTrip('trip-0001', 1)));
        expect((await office.receipt('trip-0001', cart.name))?.total).toBe(100);
      });

      it('refuses a batch that names another cart than its topic', async () => {
        const batch = { cart: 'somebody-else', epoch: 1, facts: numbered([started('trip-0001')]) };
        await cart.publish(topics.facts(STORE, cart.name), JSON.stringify(batch));
        expect(await cart.highWaterMark()).toBe(0);
        expect(await office.facts('somebody-else')).toEqual([]);
        expect(await office.anomalies()).toMatchObject([{ kind: 'wrong-cart', cart: cart.name }]);
      });

      it('keeps carts apart that use the same trip id and the same numbers', async () => {
        const other = await newCart(`${cart.name}-b`);
        await cart.deliver(numbered(wholeTrip('trip-0001', 1)));
        await other.deliver(numbered(wholeTrip('trip-0001', 3)));
        expect((await office.receipt('trip-0001', cart.name))?.total).toBe(100);
        expect((await office.receipt('trip-0001', other.name))?.total).toBe(300);
      });
    });

    describe('receipts', () => {
      it('are flagged with both values when the cart claims another total than its facts add up to', async () => {
        await cart.deliver(numbered([started('trip-0001'), added('trip-0001', 1, 3), finished('trip-0001', 250, 3)]));
        expect(await office.receipt('trip-0001', cart.name)).toMatchObject({
          agreement: 'differs',
          claimed: { total: 250, items: 3 },
          computed: { total: 300, items: 3 },
        });
        expect(await office.receipts({ disagreement: true })).toHaveLength(1);
      });

      it('are flagged when only the number of items differs', async () => {
        await cart.deliver(numbered([started('trip-0001'), added('trip-0001', 1), finished('trip-0001', 100, 2)]));
        expect((await office.receipt('trip-0001', cart.name))?.agreement).toBe('differs');
      });

      it('agree when deposit, tax and a removal are counted the same on both ends', async () => {
        const bodies = [
          started('trip-0001'),
          added('trip-0001', 1, 2, { deposit: 25 }),
          added('trip-0001', 2),
          { kind: 'line-removed', trip: 'trip-0001', line: 2, reason: 'shopper' } as const,
          finished('trip-0001', 250, 2),
        ];
        await cart.deliver(numbered(bodies));
        const receipt = await office.receipt('trip-0001', cart.name);
        expect(receipt).toMatchObject({ agreement: 'agrees', total: 250 });
        expect(receipt?.receipt.taxes).toEqual([{ id: 'A', rate: 1900, gross: 250, tax: 40 }]);
      });

      it('are right when the facts of an earlier epoch arrive after those of a later one', async () => {
        const early = numbered([started('trip-0001'), added('trip-0001', 1)]);
        const late = numbered([added('trip-0001', 2), finished('trip-0001', 200, 2)], { epoch: 2 });
        await cart.deliver(late);
        expect(await office.receipt('trip-0001', cart.name)).toBeUndefined();
        await cart.deliver(early);
        expect(await office.receipt('trip-0001', cart.name)).toMatchObject({ total: 200, agreement: 'agrees' });
      });
    });

    describe('receipts of a trip known already', () => {
      it('are made anew, in order, when a fact of an earlier epoch arrives late', async () => {
        await cart.deliver(numbered([started('trip-0001'), added('trip-0001', 1)]));
        await cart.deliver(numbered([added('trip-0001', 2), finished('trip-0001', 300, 3)], { epoch: 2 }));
        expect((await office.receipt('trip-0001', cart.name))?.agreement).toBe('differs');
        await cart.deliver(numbered([added('trip-0001', 3)], { seq: 3 }));
        const receipt = await office.receipt('trip-0001', cart.name);
        expect(receipt).toMatchObject({ status: 'finished', total: 300, agreement: 'agrees' });
        expect(receipt?.receipt.lines.map((line) => line.line)).toEqual([1, 3, 2]);
      });
    });

    describe('the catalogue', () => {
      it('reaches a cart that has none as a snapshot in parts that each fit a message', async () => {
        await office.publishCatalogue(TERMS, products(1200));
        await cart.until(() => cart.heads.some((head) => head.version === 1));
        await cart.askCatalogue(0);
        await cart.until(() => cart.news.length === 3);
        const parts = cart.news.flatMap((news) => (news.kind === 'catalogue' ? [news.news] : []));
        expect(parts.map((part) => (part.kind === 'snapshot' ? [part.part, part.parts] : []))).toEqual([
          [0, 3],
          [1, 3],
          [2, 3],
        ]);
        expect(parts.flatMap((part) => (part.kind === 'snapshot' ? part.products : []))).toHaveLength(1200);
      });

      it('reaches open carts as a delta when a price changes, and the head follows', async () => {
        await office.publishCatalogue(TERMS, products(3));
        await office.changePrice('sku-2', 777);
        await cart.until(() => cart.deltas.length === 1 && cart.heads.at(-1)?.version === 2);
        expect(cart.deltas[0]).toMatchObject({
          from: 1,
          header: { version: 2 },
          upsert: [{ sku: 'sku-2', price: 777 }],
        });
      });

      it('reaches a cart that missed changes as one delta, also after a restart of the store', async () => {
        await office.publishCatalogue(TERMS, products(5));
        await office.changePrice('sku-1', 1);
        await office.changeProducts({ upsert: [product(9)], remove: ['sku-3'] });
        await office.changePrice('sku-1', 2);
        await office.stop();
        office = await startOffice();
        await ready(cart);
        await cart.askCatalogue(1);
        await cart.until(() => cart.news.length === 1);
        expect(cart.news[0]).toMatchObject({
          kind: 'catalogue',
          news: { kind: 'delta', from: 1, header: { version: 4 }, remove: ['sku-3'] },
        });
        const [news] = cart.news;
        const delta = news?.kind === 'catalogue' && news.news.kind === 'delta' ? news.news : undefined;
        const prices = new Map(delta?.upsert.map((each) => [each.sku, each.price]));
        expect(prices).toEqual(new Map([['sku-1', 2], ['sku-9', 109]])); // prettier-ignore
      });

      it('is sent whole to a cart that has a version the store never made', async () => {
        await office.publishCatalogue(TERMS, products(2));
        await cart.askCatalogue(99);
        await cart.until(() => cart.news.length === 1);
        expect(cart.news[0]).toMatchObject({ news: { kind: 'snapshot', header: { version: 1 } } });
      });

      it('keeps its version when the same one is published again, and refuses one that contradicts itself', async () => {
        await office.publishCatalogue(TERMS, products(2));
        expect((await office.publishCatalogue(TERMS, products(2))).version).toBe(1);
        const twins = [product(1), product(2, { gtins: product(1).gtins })];
        await expect(office.publishCatalogue(TERMS, twins)).rejects.toMatchObject({ code: 'catalogue-invalid' });
        await expect(office.changeProducts({ upsert: [product(3, { taxClass: 'Z' })] })).rejects.toThrow(
          /tax class "Z"/,
        );
        expect((await office.catalogue())?.header.version).toBe(1);
      });
    });

    describe('presence', () => {
      it('ignores the will of an earlier boot that arrives after the birth of the next', async () => {
        await cart.presence(true, 'boot-a');
        await cart.presence(true, 'boot-b');
        await cart.presence(false, 'boot-a');
        await cart.highWaterMark();
        expect(await office.cart(cart.name)).toMatchObject({ online: true, bootId: 'boot-b' });
        await cart.presence(false, 'boot-b');
        await cart.highWaterMark();
        expect(await office.cart(cart.name)).toMatchObject({ online: false, bootId: 'boot-b' });
      });

      it('shows a cart offline when its connection breaks', async () => {
        const other = await newCart(`${cart.name}-b`, 'boot-x');
        await other.presence(true, 'boot-x');
        await other.highWaterMark();
        expect((await office.cart(other.name))?.online).toBe(true);
        await other.breakOff();
        while ((await office.cart(other.name))?.online !== false) await cart.highWaterMark();
        expect((await office.cart(other.name))?.online).toBe(false);
      });

      it('believes a live status more than a will', async () => {
        await cart.presence(true, 'boot-1');
        await cart.presence(false, 'boot-1');
        await cart.status({ bootId: 'boot-1', backlog: 3 });
        await cart.highWaterMark();
        expect(await office.cart(cart.name)).toMatchObject({ online: true, status: { backlog: 3 } });
      });

      it('announces the store with birth, farewell, and again when a foreign will overwrites the birth', async () => {
        const birth = cart.stores.at(-1);
        expect(birth?.online).toBe(true);
        await cart.publish(topics.store(STORE), JSON.stringify({ online: false, bootId: 'long ago' }), true);
        await cart.until(() => {
          const wiped = cart.stores.findIndex((store) => store.bootId === 'long ago');
          return wiped >= 0 && cart.stores.slice(wiped).some((store) => store.online && store.bootId === birth?.bootId);
        });
        await office.stop();
        await cart.until(() => cart.stores.at(-1)?.online === false);
        expect(cart.stores.at(-1)?.bootId).toBe(birth?.bootId);
      });
    });

    describe('help', () => {
      it('is answered to the cart that asked, again until the cart says so, and refused when nobody asks', async () => {
        const asked = [
          started('trip-0001'),
          { kind: 'help-requested', trip: 'trip-0001', reason: 'age-check' } as const,
        ];
        await cart.deliver(numbered(asked));
        expect((await office.cart(cart.name))?.help).toMatchObject({ reason: 'age-check' });
        await office.desk.helpIsDone(cart.name, 'Sam');
        await cart.until(() => cart.news.length === 1);
        expect(cart.news[0]).toMatchObject({ kind: 'help-answered', by: 'Sam' });
        await cart.highWaterMark();
        await cart.until(() => cart.news.length === 2);
        expect(cart.news[1]).toMatchObject({
          kind: 'help-answered',
          id: cart.news[0]?.kind === 'help-answered' && cart.news[0].id,
        });
        await cart.deliver(numbered([...asked, { kind: 'help-ended', trip: 'trip-0001', by: 'staff' }]));
        await expect(office.desk.helpIsDone(cart.name, 'Sam')).rejects.toMatchObject({ code: 'nothing-open' });
        await expect(office.desk.helpIsDone('cart-x', 'Sam')).rejects.toMatchObject({ code: 'cart-unknown' });
      });
    });

    describe('after a failure', () => {
      it('goes on where it was when the back office is restarted', async () => {
        const facts = numbered(wholeTrip('trip-0001', 10));
        await cart.deliver(facts.slice(0, 5));
        await office.stop();
        office = await startOffice();
        await ready(cart);
        expect(await cart.highWaterMark()).toBe(5);
        await cart.deliver(facts);
        expect(await office.facts(cart.name)).toEqual(facts);
        expect(await office.receipt('trip-0001', cart.name)).toMatchObject({ total: 1000, agreement: 'agrees' });
      });

      it('reconnects, is born again and announces the catalogue when the broker restarts and has forgotten all', async () => {
        await office.publishCatalogue(TERMS, products(2));
        const facts = numbered(wholeTrip('trip-0001', 4));
        await cart.deliver(facts.slice(0, 3));
        await broker.restart();
        const later = await newCart(`${cart.name}-later`);
        await later.until(() => later.stores.at(-1)?.online === true && later.heads.at(-1)?.version === 1);
        const again = await newCart(cart.name, 'boot-2');
        await again.deliver(facts);
        expect(await office.facts(cart.name)).toEqual(facts);
      });

      it('has every fact it acknowledged, once, when it is killed again and again in the middle of ingest', async () => {
        await office.stop();
        const random = randomFrom(20_261_123);
        const bodies = Array.from({ length: 40 }, (_, i) => wholeTrip(`trip-${String(i).padStart(4, '0')}`, 20)).flat();
        const facts: Fact[] = numbered(bodies);
        const child = new OfficeProcess(configInput(), directory);
        const delivering = { done: false };
        await child.start();
        const all = cart.deliver(facts, 5).then(() => {
          delivering.done = true;
        });
        let kills = 0;
        let answeredLess = 0;
        for (; kills < 6; kills += 1) {
          const target = Math.min(facts.length - 40, cart.markSeen() + 20 + Math.floor(random() * 100));
          await cart.until(() => cart.markSeen() >= target);
          await child.end('SIGKILL');
          const acknowledged = cart.markSeen();
          await child.start();
          if ((await cart.highWaterMark()) < acknowledged) answeredLess += 1;
        }
        await all;
        expect(delivering.done).toBe(true);
        expect(answeredLess).toBe(0);
        expect(await child.end('SIGTERM')).toBe(0);
        office = await startOffice();
        expect(await office.facts(cart.name)).toEqual(facts);
        const receipts = await office.receipts({ cart: cart.name, limit: 100 });
        expect(receipts).toHaveLength(40);
        expect(receipts.filter((receipt) => receipt.total !== 2000 || receipt.agreement !== 'agrees')).toEqual([]);
        expect((await office.anomalies()).filter((anomaly) => anomaly.kind !== 'gap')).toEqual([]);
        // Seven starts of a process: on a machine that is busy otherwise they alone take a minute.
      }, 240_000);
    });
  });
}
