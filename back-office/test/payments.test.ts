import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics, type FactBody, type TenderMethod } from '@smart-cart/contracts';
import SqliteDatabase from 'better-sqlite3';
import type { BackOffice } from '../src/back-office.js';
import type { BackOfficeConfigInput } from '../src/config.js';
import { OfficeProcess } from './office-process.js';
import { OfficeStage, TestJournal } from './office-stage.js';
import { added, finished, started } from './shopping.js';
import { STORE, type TestCart } from './test-cart.js';

const TRIP = 'trip-0001';

function asks(tender: number, amount: number, method: TenderMethod = 'card'): FactBody {
  return { kind: 'tender-requested', trip: TRIP, tender, method, amount, currency: 'EUR' };
}

const settled = (tender: number, amount: number): FactBody => ({
  kind: 'tender-settled',
  trip: TRIP,
  tender,
  outcome: amount === 0 ? 'declined' : 'approved',
  amount,
});
const checkout: FactBody = { kind: 'checkout-started', trip: TRIP };

describe('payments', () => {
  let stage: OfficeStage;
  let office: BackOffice;
  let cart: TestCart;
  let journal: TestJournal;

  beforeEach(async () => {
    stage = await OfficeStage.open();
  });
  afterEach(async () => {
    await stage.close();
  });

  async function begin(over: Partial<BackOfficeConfigInput> = {}, pieces = 20): Promise<void> {
    ({ office } = await stage.office(over));
    cart = await stage.cart('cart-1');
    journal = new TestJournal(cart);
    await journal.write(started(TRIP), added(TRIP, 1, pieces), checkout);
  }

  /** What moved at the simulated acquirer, from its own books. */
  function movements(): { kind: string; amount: number }[] {
    const db = new SqliteDatabase(`${stage.directory}/store.db`, { readonly: true });
    try {
      return db.prepare('select kind, amount from simulated_movements order by id').all() as {
        kind: string;
        amount: number;
      }[];
    } finally {
      db.close();
    }
  }

  it('charges a tender once, however often its fact arrives, and answers until the cart has written it down', async () => {
    await begin();
    await journal.write(asks(1, 2000));
    for (let i = 0; i < 3; i += 1) await cart.send(journal.facts);
    const answer = await cart.newsOf('tender');
    expect(answer).toMatchObject({ trip: TRIP, tender: 1, outcome: 'approved', amount: 2000 });
    const before = cart.news.length;
    await cart.highWaterMark();
    await cart.until(() => cart.news.length > before);
    expect(cart.news.at(-1)).toMatchObject({ kind: 'tender', id: answer.id, outcome: 'approved' });
    await journal.write(settled(1, 2000), finished(TRIP, 2000, 20));
    const told = cart.news.length;
    await cart.highWaterMark();
    await cart.highWaterMark();
    expect(cart.news).toHaveLength(told);
    expect(await office.balance(TRIP, 'cart-1')).toMatchObject({ charged: 2000, due: 2000, state: 'balanced' });
    await office.stop();
    expect(movements()).toEqual([{ kind: 'charge', amount: 2000 }]);
  });

  it('tells a decline and a part, and charges the rest by another tender', async () => {
    await begin();
    office.payments.simulate({ behaviour: 'decline', times: 1, delayMs: 0 });
    await journal.write(asks(1, 2000));
    expect(await cart.newsOf('tender')).toMatchObject({ outcome: 'declined', amount: 0, reason: 'insufficient-funds' });
    await journal.write(settled(1, 0));
    cart.news.length = 0;
    office.payments.simulate({ behaviour: 'partial', times: 1, delayMs: 0 });
    await journal.write(asks(2, 2000, 'meal-voucher'));
    expect(await cart.newsOf('tender')).toMatchObject({ tender: 2, outcome: 'approved', amount: 1000 });
    await journal.write(settled(2, 1000), asks(3, 1000));
    await cart.until(() => cart.news.some((news) => news.kind === 'tender' && news.tender === 3));
    await journal.write(settled(3, 1000), finished(TRIP, 2000, 20));
    expect(await office.balance(TRIP, 'cart-1')).toMatchObject({ charged: 2000, due: 2000, state: 'balanced' });
  });

  it('finds a charge whose answer was lost, and does not make it again', async () => {
    await begin();
    office.payments.simulate({ behaviour: 'answer-lost', times: 1, delayMs: 0 });
    await journal.write(asks(1, 2000));
    expect(await cart.newsOf('tender')).toMatchObject({ outcome: 'approved', amount: 2000 });
    await office.stop();
    expect(movements()).toEqual([{ kind: 'charge', amount: 2000 }]);
  });

  it('charges after a time-out when the acquirer says that it knows of nothing', async () => {
    await begin();
    office.payments.simulate({ behaviour: 'time-out', times: 1, delayMs: 0 });
    await journal.write(asks(1, 2000));
    expect(await cart.newsOf('tender')).toMatchObject({ outcome: 'approved', amount: 2000 });
    await office.stop();
    expect(movements()).toEqual([{ kind: 'charge', amount: 2000 }]);
  });

  it('keeps an unknown outcome unknown, shows it to staff, and ends it when the acquirer is back', async () => {
    await begin();
    office.payments.simulate({ behaviour: 'unreachable', times: null, delayMs: 0 });
    await journal.write(asks(1, 2000));
    while (!(await office.desk.queue()).some(({ kind }) => kind === 'unknown-payment')) await cart.highWaterMark();
    expect(cart.news).toEqual([]);
    office.payments.simulate({ behaviour: 'approve', times: null, delayMs: 0 });
    expect(await cart.newsOf('tender')).toMatchObject({ outcome: 'approved', amount: 2000 });
    expect(await office.desk.queue()).toEqual([]);
  });

  it('cancels what the acquirer has not charged when the shopper withdraws', async () => {
    await begin();
    office.payments.simulate({ behaviour: 'unreachable', times: null, delayMs: 0 });
    await journal.write(asks(1, 2000));
    while (!(await office.desk.queue()).some(({ kind }) => kind === 'unknown-payment')) await cart.highWaterMark();
    await journal.write({ kind: 'tender-cancel-requested', trip: TRIP, tender: 1 });
    office.payments.simulate({ behaviour: 'approve', times: null, delayMs: 0 });
    expect(await cart.newsOf('tender')).toMatchObject({ outcome: 'cancelled', amount: 0 });
    await office.stop();
    expect(movements()).toEqual([]);
  });

  it('charges once when the process is killed after the charge and before its answer', async () => {
    await begin();
    await office.stop();
    const slow = { payments: { acquirer: { kind: 'simulated', behaviour: 'approve', delayMs: 30_000 } } } as const;
    const child = new OfficeProcess(stage.config(slow), stage.directory);
    await child.start();
    await journal.write(asks(1, 2000));
    await cart.highWaterMark();
    // The books of the acquirer are written by now or within moments; the answer takes half a minute.
    let waiting: unknown;
    do waiting = await (await fetch(`${child.url}/api/payments/cart-1/${TRIP}`)).json();
    while (JSON.stringify(waiting).includes('"intended"'));
    await child.end('SIGKILL');
    expect(cart.news).toEqual([]);
    const again = new OfficeProcess(stage.config(), stage.directory);
    await again.start();
    expect(await cart.newsOf('tender')).toMatchObject({ tender: 1, outcome: 'approved', amount: 2000 });
    await again.end('SIGTERM');
    expect(movements()).toEqual([{ kind: 'charge', amount: 2000 }]);
  });

  it('hands a payment to the cash desk by one code, and takes what the cashier says', async () => {
    await begin();
    await journal.write(asks(1, 2000, 'cash-desk'));
    const [item] = await office.desk.queue();
    expect(item).toMatchObject({ kind: 'cash-desk', cart: 'cart-1', code: `SCH.cart-1.${TRIP}.1` });
    await expect(office.payments.paidAtDesk({ cart: 'cart-1', trip: TRIP, tender: 2 }, 'Kim')).rejects.toThrow(
      /Check the code/,
    );
    await office.payments.paidAtDesk({ cart: 'cart-1', trip: TRIP, tender: 1 }, 'Kim');
    expect(await cart.newsOf('tender')).toMatchObject({ outcome: 'approved', amount: 2000 });
    expect(await office.desk.queue()).toEqual([]);
    await expect(office.payments.paidAtDesk({ cart: 'cart-1', trip: TRIP, tender: 1 }, 'Kim')).rejects.toThrow(
      /settled already/,
    );
  });

  it('gives back by itself what was paid too much after goods were taken out', async () => {
    await begin();
    await journal.write(asks(1, 2000));
    await cart.newsOf('tender');
    await journal.write(settled(1, 2000), { kind: 'checkout-left', trip: TRIP, by: 'basket' });
    await journal.write({ kind: 'quantity-changed', trip: TRIP, line: 1, quantity: 15, reason: 'taken-out' });
    await cart.highWaterMark();
    expect(cart.news.filter(({ kind }) => kind === 'refund')).toEqual([]);
    await journal.write(checkout);
    const refund = await cart.newsOf('refund');
    expect(refund).toMatchObject({ tender: 1, amount: 500 });
    const { reference } = refund;
    await journal.write({
      kind: 'tender-refunded',
      trip: TRIP,
      tender: 1,
      amount: 500,
      ...(reference && { reference }),
    });
    await journal.write(finished(TRIP, 1500, 15), { kind: 'trip-closed', trip: TRIP });
    expect(await office.balance(TRIP, 'cart-1')).toMatchObject({ charged: 2000, refunded: 500, state: 'balanced' });
    await office.stop();
    expect(movements()).toEqual([
      { kind: 'charge', amount: 2000 },
      { kind: 'refund', amount: 500 },
    ]);
  });

  it('gives everything back when the trip is abandoned', async () => {
    await begin();
    await journal.write(asks(1, 1200), asks(2, 700, 'cash-desk'), asks(3, 100, 'cash-desk'));
    await cart.newsOf('tender');
    await office.payments.paidAtDesk({ cart: 'cart-1', trip: TRIP, tender: 2 }, 'Kim');
    await journal.write({ kind: 'trip-abandoned', trip: TRIP, reason: 'staff' });
    while ((await office.balance(TRIP, 'cart-1'))?.refunded !== 1200) await cart.highWaterMark();
    const [cash] = await office.desk.queue();
    expect(cash).toMatchObject({ kind: 'hand-back', refund: { tender: 2, amount: 700 } });
    if (cash?.kind === 'hand-back') await office.payments.handedBack(cash.refund.id, 'Kim');
    expect(await office.balance(TRIP, 'cart-1')).toMatchObject({ charged: 1900, refunded: 1900, state: 'balanced' });
    expect(await office.desk.queue()).toEqual([]);
  });

  it('asks for nothing when a fact about a tender makes no sense', async () => {
    await begin();
    await journal.write({ kind: 'tender-cancel-requested', trip: TRIP, tender: 7 }, settled(7, 100));
    await cart.publish(topics.facts(STORE, 'cart-1'), '{"cart":"cart-1"}');
    await cart.highWaterMark();
    expect((await office.balance(TRIP, 'cart-1'))?.tenders).toEqual([]);
  });
});
