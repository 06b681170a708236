import { describe, expect, it } from '@jest/globals';
import type { FactBody } from '@smart-cart/contracts';
import { isSettledBy, replaces, SETTLING_FACTS, type KeptAnswer } from './answer-rules.js';

const trip = 'trip-0001';

/** Each answer with a fact that follows from it, and one that looks much like it and does not. */
const cases: readonly (readonly [KeptAnswer, FactBody, FactBody])[] = [
  [
    { kind: 'help-coming', by: 'Kim' },
    { kind: 'help-coming', trip, by: 'Kim' },
    { kind: 'help-requested', trip, reason: 'x' },
  ],
  [
    { kind: 'help-answered', by: 'Kim' },
    { kind: 'help-ended', trip, by: 'staff' },
    { kind: 'help-coming', trip, by: 'Kim' },
  ],
  [
    { kind: 'member', trip, member: 'm1', coupons: [], history: [] },
    { kind: 'member-known', trip, member: 'm1', coupons: [], history: [] },
    { kind: 'member-known', trip, member: 'm2', coupons: [], history: [] },
  ],
  [
    { kind: 'member-refused', trip, member: 'm1' },
    { kind: 'member-left', trip, reason: 'refused' },
    { kind: 'member-recognised', trip, member: 'm1', how: 'phone' },
  ],
  [
    { kind: 'list', trip, version: 4, items: [] },
    { kind: 'list-changed', trip, items: [], by: 'phone', version: 5 },
    { kind: 'list-changed', trip, items: [], by: 'cart', version: 3 },
  ],
  [
    { kind: 'coupon', trip, coupon: 'A' },
    { kind: 'coupon-added', trip, coupon: 'A', how: 'phone' },
    { kind: 'coupon-added', trip, coupon: 'B', how: 'phone' },
  ],
  [
    { kind: 'tender', trip, tender: 2, outcome: 'approved', amount: 5 },
    { kind: 'tender-settled', trip, tender: 2, outcome: 'approved', amount: 5 },
    { kind: 'tender-settled', trip, tender: 1, outcome: 'approved', amount: 5 },
  ],
  [
    { kind: 'refund', trip, tender: 1, amount: 5, reference: 'R2' },
    { kind: 'tender-refunded', trip, tender: 1, amount: 5, reference: 'R2' },
    { kind: 'tender-refunded', trip, tender: 1, amount: 5, reference: 'R1' },
  ],
  [
    { kind: 'age-check', trip, approved: true, minimumAge: 16, by: 'Kim' },
    { kind: 'age-check-settled', trip, approved: false, minimumAge: 16, by: 'Sam' },
    { kind: 'age-check-requested', trip, lines: [1], minimumAge: 16 },
  ],
  [
    { kind: 'audit', trip, audit: 2, scope: 'full', lines: [] },
    { kind: 'audit-started', trip, audit: 2, scope: 'full', lines: [], reason: 'store' },
    { kind: 'audit-started', trip, audit: 1, scope: 'full', lines: [], reason: 'random' },
  ],
  [
    { kind: 'audit-answer', trip, audit: 2, outcome: 'fine', by: 'Kim' },
    { kind: 'audit-settled', trip, audit: 2, outcome: 'fine', by: 'Kim' },
    { kind: 'audit-settled', trip, audit: 1, outcome: 'fine', by: 'Kim' },
  ],
  [
    { kind: 'receipt-link', trip, url: 'https://store.example/r/b' },
    { kind: 'receipt-linked', trip, url: 'https://store.example/r/b' },
    { kind: 'receipt-linked', trip, url: 'https://store.example/r/a' },
  ],
];

describe('an answer that is sent until it has had its effect', () => {
  it.each(cases)('ends with the fact that follows from it, and with no other: %j', (answer, follows, other) => {
    expect(isSettledBy(answer, follows)).toBe(true);
    expect(isSettledBy(answer, other)).toBe(false);
    // Facts not in this set are not looked at at all.
    expect(SETTLING_FACTS.has(follows.kind)).toBe(true);
  });

  it('gives way to a newer one of its kind where only the newest counts', () => {
    const list = (version: number): KeptAnswer => ({ kind: 'list', trip, version, items: [] });
    const tender = (number: number): KeptAnswer => ({
      kind: 'tender',
      trip,
      tender: number,
      outcome: 'failed',
      amount: 0,
    });
    expect(replaces(list(2), list(1))).toBe(true);
    expect(replaces({ kind: 'help-answered', by: 'Kim' }, { kind: 'help-coming', by: 'Kim' })).toBe(true);
    expect(replaces(tender(2), tender(1))).toBe(false);
    expect(replaces(list(2), tender(1))).toBe(false);
  });
});
