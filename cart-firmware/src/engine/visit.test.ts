import { describe, expect, it } from '@jest/globals';
import type { StoreNews } from '@smart-cart/contracts';
import type { Savings, World } from './event.js';
import { codes, PaperTrip } from './paper-trip.js';

const trip = 'trip-00000001';
const answer = { id: 'n-1', expires: 9e12, trip };
const anna = { role: 'member', how: 'phone', member: 'm-anna', firstName: 'Anna' } as const;
const bananas = { kind: 'enter-code', text: '4011' } as const;

describe('who shops', () => {
  it('starts a trip by a login code while nobody shops, in the first language of the store', () => {
    const t = new PaperTrip(0, { firstLanguage: 'de' });
    t.login(anna);
    expect(t.kinds()).toEqual(['trip-started', 'member-recognised']);
    expect(t.state.language).toBe('de');
    expect(t.login(anna)).toEqual([]);
  });

  it('reads a loyalty number by how it begins, and sells nothing by it', () => {
    const t = new PaperTrip(0, { loyaltyPrefixes: ['2999'] }).start();
    t.scan('2999000001231');
    expect(t.state.visit?.member).toEqual({ id: '2999000001231', how: 'loyalty-number' });
    expect(t.receipt).toEqual([]);
  });

  it('forgets with the member what the member brought, and nothing else', () => {
    const t = new PaperTrip(0, { couponPrefixes: ['CPN'] }).start();
    t.scan('CPN1', 'Code128');
    t.login(anna);
    t.news({ kind: 'member', ...answer, member: 'm-anna', coupons: ['own'], history: ['milk'] });
    expect(t.state.visit?.coupons).toEqual(['CPN1', 'own']);
    t.news({ kind: 'member-refused', ...answer, member: 'm-anna' });
    expect(t.state.visit).toMatchObject({ member: null, coupons: ['CPN1'], history: [] });
  });

  it('closes a finished trip when the next shopper shows a code', () => {
    const t = new PaperTrip().start().buy(codes.milk, 1_050);
    t.intent({ kind: 'finish' });
    t.login(anna);
    expect(t.kinds().slice(-3)).toEqual(['trip-closed', 'trip-started', 'member-recognised']);
    expect(t.receipt).toEqual([]);
  });

  it('keeps the address of the receipt once the trip is finished, told once, and of no other trip', () => {
    const url = 'https://store.example/r/1';
    const t = new PaperTrip().start().buy(codes.milk, 1_050);
    t.news({ kind: 'receipt-link', ...answer, url });
    expect(t.state.visit?.receiptUrl).toBeNull();
    t.intent({ kind: 'finish' });
    t.news({ kind: 'receipt-link', ...answer, trip: 'trip-00000009', url });
    expect(t.state.visit?.receiptUrl).toBeNull();
    t.news({ kind: 'receipt-link', ...answer, url });
    t.news({ kind: 'receipt-link', ...answer, url });
    expect(t.state.visit?.receiptUrl).toBe(url);
    expect(t.kinds().filter((kind) => kind === 'receipt-linked')).toHaveLength(1);
  });

  it('ends a trip in which nothing was bought and nobody is there', () => {
    const t = new PaperTrip(0, { idleMs: 60_000 }).start().wait(59_000);
    expect(t.state.trip).not.toBeNull();
    t.wait(2_000);
    expect(t.kinds().slice(-2)).toEqual(['trip-abandoned', 'trip-closed']);
  });

  it('never ends a trip by itself that has goods in it', () => {
    const t = new PaperTrip(0, { idleMs: 60_000 }).start().buy(codes.milk, 1_050).wait(120_000);
    expect(t.receipt).toEqual(['milk×1 119 placed']);
  });
});

describe('the list', () => {
  const list = { kind: 'list', ...answer, version: 1, items: [{ id: 'a', text: 'Milk', done: 'no' }] } as StoreNews;
  const done = (t: PaperTrip): string[] => t.state.visit?.list.map((item) => item.done) ?? [];

  it('ticks off what arrives and unticks what leaves', () => {
    const t = new PaperTrip().start();
    t.news(list);
    t.buy(codes.milk, 1_050);
    expect(done(t)).toEqual(['cart']);
    t.take(1_050);
    expect(done(t)).toEqual(['no']);
  });

  it('does not undo what the shopper unticked', () => {
    const t = new PaperTrip().start();
    t.news(list);
    t.buy(codes.milk, 1_050);
    t.intent({ kind: 'tick-list', id: 'a', done: false });
    t.buy(codes.beans, 480);
    expect(done(t)).toEqual(['no']);
  });

  it('takes an older list of the phone for old', () => {
    const t = new PaperTrip().start();
    t.news(list);
    expect(t.news(list)).toEqual([]);
  });

  it('finds a wish by any ending of its words, and no other word that begins like it', () => {
    const t = new PaperTrip().start();
    t.intent({ kind: 'add-to-list', text: 'banana' });
    t.intent({ kind: 'add-to-list', text: 'be' });
    t.buy(codes.beans, 480);
    t.intent(bananas);
    expect(done(t)).toEqual(['cart', 'no']);
  });
});

describe('a price check', () => {
  it('shows a price and buys nothing, until it is closed', () => {
    const t = new PaperTrip().start();
    t.intent({ kind: 'open-price-check' });
    t.scan(codes.milk);
    expect(t.state.visit?.priceCheck).toEqual({ code: codes.milk, sku: 'milk' });
    t.intent({ kind: 'close-price-check' });
    t.scan(codes.milk);
    expect(t.receipt).toEqual([]);
    t.wait(3_000);
    t.scan(codes.milk);
    expect(t.receipt).toEqual(['milk×1 119 awaiting-weight']);
  });

  it('closes by itself, and when something is put in', () => {
    const t = new PaperTrip().start();
    t.intent({ kind: 'open-price-check' });
    t.wait(60_250);
    expect(t.state.visit?.priceCheck).toBeNull();
    t.intent({ kind: 'open-price-check' });
    t.put(500);
    expect(t.state.visit?.priceCheck).toBeNull();
  });
});

describe('tare', () => {
  it('is taken off the next goods sold by weight, once', () => {
    const t = new PaperTrip().start();
    t.intent({ kind: 'choose-tare', tare: 5_000 });
    t.intent(bananas);
    t.put(806);
    // 5 g is charged as 6 g: whole intervals of 2 g.
    expect(t.state.receipt?.lines[0]).toMatchObject({ mass: 800_000, tare: 6_000, amount: 159 });
    t.intent(bananas);
    t.put(500);
    expect(t.state.receipt?.lines[1]).toMatchObject({ mass: 500_000 });
  });

  it('is questioned when nothing would be left to charge', () => {
    const t = new PaperTrip().start();
    t.intent({ kind: 'choose-tare', tare: 500_000 });
    t.intent(bananas);
    t.put(300);
    expect(t.receipt).toEqual(['bananas×1 0 awaiting-weight']);
    expect(t.asked).toEqual(['wrong-weight']);
    expect(t.answer('keep')).toBe('tare-too-heavy');
    t.intent({ kind: 'choose-tare', tare: 0 });
    t.answer('keep');
    expect(t.receipt).toEqual(['bananas×1 60 placed']);
  });
});

describe('savings', () => {
  /** Ten percent off milk for members. */
  const settle: NonNullable<World['settleSavings']> = (receipt, { member }): Savings => ({
    version: 3,
    exact: true,
    savings: receipt.lines.flatMap(({ line, sku, amount }) =>
      sku === 'milk' && member !== null
        ? [{ line, promotion: 'p', name: 'Milk', amount: Math.floor(amount / 10) }]
        : [],
    ),
  });

  it('are recorded with the change they follow from, and only when they differ', () => {
    const t = new PaperTrip().start();
    t.world = { ...t.world, settleSavings: settle };
    t.buy(codes.milk, 1_050);
    expect(t.login(anna)).toMatchObject([{ kind: 'member-recognised' }, { kind: 'savings-settled', version: 3 }]);
    expect(t.total).toBe(108);
    const before = t.facts.length;
    t.wait(60_000);
    expect(t.facts.length).toBe(before);
    t.take(1_050);
    expect(t.total).toBe(0);
  });

  it('are settled anew when the store says what a member has used up, and count what this trip uses', () => {
    const once: NonNullable<World['settleSavings']> = (receipt, { member, used }): Savings => {
      const open = member !== null && used['p'] === undefined && receipt.lines.length > 0;
      return {
        version: 3,
        exact: true,
        savings: open ? [{ line: 1, promotion: 'p', name: 'Once', amount: 20 }] : [],
        ...(open ? { uses: { p: 1 } } : {}),
      };
    };
    const t = new PaperTrip().start();
    t.world = { ...t.world, settleSavings: once };
    t.buy(codes.milk, 1_050);
    t.login(anna);
    expect([t.total, t.state.visit?.uses]).toEqual([99, { p: 1 }]);
    t.news({ kind: 'member', ...answer, member: 'm-anna', coupons: [], history: [], used: { p: 1 } });
    expect([t.total, t.state.visit?.uses]).toEqual([119, {}]);
  });

  it('follow a time window within twenty seconds while shopping, and stand still at the checkout', () => {
    const t = new PaperTrip(0, { tenders: ['card'] }).start().buy(codes.milk, 1_050);
    t.login(anna);
    t.world = { ...t.world, settleSavings: settle };
    t.wait(20_500);
    expect(t.total).toBe(108);
    t.intent({ kind: 'finish' });
    t.world = { ...t.world, settleSavings: () => undefined };
    t.wait(41_000);
    expect(t.total).toBe(108);
  });
});
