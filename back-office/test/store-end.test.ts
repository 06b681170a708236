import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics, type FactBody, type Seen } from '@smart-cart/contracts';
import type { BackOffice } from '../src/back-office.js';
import type { BackOfficeConfigInput } from '../src/config.js';
import { OfficeProcess } from './office-process.js';
import { OfficeStage, TestJournal } from './office-stage.js';
import { added, finished, started, wholeTrip } from './shopping.js';
import { STORE, type TestCart } from './test-cart.js';

const TRIP = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e5f';

const promotionsOf = (count: number): string =>
  JSON.stringify({
    kind: 'snapshot',
    version: 1,
    promotions: Array.from({ length: count }, (_, i) => ({
      kind: 'percent',
      id: `p${i}`,
      name: `Promotion ${i} ${'x'.repeat(90)}`,
      of: { skus: Array.from({ length: 20 }, (__, j) => `sku-${i}-${j}`) },
      percentOff: 1000,
    })),
  });

describe('the store’s end of a trip', () => {
  let stage: OfficeStage;
  let office: BackOffice;
  let url: string;
  let cart: TestCart;
  let journal: TestJournal;

  beforeEach(async () => {
    stage = await OfficeStage.open();
  });
  afterEach(async () => {
    await stage.close();
  });

  async function begin(over: Partial<BackOfficeConfigInput> = {}): Promise<void> {
    ({ office, url } = await stage.office(over));
    cart = await stage.cart('cart-1');
    journal = new TestJournal(cart);
    await journal.write(started(TRIP), added(TRIP, 1, 2), added(TRIP, 2, 1, { name: 'Beer <b>', minimumAge: 16 }));
  }

  describe('answers', () => {
    it('reach a cart that was away, after a crash, until its fact says so', async () => {
      await begin();
      await journal.write({ kind: 'age-check-requested', trip: TRIP, lines: [2], minimumAge: 16 });
      await cart.close();
      await office.desk.settleAge('cart-1', true, 'Kim');
      await office.stop();
      expect(cart.news).toEqual([]);
      const child = new OfficeProcess(stage.config(), stage.directory);
      await child.start();
      const { facts } = journal;
      cart = await stage.cart('cart-1');
      journal = new TestJournal(cart);
      journal.facts.push(...facts);
      const answer = await cart.newsOf('age-check');
      expect(answer).toMatchObject({ trip: TRIP, approved: true, minimumAge: 16, by: 'Kim' });
      await child.end('SIGKILL');
      await child.start();
      await cart.until(() => cart.news.filter((news) => news.kind === 'age-check').length > 1);
      await journal.write({ kind: 'age-check-settled', trip: TRIP, approved: true, minimumAge: 16, by: 'Kim' });
      const told = cart.news.length;
      await cart.highWaterMark();
      await cart.highWaterMark();
      expect(cart.news).toHaveLength(told);
      await child.end('SIGTERM');
    });

    it('end with the trip they are about', async () => {
      await begin();
      await journal.write({ kind: 'help-requested', trip: TRIP, reason: 'question' });
      await office.desk.helpIsComing('cart-1', 'Kim');
      expect(await cart.newsOf('help-coming')).toMatchObject({ by: 'Kim' });
      await journal.write(
        { kind: 'trip-abandoned', trip: TRIP, reason: 'shopper' },
        { kind: 'trip-closed', trip: TRIP },
      );
      const told = cart.news.length;
      await cart.highWaterMark();
      await cart.highWaterMark();
      expect(cart.news).toHaveLength(told);
      await expect(office.desk.helpIsDone('cart-1', 'Kim')).rejects.toThrow(/Nobody is shopping/);
    });
  });

  describe('what people decide', () => {
    it('is an age check with the lines it is about, told to the cart once it is decided', async () => {
      await begin();
      await journal.write({ kind: 'age-check-requested', trip: TRIP, lines: [2], minimumAge: 16 });
      expect(await office.desk.queue()).toMatchObject([
        { kind: 'age-check', cart: 'cart-1', minimumAge: 16, told: null, lines: [{ line: 2, name: 'Beer <b>' }] },
      ]);
      await office.desk.settleAge('cart-1', false, 'Kim');
      await office.desk.settleAge('cart-1', false, 'Kim');
      expect(await office.desk.queue()).toMatchObject([{ told: 'refused' }]);
      expect(await cart.newsOf('age-check')).toMatchObject({ approved: false });
      await journal.write({ kind: 'age-check-settled', trip: TRIP, approved: false, minimumAge: 16, by: 'Kim' });
      expect(await office.desk.queue()).toEqual([]);
    });

    it('is a check of a cart, of the lines that deserve a look first', async () => {
      await begin();
      await office.desk.startAudit('cart-1', 'partial');
      const audit = await cart.newsOf('audit');
      expect(audit).toMatchObject({ trip: TRIP, audit: 1, scope: 'partial', lines: [1, 2] });
      const { lines } = audit;
      await journal.write({ kind: 'audit-started', trip: TRIP, audit: 1, scope: 'partial', lines, reason: 'store' });
      await expect(office.desk.startAudit('cart-1', 'full')).rejects.toThrow(/being checked already/);
      await office.desk.answerAudit('cart-1', 'fine', 'Kim');
      expect(await cart.newsOf('audit-answer')).toMatchObject({ audit: 1, outcome: 'fine', by: 'Kim' });
      await journal.write({ kind: 'audit-settled', trip: TRIP, audit: 1, outcome: 'fine', by: 'Kim' });
      expect(await office.desk.queue()).toEqual([]);
    });

    it('shows what the camera saw, and what was bought in the end', async () => {
      await begin();
      const seen: Seen = {
        cart: 'cart-1',
        trip: TRIP,
        at: 1,
        track: 7,
        frames: 12,
        outcome: 'product',
        candidates: [{ sku: 'sku-3', probability: 0.9 }],
        unknown: 0.1,
        head: 'h1',
      };
      await cart.publish(topics.seen(STORE, 'cart-1'), JSON.stringify(seen));
      const evidence = { seen: { track: 7, frames: 12, unknown: 0.1, candidates: [], head: 'h1' } };
      await journal.write(added(TRIP, 3, 1, { evidence }));
      expect(await office.seen('cart-1')).toMatchObject([{ track: 7, bought: 'sku-3', names: { 'sku-3': 'sku-3' } }]);
      expect(await office.anomalies()).toEqual([]);
    });
  });

  describe('documents', () => {
    it('are announced, sent in parts that match their digest, and numbered by the store', async () => {
      await begin();
      const text = promotionsOf(900);
      const { head } = await office.documents.publish('promotions', text, 'Kim');
      await cart.until(() => cart.documents.at(-1)?.documents[0]?.version === head.version);
      await cart.askDocument('promotions');
      const parts = () => cart.news.flatMap((news) => (news.kind === 'document' ? [news.part] : []));
      await cart.until(() => parts().length > 1 && parts().length === parts()[0]?.parts);
      const bytes = Buffer.concat(parts().map(({ base64 }) => Buffer.from(base64, 'base64')));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(head.sha256);
      expect(bytes).toHaveLength(head.bytes);
      expect(await office.documents.publish('promotions', text, 'Kim')).toMatchObject({ changed: false });
      const fewer = await office.documents.publish('promotions', promotionsOf(2), 'Kim');
      expect([head.version, fewer.head.version]).toEqual([1, 2]);
      const sent = cart.news.length;
      await cart.askDocument('promotions', 2);
      await cart.highWaterMark();
      expect(cart.news).toHaveLength(sent);
    });

    it('are refused with every problem named, and what carts have stays', async () => {
      await begin();
      const put = (name: string, body: string) =>
        fetch(`${url}/api/documents/${name}`, { method: 'PUT', body, headers: { 'content-type': 'application/json' } });
      const wrong = await put('promotions', '{"kind":"snapshot","version":1,"promotions":[{"kind":"gift","id":"a"}]}');
      expect(wrong.status).toBe(422);
      expect(JSON.stringify(await wrong.json())).toContain('promotion \\"a\\"');
      expect((await put('store-map', '{"format":1,\n"floor":[[0,0]]}')).status).toBe(422);
      expect((await put('recogniser', '{"format":"smart-cart-head/1","head":"{}"}')).status).toBe(422);
      expect((await put('recommendations', 'not json')).status).toBe(422);
      expect(await office.documents.list()).toEqual([]);
      expect((await put('promotions', promotionsOf(1))).status).toBe(200);
      expect(await office.documents.list()).toMatchObject([
        { name: 'promotions', version: 1, summary: '1 promotions' },
      ]);
    });

    it('are learned from receipts in a thread, and published to carts', async () => {
      await begin({ documents: { training: { minimumReceipts: 10 } } });
      const bodies = Array.from({ length: 12 }, (_, i) => wholeTrip(`trip-${String(i).padStart(4, '0')}`, 2 + (i % 4)));
      await journal.write({ kind: 'trip-closed', trip: TRIP }, ...bodies.flat());
      expect(await office.training.state()).toMatchObject({ running: false, receipts: 12 });
      await office.training.train();
      await cart.until(() => cart.documents.at(-1)?.documents[0]?.name === 'recommendations');
      expect(await office.documents.list()).toMatchObject([
        { name: 'recommendations', version: 1, origin: 'learned from 12 receipts' },
      ]);
    });

    it('says that suggestions need more receipts', async () => {
      await begin();
      const answer = await fetch(`${url}/api/training`, { method: 'POST' });
      expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
        409,
        expect.stringContaining('0 receipts'),
      ]);
    });
  });

  describe('receipts', () => {
    const end: FactBody[] = [
      { kind: 'checkout-started', trip: TRIP },
      { ...finished(TRIP, 300, 3), exitCode: 'ABCD1234' } as FactBody,
    ];

    it('are shown to whoever has their address, and to nobody else', async () => {
      await begin();
      await journal.write(...end);
      const page = await fetch(`${url}/r/${TRIP}`);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('ABCD1234');
      expect(html).toContain('€3.00');
      expect(html).toContain('Beer &lt;b&gt;');
      const sealed = office.shoppersReceipts.path('cart-1', TRIP);
      expect((await fetch(`${url}${sealed}`)).status).toBe(200);
      expect((await fetch(`${url}${office.shoppersReceipts.path('cart-2', TRIP)}`)).status).toBe(404);
      expect((await fetch(`${url}/r/6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e50`)).status).toBe(404);
    });

    it('are mailed when the trip is finished, and the address is nowhere afterwards', async () => {
      const directory = join(stage.directory, 'mail');
      await begin({ mail: { kind: 'file', directory, from: 'shop@store.example' } });
      await journal.write({ kind: 'receipt-wanted', trip: TRIP, email: 'someone@home.example' });
      await cart.highWaterMark();
      await expect(readdir(directory)).rejects.toThrow();
      await journal.write(...end);
      // Delivered once more as a cart does after a lost acknowledgement: no second mail, and no difference to note.
      await cart.send(journal.facts);
      let mails: string[] = [];
      while (mails.length === 0) {
        await cart.highWaterMark();
        mails = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.eml'));
      }
      expect(mails).toHaveLength(1);
      const mail = await readFile(join(directory, mails[0] ?? ''), 'utf8');
      expect(mail).toContain('To: someone@home.example');
      expect(JSON.stringify(await office.facts('cart-1'))).not.toContain('someone');
      expect(await office.anomalies()).toEqual([]);
      const onDisk = async (): Promise<boolean> => {
        const files = (await readdir(stage.directory)).filter((name) => name.startsWith('store.db'));
        const contents = await Promise.all(files.map((name) => readFile(join(stage.directory, name))));
        return contents.some((content) => content.includes('someone@home'));
      };
      // Still running: its write-ahead log must not keep what the tables have forgotten.
      for (let i = 0; i < 100 && (await onDisk()); i += 1) await cart.highWaterMark();
      expect(await onDisk()).toBe(false);
      await office.stop();
      expect(await onDisk()).toBe(false);
    });

    it('are settled once more by the store, which notes what the cart took off otherwise', async () => {
      await begin();
      const tenth = { kind: 'percent', id: 'tenth', name: 'A tenth', of: { all: true }, percentOff: 1000 };
      const promotions = JSON.stringify({ kind: 'snapshot', version: 1, promotions: [tenth] });
      await office.documents.publish('promotions', promotions, 'Kim');
      const savings = (amount: number): FactBody => ({
        kind: 'savings-settled',
        trip: TRIP,
        version: 1,
        savings: [{ line: 1, promotion: 'tenth', name: 'A tenth', amount }],
        exact: true,
      });
      await journal.write(savings(50), { kind: 'checkout-started', trip: TRIP }, finished(TRIP, 250, 3));
      expect(await office.receipt(TRIP)).toMatchObject({ agreement: 'agrees', total: 250, receipt: { savings: 50 } });
      expect(await office.anomalies()).toMatchObject([{ kind: 'savings-differ', cart: 'cart-1' }]);
    });
  });
});
