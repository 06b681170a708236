import { describe, expect, it } from '@jest/globals';
import type { Fact, FactBody } from '@smart-cart/contracts';
import { disagrees, evolveTrip, isBefore, type Trip } from './trip.js';

const trip = 'trip-0001';
const started: FactBody = {
  kind: 'trip-started',
  trip,
  language: 'en',
  currency: 'EUR',
  catalogueVersion: 1,
  basket: 0,
};
const added: FactBody = {
  kind: 'line-added',
  trip,
  line: 1,
  sku: 'a',
  name: 'A',
  soldBy: 'piece',
  unitPrice: 150,
  quantity: 2,
  mass: null,
  deposit: 25,
  tax: { id: 'A', rate: 1900 },
  awaitingWeight: false,
  origin: 'barcode',
  catalogueVersion: 1,
};

function tripOf(...bodies: FactBody[]): Trip | undefined {
  return bodies
    .map((body, i): Fact => ({ epoch: 1, seq: i + 1, at: 1000 + i, body }))
    .reduce<Trip | undefined>((current, fact) => evolveTrip(current, fact), undefined);
}

function finished(total: number, items: number): FactBody {
  return { kind: 'trip-finished', trip, total, items, openPoints: 2 };
}

describe('the projection of a trip', () => {
  it('is nothing while its beginning has not arrived', () => {
    expect(tripOf(added, finished(350, 2))).toBeUndefined();
  });

  it('lays what the cart claims beside what the facts before it add up to', () => {
    const end = tripOf(started, added, finished(300, 2));
    expect(end?.end).toEqual({ claimed: { total: 300, items: 2 }, computed: { total: 350, items: 2 } });
    expect(end && disagrees(end)).toBe(true);
    expect(end).toMatchObject({ openPoints: 2, startedAt: 1000, finishedAt: 1002, last: { epoch: 1, seq: 3 } });
  });

  it.each([
    ['total and items are equal', 350, 2, false],
    ['the total differs by one cent', 351, 2, true],
    ['only the items differ', 350, 3, true],
  ])('disagrees or not when %s', (_case, total, items, expected) => {
    const end = tripOf(started, added, finished(total, items));
    expect(end && disagrees(end)).toBe(expected);
  });

  it('does not disagree while the trip is not finished', () => {
    const open = tripOf(started, added);
    expect(open && disagrees(open)).toBe(false);
  });

  it('calls for help from the request until it is ended, or the trip is closed', () => {
    const asks: FactBody = { kind: 'help-requested', trip, reason: 'age-check' };
    expect(tripOf(started, asks)?.help).toEqual({ reason: 'age-check', since: 1001 });
    expect(tripOf(started, asks, { kind: 'help-ended', trip, by: 'staff' })?.help).toBeNull();
    expect(tripOf(started, asks, { kind: 'trip-closed', trip })?.help).toBeNull();
  });
});

describe('the order of facts', () => {
  it.each([
    [{ epoch: 1, seq: 9 }, { epoch: 2, seq: 1 }, true],
    [{ epoch: 1, seq: 1 }, { epoch: 1, seq: 2 }, true],
    [{ epoch: 1, seq: 2 }, { epoch: 1, seq: 2 }, false],
    [{ epoch: 2, seq: 1 }, { epoch: 1, seq: 9 }, false],
  ])('goes by epoch, then seq: %j before %j is %s', (a, b, expected) => {
    expect(isBefore(a, b)).toBe(expected);
  });
});
