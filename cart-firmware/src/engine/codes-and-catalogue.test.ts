import { describe, expect, it } from '@jest/globals';
import { checkDigit } from '@smart-cart/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import { verifierOfFive } from '../codes/verifier.js';
import { catalogue, codes, MORNING, PaperTrip } from './paper-trip.js';

const withCheck = (body: string): string => body + String(checkDigit(body));
const label = (price: string): string => withCheck(`281234${verifierOfFive(price)}${price}`);
const meat = '90614141000015';
const gs1 = (trip: PaperTrip, text: string) =>
  trip.event({ kind: 'sighting', at: trip.at, code: { symbology: 'DataBarExpanded', text, gs1: true }, frames: 2 });

describe('a label of the store', () => {
  it('is charged at its printed price, and expected to weigh what that price buys', () => {
    const trip = new PaperTrip().start();
    trip.scan(label('00397'));
    expect(trip.receipt).toEqual(['cheese×1 397 awaiting-weight']);
    trip.put(256);
    expect(trip.receipt).toEqual(['cheese×1 397 placed']);
  });

  it('on a pack that weighs far more than it says gets a question', () => {
    const trip = new PaperTrip().start();
    trip.scan(label('00397'));
    trip.put(900);
    expect(trip.asked).toEqual(['wrong-weight']);
  });

  it('with a weight is charged by it, not by the scale', () => {
    const trip = new PaperTrip().start();
    trip.scan(withCheck('290123400250'));
    trip.put(258);
    expect(trip.state.receipt?.lines[0]).toMatchObject({ sku: 'cheese', mass: 250_000, amount: 398 });
  });

  it('is never merged with another one of the same goods', () => {
    const trip = new PaperTrip().start();
    trip.scan(label('00397'));
    trip.put(256);
    trip.wait(2_000);
    trip.scan(label('00512'));
    expect(trip.receipt).toEqual(['cheese×1 397 placed', 'cheese×1 512 awaiting-weight']);
  });

  it('whose verifier contradicts its price sells nothing, and the shopper is told', () => {
    const trip = new PaperTrip().start();
    const wrong = (verifierOfFive('00397') + 1) % 10;
    trip.scan(withCheck(`281234${wrong}00397`));
    expect(trip.receipt).toEqual([]);
    expect(trip.asked).toEqual(['unreadable-measure']);
  });

  it('with nothing on it sells nothing', () => {
    const trip = new PaperTrip().start();
    trip.scan(label('00000'));
    expect(trip.asked).toEqual(['unreadable-measure']);
  });
});

describe('a GS1 symbol', () => {
  it('gives mass and attributes of the pack', () => {
    const trip = new PaperTrip().start();
    gs1(trip, `01${meat}31030005121726113010L7`);
    expect(trip.state.receipt?.lines[0]).toMatchObject({ sku: 'meat', mass: 512_000, amount: 660 });
    expect(trip.facts.at(-1)?.body).toMatchObject({ attributes: { useBy: '2026-11-30', batch: 'L7' } });
  });

  it('past its date is refused until the day has ended in the store, not in Greenwich', () => {
    const sold = (at: number) => {
      const trip = new PaperTrip();
      trip.at = at;
      trip.start();
      gs1(trip, `01${meat}310300051217261122`);
      return trip;
    };
    // Berlin is an hour ahead: its 22 November ends at 23:00 UTC.
    expect(sold(Date.UTC(2026, 10, 22, 22, 59)).receipt).toHaveLength(1);
    const expired = sold(Date.UTC(2026, 10, 22, 23, 1));
    expect(expired.receipt).toEqual([]);
    expect(expired.questions[0]).toMatchObject({ kind: 'expired', date: '2026-11-22', sku: 'meat' });
    const bestBefore = new PaperTrip().start();
    gs1(bestBefore, `01${meat}310300051215261101`);
    expect(bestBefore.asked).toEqual(['expired']);
  });

  it('with a price in another currency sells nothing', () => {
    const trip = new PaperTrip().start();
    gs1(trip, `01${meat}31030005123932840499`);
    expect(trip.asked).toEqual(['unreadable-measure']);
    trip.at += 1_000;
    gs1(trip, `01${meat}31030005123932978499`);
    expect(trip.receipt).toEqual(['meat×1 499 awaiting-weight']);
    expect(trip.asked).toEqual([]);
  });
});

describe('a code that sells nothing', () => {
  it('unknown to the store is said to be unknown, once, and goes when something is sold', () => {
    const trip = new PaperTrip().start();
    trip.scan('5012345678900');
    trip.wait(500);
    expect(trip.scan('5012345678900')).toEqual([]);
    expect(trip.asked).toEqual(['unknown-code']);
    trip.answer('ok');
    expect(trip.scan('5012345678900')).toEqual([]);
    expect(trip.asked).toEqual([]);
    trip.scan('5099999999992');
    trip.scan(codes.milk);
    expect(trip.asked).toEqual([]);
  });

  it('misread is not even mentioned', () => {
    const trip = new PaperTrip().start();
    expect(trip.scan('4006381333932')).toEqual([]);
    expect(
      trip.event({ kind: 'sighting', at: trip.at, code: { symbology: 'QRCode', text: 'https://a.b/win' }, frames: 1 }),
    ).toEqual([]);
  });

  it('of a coupon is said to be not for sale, and the note goes by itself', () => {
    const trip = new PaperTrip().start();
    trip.scan(withCheck('991234567890'));
    expect(trip.asked).toEqual(['not-for-sale']);
    trip.wait(21_000);
    expect(trip.asked).toEqual([]);
  });

  it('is not told about for ever: the thing may have gone back to the shelf', () => {
    const trip = new PaperTrip().start();
    trip.scan('5012345678900');
    expect(trip.asked).toEqual(['unknown-code']);
    trip.wait(21_000);
    expect(trip.asked).toEqual([]);
  });

  it('because its tax class is missing does not stop the cart', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.odd);
    expect(trip.receipt).toEqual([]);
    expect(trip.asked).toEqual(['unknown-code']);
    expect(trip.intent({ kind: 'pick-product', sku: 'odd' })).toBe('unknown-code');
  });

  it('typed is refused with its reason', () => {
    const trip = new PaperTrip().start();
    expect(trip.intent({ kind: 'enter-code', text: '4999' })).toBe('unknown-code');
    // Organic bananas are goods of their own; the store sells none.
    expect(trip.intent({ kind: 'enter-code', text: '94011' })).toBe('unknown-code');
    expect(trip.intent({ kind: 'pick-product', sku: 'none' })).toBe('unknown-product');
    expect(trip.facts).toHaveLength(1);
  });
});

describe('a new catalogue', () => {
  it('prices what is bought from now on, and never what is on the receipt', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    const dearer = [...catalogue.products()].map((p) => (p.sku === 'milk' ? { ...p, price: 129 } : p));
    const header = { ...catalogue.header, version: 8, taxClasses: [{ id: 'B', name: 'reduced', rate: 500 }] };
    trip.world = { ...trip.world, catalogue: new Catalogue(header, dearer) };
    trip.buy(codes.milk, 1_050);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'milk×1 129 placed']);
    expect(trip.state.receipt?.taxes.map(({ rate }) => rate)).toEqual([500, 700]);
    // More of the first line is still at its price.
    trip.intent({ kind: 'set-quantity', line: 1, quantity: 2 });
    expect(trip.receipt[0]).toBe('milk×2 238 awaiting-weight');
  });

  it('that is missing stops nothing but buying', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    trip.world = { ...trip.world, catalogue: undefined };
    expect(trip.scan(codes.milk)).toBe('no-catalogue');
    trip.take(1_050);
    expect(trip.receipt).toEqual([]);
    const next = new PaperTrip();
    next.world = { ...next.world, catalogue: undefined };
    expect(next.intent({ kind: 'start', language: 'en' })).toBe('no-catalogue');
  });
});

describe('the deposit', () => {
  it('is charged with every piece and leaves with it', () => {
    const trip = new PaperTrip().start().buy(codes.cola, 1_561, 'EAN-8').buy(codes.cola, 1_555, 'EAN-8');
    expect(trip.state.receipt).toMatchObject({ goods: 300, deposits: 50, total: 350 });
    trip.take(1_555);
    expect(trip.state.receipt).toMatchObject({ goods: 150, deposits: 25, total: 175 });
    expect(trip.at).toBeGreaterThan(MORNING);
  });
});
