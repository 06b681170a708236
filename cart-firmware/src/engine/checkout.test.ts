import { describe, expect, it } from '@jest/globals';
import type { FactBody, StoreNews, TenderMethod } from '@smart-cart/contracts';
import { isExitCode } from '@smart-cart/contracts';
import { due, payable, phase, light } from './index.js';
import { codes, PaperTrip } from './paper-trip.js';

const trip = 'trip-00000001';
const ready = { scale: { state: 'ready' } } as const;
const all: readonly TenderMethod[] = ['card', 'meal-voucher', 'cash-desk'];

function shop(settings: ConstructorParameters<typeof PaperTrip>[1] = {}): PaperTrip {
  return new PaperTrip(0, { tenders: all, ...settings }).start();
}

let id = 0;
function answerOf(about: object): StoreNews {
  id += 1;
  return { id: `news-${id}`, expires: 9e12, trip, ...about } as StoreNews;
}

function settled(tender: number, outcome: string, amount = 0): StoreNews {
  return answerOf({
    kind: 'tender',
    tender,
    outcome,
    amount,
    ...(outcome === 'declined' && { reason: 'insufficient-funds' }),
  });
}

function kindsOf(facts: readonly FactBody[] | string): readonly string[] {
  return typeof facts === 'string' ? [facts] : facts.map(({ kind }) => kind);
}

describe('paying at the cart', () => {
  it('goes to the checkout, charges what the shopper saw, and opens the gate when nothing is due', () => {
    const t = shop().buy(codes.milk, 1_050);
    expect(kindsOf(t.intent({ kind: 'finish' }))).toEqual(['checkout-started']);
    expect(phase(t.state)).toBe('checkout');
    expect(kindsOf(t.intent({ kind: 'pay', method: 'card' }))).toEqual(['tender-requested']);
    expect(t.facts.at(-1)?.body).toMatchObject({ tender: 1, method: 'card', amount: 119, currency: 'EUR' });
    expect(kindsOf(t.news(settled(1, 'approved', 119)))).toEqual(['tender-settled', 'trip-finished']);
    expect(t.facts.at(-1)?.body).toMatchObject({ total: 119, settled: 'paid' });
    expect(isExitCode(t.state.visit?.exitCode ?? '')).toBe(true);
  });

  it('keeps everything after a declined card, with the reason, and takes another way to pay', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card' });
    t.news(settled(1, 'declined'));
    expect(t.state.visit?.tenders[0]).toMatchObject({ state: 'declined', reason: 'insufficient-funds', paid: 0 });
    t.intent({ kind: 'pay', method: 'cash-desk' });
    t.news(settled(2, 'approved', 119));
    expect(t.state.visit?.settled).toBe('cash-desk');
  });

  it('asks for one payment at a time, and refuses whatever would change the total while it is on its way', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card' });
    for (const intent of [
      { kind: 'pay', method: 'card' },
      { kind: 'leave-checkout' },
      { kind: 'abandon' },
      { kind: 'set-bags', count: 1 },
      { kind: 'remove-line', line: 1 },
      { kind: 'set-quantity', line: 1, quantity: 3 },
    ] as const) {
      expect(t.intent(intent)).toBe('payment-pending');
    }
    expect(t.scan(codes.beans)).toEqual([]);
    expect(t.total).toBe(119);
  });

  it('lets vouchers pay eligible goods only, and the rest by card', () => {
    const t = shop().buy(codes.milk, 1_050).buy(codes.bread, 750);
    t.intent({ kind: 'finish' });
    expect(payable(t.state, t.world.settings)).toMatchObject({ due: 419, eligibleForVouchers: 300, methods: all });
    expect(t.intent({ kind: 'pay', method: 'meal-voucher', amount: 301 })).toBe('amount-too-high');
    t.intent({ kind: 'pay', method: 'meal-voucher' });
    t.news(settled(1, 'approved', 300));
    expect(payable(t.state, t.world.settings).methods).toEqual(['card', 'cash-desk']);
    expect(t.intent({ kind: 'pay', method: 'meal-voucher' })).toBe('not-eligible');
    t.intent({ kind: 'pay', method: 'card' });
    t.news(settled(2, 'approved', 119));
    expect(phase(t.state)).toBe('finished');
  });

  it('counts the same answer once, however often the store tells it', () => {
    const t = shop().buy(codes.milk, 1_050).buy(codes.bread, 750);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card', amount: 100 });
    t.news(settled(1, 'approved', 100));
    expect(t.news(settled(1, 'approved', 100))).toEqual([]);
    expect(due(t.state)).toBe(319);
  });

  it('goes back to shopping when goods move, and nothing is lost', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.scan(codes.beans);
    expect(t.facts.at(-1)?.body).toMatchObject({ kind: 'checkout-left', by: 'basket' });
    expect(phase(t.state)).toBe('shopping');
    expect(t.total).toBe(218);
  });

  it('looks after the answer at what was put in while the store was charging', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card' });
    expect(kindsOf(t.put(480))).toEqual(['load-changed']);
    t.news(settled(1, 'approved', 119));
    expect(phase(t.state)).toBe('shopping');
    t.wait(6_000);
    expect(t.asked).toEqual(['unscanned']);
    t.scan(codes.beans);
    expect(t.intent({ kind: 'finish' })).not.toBe('payment-pending');
    expect(due(t.state)).toBe(99);
  });

  it('takes a bump that is over for nothing', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card' });
    t.put(480);
    t.take(480);
    t.news(settled(1, 'approved', 119));
    expect(phase(t.state)).toBe('finished');
  });

  it('waits for the refund when goods were taken out after they were paid, and ends with it', () => {
    const t = shop().buy(codes.milk, 1_050).buy(codes.bread, 750);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'meal-voucher' });
    t.news(settled(1, 'approved', 300));
    t.take(750);
    t.wait(3_000);
    t.take(1_050);
    expect(t.receipt).toEqual([]);
    t.intent({ kind: 'finish' });
    expect(due(t.state)).toBe(-300);
    expect(phase(t.state)).toBe('checkout');
    expect(t.intent({ kind: 'pay', method: 'card' })).toBe('nothing-due');
    const refund = { kind: 'refund', tender: 1, amount: 300, reference: 'r1' };
    t.news(answerOf(refund));
    expect(phase(t.state)).toBe('finished');
    expect(t.facts.at(-1)?.body).toMatchObject({ kind: 'trip-finished', total: 0, settled: 'nothing-due' });
  });

  it('tells the store that the sum stands when staff takes something off that was paid, and ends with the refund', () => {
    const t = shop().buy(codes.milk, 1_050).buy(codes.bread, 750);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card', amount: 250 });
    t.news(settled(1, 'approved', 250));
    t.login({ role: 'staff', how: 'badge', badge: 'b-1', name: 'Kim' });
    t.intent({ kind: 'staff-remove-line', line: 2 });
    expect(due(t.state)).toBe(119 - 250);
    expect(t.facts.filter(({ body }) => body.kind === 'savings-settled')).toHaveLength(1);
    expect(phase(t.state)).toBe('checkout');
    t.take(750);
    t.news(answerOf({ kind: 'refund', tender: 1, amount: 131, reference: 'r1' }));
    expect(phase(t.state)).toBe('finished');
  });

  it('lets nobody walk away from money that moved', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'pay', method: 'card', amount: 19 });
    t.news(settled(1, 'approved', 19));
    expect(t.intent({ kind: 'abandon' })).toBe('paid-already');
    t.wait(30 * 60_000);
    expect(phase(t.state)).toBe('checkout');
  });

  it('sells bags without weighing and takes them off again', () => {
    const t = shop({ bagSku: 'bag' }).buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.intent({ kind: 'set-bags', count: 2 });
    expect(t.receipt).toEqual(['milk×1 119 placed', 'bag×2 40 placed']);
    expect(phase(t.state)).toBe('checkout');
    t.intent({ kind: 'set-bags', count: 0 });
    expect(t.total).toBe(119);
    expect(t.asked).toEqual([]);
  });

  it('leaves nothing of the last shopper behind', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.login({ role: 'member', how: 'phone', member: 'm-1' });
    t.intent({ kind: 'abandon' });
    expect(t.state).toEqual(new PaperTrip().state);
  });
});

describe('an age check', () => {
  it('calls staff as soon as something needs it, lets the shopping go on, and holds the payment', () => {
    const t = shop().buy(codes.wine, 1_200);
    expect(t.state.visit?.ageCheck).toEqual({ lines: [1], minimumAge: 16 });
    expect(light(t.state, ready)).toBe('amber');
    t.buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    expect(light(t.state, ready)).toBe('red');
    expect(t.intent({ kind: 'pay', method: 'card' })).toBe('age-check');
    t.news(answerOf({ kind: 'age-check', approved: true, minimumAge: 16, by: 'anna' }));
    expect(kindsOf(t.intent({ kind: 'pay', method: 'card' }))).toEqual(['tender-requested']);
  });

  it('asks again for a higher age only', () => {
    const t = shop().buy(codes.wine, 1_200);
    t.news(answerOf({ kind: 'age-check', approved: true, minimumAge: 16, by: 'anna' }));
    t.buy(codes.wine, 1_200);
    expect(t.state.visit?.ageCheck).toBeNull();
    t.buy(codes.gin, 1_300);
    expect(t.state.visit?.ageCheck).toMatchObject({ minimumAge: 18 });
  });

  it('is withdrawn when what it was about is gone', () => {
    const t = shop().buy(codes.wine, 1_200);
    t.take(1_200);
    expect(t.kinds().at(-1)).toBe('age-check-withdrawn');
    expect(t.state.visit?.ageCheck).toBeNull();
  });

  it('takes refused goods off the receipt and lets nobody keep them by a touch', () => {
    const t = shop().buy(codes.milk, 1_050).buy(codes.wine, 1_200);
    t.intent({ kind: 'finish' });
    t.news(answerOf({ kind: 'age-check', approved: false, minimumAge: 16, by: 'anna' }));
    expect(t.receipt).toEqual(['milk×1 119 placed']);
    expect(t.questions.map(({ kind, options }) => [kind, options.map(({ action }) => action)])).toEqual([
      ['take-out', ['call-staff']],
    ]);
    expect(t.intent({ kind: 'pay', method: 'card' })).toBe('open-points');
    t.take(1_200);
    expect(phase(t.state)).toBe('checkout');
    expect(kindsOf(t.intent({ kind: 'pay', method: 'card' }))).toEqual(['tender-requested']);
  });

  it('asks for refused goods also where the scale never felt them, until staff at the cart says that they are out', () => {
    const t = shop();
    t.scale(false);
    t.buy(codes.milk, 1_050).buy(codes.wine, 1_200);
    t.intent({ kind: 'finish' });
    t.news(answerOf({ kind: 'age-check', approved: false, minimumAge: 16, by: 'anna' }));
    expect(t.questions.map(({ kind, options }) => [kind, options.map(({ action }) => action)])).toEqual([
      ['take-out', ['call-staff']],
    ]);
    expect(t.intent({ kind: 'pay', method: 'card' })).toBe('open-points');
    t.login({ role: 'staff', how: 'badge', badge: 'b-1', name: 'Anna' });
    t.answer('took-it-out', 'take-out');
    expect(t.asked).toEqual([]);
    expect(kindsOf(t.intent({ kind: 'pay', method: 'card' }))).toEqual(['tender-requested']);
  });

  it('is settled by a badge at the cart, and by nobody without one', () => {
    const t = shop().buy(codes.wine, 1_200);
    expect(t.intent({ kind: 'staff-age-check', approved: true })).toBe('staff-only');
    t.login({ role: 'staff', how: 'badge', badge: 'b-1', name: 'Anna' });
    t.intent({ kind: 'staff-age-check', approved: true });
    expect(t.state.visit).toMatchObject({ ageApproved: 16, ageCheck: null });
    t.wait(180_000);
    expect(t.state.visit?.staff).toBeNull();
  });
});

describe('an audit', () => {
  it('is asked for where points are open, and holds the payment until staff has looked', () => {
    const t = shop().buy(codes.milk, 1_050);
    t.put(400);
    t.intent({ kind: 'finish' });
    t.answer('finish', 'finish-check');
    expect(t.state.visit?.audit).toMatchObject({ reason: 'open-points', scope: 'partial', outcome: 'open' });
    expect(t.intent({ kind: 'pay', method: 'card' })).toBe('audit');
    t.news(answerOf({ kind: 'audit-answer', audit: 1, outcome: 'fine', by: 'anna' }));
    t.intent({ kind: 'leave-checkout' });
    t.intent({ kind: 'finish' });
    if (t.asked.includes('finish-check')) t.answer('finish', 'finish-check');
    // Nothing new is open: nobody is called twice for it.
    expect(kindsOf(t.intent({ kind: 'pay', method: 'card' }))).toEqual(['tender-requested']);
  });

  it('comes by chance to the share of trips the store wants', () => {
    const always = shop({ audit: { openPointsAtLeast: 0, randomShare: 1 } }).buy(codes.milk, 1_050);
    always.intent({ kind: 'finish' });
    expect(always.state.visit?.audit).toMatchObject({ reason: 'random', lines: [1] });
    const never = shop({ audit: { openPointsAtLeast: 0, randomShare: 0 } }).buy(codes.milk, 1_050);
    never.intent({ kind: 'finish' });
    expect(never.state.visit?.audit).toBeNull();
  });
});
