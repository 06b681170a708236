import { describe, expect, it } from '@jest/globals';
import { paid, pendingTender, plainPreferences, type Intent, type StoreNews } from '@smart-cart/contracts';
import { due, evolve, initialState, type EngineState } from './index.js';
import { codes, PaperTrip } from './paper-trip.js';

/** The same walk for the same seed (mulberry32). */
function walkOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const trip = 'trip-00000001';
const masses = { milk: 1_050, beans: 480, wine: 1_200, gin: 1_300, bread: 750, cola: 1_560 } as const;
const names = Object.keys(masses) as (keyof typeof masses)[];
const anna = { role: 'member', how: 'phone', member: 'm-anna' } as const;
const badge = { role: 'staff', how: 'badge', badge: 'b-1', name: 'Ben' } as const;

function intents(t: PaperTrip, pick: (below: number) => number): Intent[] {
  const line = 1 + pick(6);
  const question = t.questions[pick(Math.max(1, t.questions.length))];
  const option = question?.options[pick(question.options.length)];
  return [
    ...(question && option ? [{ kind: 'answer', question: question.id, option: option.id } as const] : []),
    ...(question && option ? [{ kind: 'answer', question: question.id, option: option.id } as const] : []),
    { kind: 'start', language: 'en' },
    { kind: 'finish' },
    { kind: 'finish' },
    { kind: 'pay', method: (['card', 'meal-voucher', 'cash-desk'] as const)[pick(3)] ?? 'card' },
    { kind: 'pay', method: 'card', amount: 1 + pick(400) },
    { kind: 'cancel-tender', tender: 1 + pick(3) },
    { kind: 'leave-checkout' },
    { kind: 'set-bags', count: pick(3) },
    { kind: 'remove-line', line },
    { kind: 'set-quantity', line, quantity: 1 + pick(3) },
    { kind: 'undo' },
    { kind: 'enter-code', text: '4011' },
    { kind: 'choose-tare', tare: pick(3) * 20_000 },
    { kind: 'open-price-check' },
    { kind: 'close-price-check' },
    { kind: 'add-to-list', text: 'milk' },
    { kind: 'choose-preferences', preferences: plainPreferences },
    { kind: 'forget-member' },
    { kind: 'staff-age-check', approved: pick(3) > 0 },
    { kind: 'staff-audit', outcome: 'fine' },
    { kind: 'staff-remove-line', line },
    { kind: 'abandon' },
  ];
}

function news(t: PaperTrip, pick: (below: number) => number): StoreNews[] {
  const { visit } = t.state;
  const to = { id: `n-${pick(1e6)}`, expires: 9e15, trip };
  const waiting = visit === undefined ? undefined : pendingTender(visit);
  const tender = waiting?.tender ?? 1 + pick(3);
  const outcome = (['approved', 'approved', 'declined', 'failed', 'cancelled'] as const)[pick(5)] ?? 'failed';
  const full = { kind: 'tender', ...to, tender, outcome, amount: waiting?.asked ?? pick(500) } as const;
  return [
    full,
    full,
    { ...full, amount: pick(500) },
    { kind: 'refund', ...to, tender, amount: 1 + pick(300), reference: `r${pick(5)}` },
    { kind: 'refund', ...to, tender, amount: Math.max(1, -due(t.state)), reference: `r${pick(99)}` },
    { kind: 'age-check', ...to, approved: pick(4) > 0, minimumAge: 16 + 2 * pick(2), by: 'ben' },
    { kind: 'audit-answer', ...to, audit: visit?.audit?.audit ?? 1, outcome: 'fine', by: 'ben' },
    { kind: 'audit', ...to, audit: 1 + pick(4), scope: 'partial', lines: [] },
    { kind: 'member', ...to, member: 'm-anna', coupons: ['c'], history: [] },
    { kind: 'coupon', ...to, coupon: 'k' },
  ];
}

/** What a willing shopper, staff and store would do next: random steps alone hardly ever pay. */
function towardsTheEnd(t: PaperTrip, pick: (below: number) => number): void {
  const { trip: open, visit } = t.state;
  const to = { id: `n-${pick(1e6)}`, expires: 9e15, trip };
  const waiting = visit === undefined ? undefined : pendingTender(visit);
  if (open === null) t.start();
  else if (open.status !== 'shopping') t.intent({ kind: 'close' });
  else if (waiting !== undefined) {
    t.news({ kind: 'tender', ...to, tender: waiting.tender, outcome: 'approved', amount: waiting.asked });
  } else if (visit?.ageCheck != null) {
    t.news({ kind: 'age-check', ...to, approved: pick(3) > 0, minimumAge: visit.ageCheck.minimumAge, by: 'ben' });
  } else if (visit?.audit?.outcome === 'open') {
    t.news({ kind: 'audit-answer', ...to, audit: visit.audit.audit, outcome: 'fine', by: 'ben' });
  } else if (visit?.checkout !== true) {
    t.intent({ kind: 'finish' });
    if (t.asked.includes('finish-check')) t.answer('finish', 'finish-check');
  } else if (due(t.state) > 0)
    t.intent({ kind: 'pay', method: 'card', amount: Math.ceil(due(t.state) / (1 + pick(2))) });
  else {
    const paidOne = visit.tenders.find((tender) => tender.paid > 0);
    const amount = Math.min(-due(t.state), paidOne?.paid ?? 0);
    if (paidOne !== undefined && amount > 0) {
      t.news({ kind: 'refund', ...to, tender: paidOne.tender, amount, reference: `x${pick(1e6)}` });
    }
  }
}

function step(t: PaperTrip, pick: (below: number) => number): void {
  const name = names[pick(names.length)] ?? 'milk';
  const choice = pick(13);
  if (choice < 2) t.buy(codes[name], masses[name]);
  else if (choice === 2) t.put(masses[name]);
  else if (choice === 3) t.take(Math.min(t.load / 1_000, masses[name]));
  else if (choice === 4) t.wait(500 + pick(6_000));
  else if (choice === 5 && pick(6) === 0) t.scale(pick(3) > 0);
  else if (choice === 6) t.login(pick(2) === 0 ? anna : badge);
  else if (choice === 7) t.news(one(news(t, pick), pick));
  else if (choice > 9) towardsTheEnd(t, pick);
  else t.intent(one(intents(t, pick), pick));
}

function one<T>(list: readonly T[], pick: (below: number) => number): T {
  const chosen = list[pick(list.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** What must hold after every event, whatever came before. */
function check(t: PaperTrip, before: EngineState, from: number): void {
  let replayed = before;
  for (const { at, body } of t.facts.slice(from)) {
    const standing = replayed;
    replayed = evolve(replayed, body, at);
    if (body.kind === 'tender-requested') {
      expect(standing.visit?.ageCheck).toBeNull();
      expect(standing.visit?.audit?.outcome).not.toBe('open');
      expect(body.amount).toBeLessThanOrEqual(due(standing));
    }
    if (body.kind === 'trip-finished') expect(due(standing)).toBe(0);
  }
  expect(replayed).toEqual(t.state);
  const { visit, receipt } = t.state;
  expect(receipt?.total ?? 0).toBeGreaterThanOrEqual(0);
  if (visit === undefined) return;
  expect(paid(visit)).toBeLessThanOrEqual(visit.tenders.reduce((sum, { asked }) => sum + asked, 0));
  expect(visit.tenders.filter(({ state }) => state === 'pending' || state === 'cancelling').length).toBeLessThan(2);
}

describe('any trip', () => {
  const met = new Map<string, number>();

  it.each(Array.from({ length: 14 }, (_, i) => i + 1))('keeps its promises on walk %i', (seed) => {
    const pick = walkOf(seed);
    const t = new PaperTrip(0, {
      tenders: ['card', 'meal-voucher', 'cash-desk'],
      bagSku: 'bag',
      audit: { openPointsAtLeast: 1, randomShare: 0.2 },
    });
    t.world = {
      ...t.world,
      settleSavings: (receipt, { member, coupons }) => ({
        version: 1,
        exact: true,
        savings: receipt.lines
          .filter(({ line, amount }) => amount > 0 && (member !== null || (coupons.length > 0 && line % 2 === 0)))
          .map(({ line, amount }) => ({ line, promotion: 'p', name: 'P', amount: Math.ceil(amount / 3) })),
      }),
    };
    t.start();
    for (let i = 0; i < 120; i += 1) {
      const { state: before } = t;
      const from = t.facts.length;
      step(t, pick);
      check(t, before, from);
    }
    for (const kind of t.kinds()) met.set(kind, (met.get(kind) ?? 0) + 1);
    let whole = initialState();
    for (const { at, body } of t.facts) whole = evolve(whole, body, at);
    expect(whole).toEqual(t.state);
  });

  it('met on these walks what the promises are about', () => {
    const wanted = [
      'tender-settled',
      'tender-refunded',
      'trip-finished',
      'checkout-left',
      'audit-settled',
      'age-check-settled',
    ];
    expect(wanted.filter((kind) => !met.has(kind))).toEqual([]);
  });
});
