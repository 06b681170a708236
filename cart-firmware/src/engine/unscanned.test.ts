import { describe, expect, it } from '@jest/globals';
import { Catalogue } from '../catalogue/catalogue.js';
import { catalogue, codes, PaperTrip } from './paper-trip.js';

const optionsOf = (trip: PaperTrip) => trip.questions[0]?.options.map(({ id }) => id);
const waysOut = ['scan-it', 'type-code', 'nothing-changed', 'call-staff'];

/** Two packs shown one right after the other: to the camera the second is still the first. */
function secondOfTwoUnread(): PaperTrip {
  const trip = new PaperTrip().start();
  trip.scan(codes.milk);
  trip.put(1_052);
  trip.at += 500;
  trip.scan(codes.milk);
  trip.put(1_048);
  return trip;
}

describe('the second of two like packs, put in without its code being read', () => {
  it('is never charged by its weight alone, and asked about sooner than a stranger', () => {
    const trip = secondOfTwoUnread();
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    trip.wait(1_000);
    expect(trip.asked).toEqual([]);
    trip.wait(1_000);
    expect(trip.asked).toEqual(['unscanned']);
    expect(optionsOf(trip)).toEqual(['another-1', ...waysOut]);
  });

  it('is charged when the shopper says it is another one, without being weighed again', () => {
    const trip = secondOfTwoUnread().wait(2_000);
    trip.answer('another-1');
    expect(trip.receipt).toEqual(['milk×2 238 placed']);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
    trip.wait(60_000);
    expect(trip.asked).toEqual([]);
  });

  it('is charged at the price of now when the price has changed, on a line of its own', () => {
    const trip = secondOfTwoUnread().wait(2_000);
    const milk = catalogue.bySku('milk');
    if (milk === undefined) throw new Error('no milk');
    const dearer = new Catalogue({ ...catalogue.header, version: 8 }, [{ ...milk, price: 139 }]);
    trip.world = { ...trip.world, catalogue: dearer };
    trip.answer('another-1');
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'milk×1 139 placed']);
  });

  it('is asked about no more when its code is read after all', () => {
    const trip = secondOfTwoUnread().wait(2_000);
    trip.scan(codes.milk);
    expect(trip.receipt).toEqual(['milk×2 238 placed']);
    expect(trip.asked).toEqual([]);
  });
});

describe('something put in without being shown', () => {
  it('is weighed for what the shopper finds by its picture afterwards, without being lifted again', () => {
    const trip = new PaperTrip().start();
    trip.put(812);
    trip.wait(5_000);
    expect(trip.asked).toEqual(['unscanned']);
    trip.answer('type-code');
    trip.intent({ kind: 'pick-product', sku: 'bananas' });
    expect(trip.receipt).toEqual(['bananas×1 162 placed']);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
    trip.wait(60_000);
    expect(trip.asked).toEqual([]);
  });

  it('is not offered as another of what it does not weigh', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052);
    trip.put(900);
    trip.wait(3_000);
    expect(trip.asked).toEqual([]);
    trip.wait(2_000);
    expect(optionsOf(trip)).toEqual(waysOut);
  });

  it('is offered as another of what fits, the likeliest first, and of like weights the one placed last', () => {
    const trip = new PaperTrip().start();
    trip.buy(codes.beans, 481, 'UPC-A').buy(codes.peas, 480).buy(codes.milk, 1_050).wait(20_000);
    trip.put(482);
    trip.wait(5_000);
    expect(optionsOf(trip)).toEqual(['another-2', 'another-1', ...waysOut]);
  });

  it('is offered as what was taken out before another of the same is', () => {
    const trip = new PaperTrip().start();
    trip.buy(codes.milk, 1_052).wait(2_000);
    trip.buy(codes.milk, 1_049).wait(2_000);
    trip.take(1_049);
    trip.wait(20_000);
    trip.put(1_049);
    trip.wait(5_000);
    expect(optionsOf(trip)).toEqual(['back-milk', ...waysOut]);
  });

  it('has answers that follow what is open, when more is put in while the question stands', () => {
    const trip = new PaperTrip().start().buy(codes.beans, 480, 'UPC-A').wait(20_000);
    trip.put(300);
    trip.wait(5_000);
    expect(optionsOf(trip)).toEqual(waysOut);
    trip.put(480);
    expect(optionsOf(trip)).toEqual(['another-1', ...waysOut]);
    trip.answer('another-1');
    expect(trip.receipt).toEqual(['beans×2 198 placed']);
    trip.wait(5_000);
    expect(trip.questions.map(({ kind, delta }) => [kind, delta])).toEqual([['unscanned', 300_000]]);
  });
});
