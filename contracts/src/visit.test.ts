import { describe, expect, it } from '@jest/globals';
import { exitCodeOf, isExitCode } from './exit-code.js';
import type { FactBody } from './fact.js';
import { evolveVisit, paid, pendingTender, type Visit } from './visit.js';

const trip = 'trip-0001';
const started: FactBody = {
  kind: 'trip-started',
  trip,
  language: 'en',
  currency: 'EUR',
  catalogueVersion: 1,
  basket: 0,
};

function visitOf(...bodies: FactBody[]): Visit {
  let visit: Visit | undefined;
  for (const body of [started, ...bodies]) visit = evolveVisit(visit, body);
  if (visit === undefined) throw new Error('the visit begins with its trip');
  return visit;
}

const asked = (tender: number, amount: number): FactBody => ({
  kind: 'tender-requested',
  trip,
  tender,
  method: 'card',
  amount,
  currency: 'EUR',
});

describe('a visit', () => {
  it('is left alone by facts of other trips', () => {
    const visit = visitOf();
    expect(evolveVisit(visit, { kind: 'budget-set', trip: 'trip-0002', amount: 100 })).toBe(visit);
  });

  it('counts what was charged, less what went back, and what is on its way as nothing yet', () => {
    const visit = visitOf(
      asked(1, 500),
      { kind: 'tender-settled', trip, tender: 1, outcome: 'approved', amount: 400 },
      { kind: 'tender-refunded', trip, tender: 1, amount: 150 },
      asked(2, 300),
    );
    expect(paid(visit)).toBe(250);
    expect(pendingTender(visit)?.tender).toBe(2);
  });

  it('keeps a payment on its way until the store has answered, also after a wish to cancel it', () => {
    const visit = visitOf(asked(1, 500), { kind: 'tender-cancel-requested', trip, tender: 1 });
    expect(pendingTender(visit)?.state).toBe('cancelling');
  });

  it('forgets the coupons of a member who leaves, and keeps those clipped here', () => {
    const member: FactBody = { kind: 'member-recognised', trip, member: 'm', how: 'phone' };
    const known: FactBody = {
      kind: 'member-known',
      trip,
      member: 'm',
      coupons: ['a', 'b'],
      history: ['milk'],
      used: { half: 1 },
    };
    const clipped: FactBody = { kind: 'coupon-added', trip, coupon: 'b', how: 'screen' };
    const left: FactBody = { kind: 'member-left', trip, reason: 'shopper' };
    expect(visitOf(member, known, clipped).coupons).toEqual(['a', 'b']);
    expect(visitOf(member, known, clipped, left)).toMatchObject({
      coupons: ['b'],
      history: [],
      used: {},
      member: null,
    });
  });

  it('takes a refusal back when staff approves later', () => {
    const check = (approved: boolean, minimumAge: number): FactBody => ({
      kind: 'age-check-settled',
      trip,
      approved,
      minimumAge,
      by: 'anna',
    });
    expect(visitOf(check(false, 18))).toMatchObject({ ageRefused: 18, ageApproved: 0 });
    expect(visitOf(check(false, 18), check(true, 16))).toMatchObject({ ageRefused: 18, ageApproved: 16 });
    expect(visitOf(check(false, 18), check(true, 18))).toMatchObject({ ageRefused: null, ageApproved: 18 });
  });
});

describe('an exit code', () => {
  it('is the same for the same trip and another for another', () => {
    const codes = new Set(Array.from({ length: 2_000 }, (_, i) => exitCodeOf(`trip-${i}`)));
    expect(codes.size).toBe(2_000);
    expect(exitCodeOf(trip)).toBe(exitCodeOf(trip));
  });

  it('is refused with any one sign wrong', () => {
    const code = exitCodeOf(trip);
    expect(isExitCode(code)).toBe(true);
    for (let i = 0; i < code.length; i += 1) {
      for (const sign of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        const other = code.slice(0, i) + sign + code.slice(i + 1);
        expect(isExitCode(other)).toBe(other === code);
      }
    }
  });
});
