import { describe, expect, it } from '@jest/globals';
import { Locator } from './locator.js';
import { StorePlan } from './store-plan.js';
import { testStore } from './test-store.js';

const plan = new StorePlan(testStore);
const standOf = (sku: string): { x: number; y: number } => {
  const [stand] = plan.placesOf({ sku })[0]?.stands ?? [];
  if (stand === undefined) throw new Error(`no stand for ${sku}`);
  return stand.at;
};
const away = (locator: Locator, sku: string): number => {
  const at = standOf(sku);
  const { x, y } = locator.position();
  return Math.hypot(x - at.x, y - at.y);
};

/** A locator some minutes into a trip, its clock ticking once a second. */
class Trip {
  readonly locator = new Locator(plan);
  at = 1_000_000;
  constructor() {
    this.locator.begin(this.at);
  }
  wait(seconds: number): this {
    for (let i = 0; i < seconds; i += 1) this.locator.advance((this.at += 1_000));
    return this;
  }
  pick(sku: string): this {
    this.locator.picked({ sku }, this.at);
    return this;
  }
  /** One metre a second. */
  roll(metres: number): this {
    for (let i = 0; i < metres; i += 1) this.locator.rolled(1, (this.at += 1_000));
    return this;
  }
}

describe('the position of the cart', () => {
  it('is near the entrance when a trip begins', () => {
    const { x, y, radius } = new Trip().locator.position();
    expect(Math.hypot(x - 18, y - 13)).toBeLessThan(4);
    expect(radius).toBeLessThan(8);
  });

  it('is at the shelf a product was just taken from, with picks alone', () => {
    const trip = new Trip().wait(40).pick('s2-left-2');
    expect(away(trip.locator, 's2-left-2')).toBeLessThan(2);
  });

  it('names the aisle when a second product agrees with the first', () => {
    const trip = new Trip().wait(40).pick('s2-left-2').wait(5).pick('s2-left-3');
    expect(trip.locator.position().aisle).toBe('a2');
  });

  it('becomes less sure with time when nothing tells whether the cart moved', () => {
    const trip = new Trip().wait(40).pick('s2-left-2');
    const sure = trip.locator.position().radius;
    expect(trip.wait(60).locator.position().radius).toBeGreaterThan(sure + 2);
  });

  it('stays where it is while a wheel that is believed stands still', () => {
    const trip = new Trip().roll(5).wait(10).pick('s2-left-2').pick('s2-left-3');
    const { radius } = trip.locator.position();
    trip.wait(120);
    expect(trip.locator.position().radius).toBeLessThanOrEqual(radius);
    expect(away(trip.locator, 's2-left-2')).toBeLessThan(3);
  });

  it('leaves the last pick when the wheel has rolled away from it', () => {
    const trip = new Trip().roll(3).wait(5).pick('s3-left-4').pick('s3-left-4');
    const { radius } = trip.locator.position();
    trip.roll(10);
    expect(away(trip.locator, 's3-left-4')).toBeGreaterThan(2);
    expect(trip.locator.position().radius).toBeGreaterThan(radius + 2);
  });

  it('does not follow one product that lay where it does not belong', () => {
    const trip = new Trip().wait(30).pick('s3-right-1').wait(5).pick('s3-right-2').wait(4).pick('s0-left-2');
    expect(away(trip.locator, 's3-right-2')).toBeLessThan(4);
  });

  it('is right again after two picks when it was wrong', () => {
    const trip = new Trip().roll(2).wait(5).pick('s3-right-1').pick('s3-right-2');
    // Carried to the other end of the store without the wheel noticing.
    trip.wait(3).pick('s0-left-2').wait(3).pick('s0-left-2');
    expect(away(trip.locator, 's0-left-2')).toBeLessThan(3);
  });

  it('no longer believes a wheel that did not turn between two far shelves', () => {
    const trip = new Trip().roll(2).wait(5).pick('s3-right-1').wait(40).pick('s0-left-1');
    const { radius } = trip.locator.position();
    expect(trip.wait(90).locator.position().radius).toBeGreaterThan(radius);
  });

  it('jumps to a marker the camera read, in front of its face', () => {
    const trip = new Trip().wait(90);
    expect(trip.locator.sawMarker('end/s1', trip.at, 2)).toBe(true);
    const { x, y } = trip.locator.position();
    expect(Math.hypot(x - 7.5, y - 3)).toBeLessThan(3.5);
    expect(y).toBeLessThan(3);
  });

  it('is not moved by a code that is no marker of this store, nor by a product without a place', () => {
    const trip = new Trip().wait(30).pick('s2-left-2');
    const before = trip.locator.position();
    expect(trip.locator.sawMarker('4006381333931', trip.at)).toBe(false);
    trip.pick('unheard-of');
    expect(trip.locator.position()).toEqual(before);
  });

  it('takes a group as the place of a product the planogram does not list', () => {
    const trip = new Trip().wait(60);
    trip.locator.picked({ sku: 'new-beans', group: 'tins' }, trip.at);
    const { x, y } = trip.locator.position();
    expect([x > 8, x < 11, y > 3, y < 11]).toEqual([true, true, true, true]);
  });

  it('hears less in what is put back than in what is taken', () => {
    const taken = new Trip().wait(30).pick('s3-right-2').wait(8);
    taken.locator.picked({ sku: 's3-right-1' }, taken.at);
    const put = new Trip().wait(30).pick('s3-right-2').wait(8);
    put.locator.putBack({ sku: 's3-right-1' }, put.at);
    expect(away(put.locator, 's3-right-1')).toBeGreaterThanOrEqual(away(taken.locator, 's3-right-1'));
  });

  it('is found again from the facts of the trip after a restart', () => {
    const trip = '0b8f2c1e-0000';
    const basket = { trip, quantity: 1, name: 'x', soldBy: 'piece', unitPrice: 1, mass: null, deposit: 0 } as const;
    const added = {
      ...basket,
      kind: 'line-added',
      tax: { id: 'A', rate: 0 },
      awaitingWeight: true,
      catalogueVersion: 1,
    } as const;
    const facts = [
      {
        at: 1_000,
        body: { kind: 'trip-started', trip, language: 'en', currency: 'EUR', catalogueVersion: 1, basket: 0 },
      },
      { at: 41_000, body: { ...added, line: 1, sku: 's2-left-2', origin: 'barcode' } },
      { at: 60_000, body: { ...added, line: 2, sku: 's2-left-4', origin: 'barcode' } },
      // Brought back by an undo: says nothing about the place.
      { at: 61_000, body: { ...added, line: 3, sku: 's0-left-1', origin: 'restored', restores: 1 } },
    ] as const;
    const locator = Locator.rebuild(plan, facts);
    expect(away(locator, 's2-left-4')).toBeLessThan(2);
    expect(Locator.rebuild(plan, facts).position()).toEqual(locator.position());
  });

  it('is always on the floor where a cart can be', () => {
    const trip = new Trip();
    for (const sku of ['s0-left-1', 's3-right-4', 's1-right-2', 'juice', 's2-left-1']) {
      trip.wait(25).pick(sku);
      for (let i = 0; i < 4; i += 1)
        expect(plan.floor.nearest(trip.wait(6).locator.position(), 0.4)).toBeGreaterThanOrEqual(0);
    }
  });
});
