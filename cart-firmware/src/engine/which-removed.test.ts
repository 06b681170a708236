import { describe, expect, it } from '@jest/globals';
import { codes, PaperTrip } from './paper-trip.js';

/** The things offered as "it was this", the likeliest first. */
function offered(trip: PaperTrip): string[] {
  const [question] = trip.questions;
  expect(question?.kind).toBe('which-removed');
  const things = question?.options.filter(({ action }) => action === 'line') ?? [];
  return things.map(({ sku, pieces }) => `${sku}×${pieces}`);
}

function weighed(trip: PaperTrip, plu: string, grams: number): PaperTrip {
  trip.intent({ kind: 'enter-code', text: plu });
  trip.at += 1_500;
  trip.put(grams);
  return trip.wait(2_000);
}

/** Chocolate of two kinds, broccoli of 720 g and 1,480 g of loose bananas. */
function withProduce(): PaperTrip {
  const trip = new PaperTrip().start().buy(codes.chocolate, 108).buy(codes.nougat, 108);
  return weighed(weighed(trip, '4060', 720), '4011', 1_480);
}

describe('which of them was removed', () => {
  it('is not asked when broccoli of 720 g left and weighs what it weighed', () => {
    const trip = withProduce();
    trip.take(720);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt.some((line) => line.startsWith('broccoli'))).toBe(false);
  });

  it('offers the broccoli and the bananas of which it may be some, no bar of chocolate, when it dripped', () => {
    const trip = withProduce();
    trip.take(712);
    expect(new Set(offered(trip))).toEqual(new Set(['broccoli×1', 'bananas×1']));
  });

  it('offers some of the bananas alone when nothing else can weigh as much', () => {
    const trip = new PaperTrip().start().buy(codes.chocolate, 108);
    weighed(weighed(trip, '4060', 720), '4011', 1_480);
    trip.take(900);
    expect(offered(trip)).toEqual(['bananas×1']);
  });

  it('offers all packs of one weight, each as likely as the other, and the bananas of which some may have left', () => {
    const trip = withProduce();
    trip.take(108);
    expect(offered(trip).slice(0, 2).sort()).toEqual(['chocolate×1', 'nougat×1']);
    const [first, second] = trip.questions[0]?.options ?? [];
    expect(first?.probability).toBe(second?.probability);
  });

  it('offers as many pieces as weigh what left', () => {
    const trip = new PaperTrip().start();
    for (let bars = 0; bars < 3; bars += 1) trip.buy(codes.chocolate, 108).buy(codes.nougat, 108);
    trip.take(216);
    const things = offered(trip);
    expect(things).toEqual(expect.arrayContaining(['chocolate×2', 'nougat×2', 'chocolate×1', 'nougat×1']));
    expect(things).toHaveLength(4);
  });

  it('offers two things that left together, and nothing that did not', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052).buy(codes.chocolate, 108).buy(codes.wine, 1_204);
    trip.buy(codes.beans, 480, 'UPC-A').buy(codes.peas, 480);
    trip.take(1_052 + 480);
    expect(new Set(offered(trip))).toEqual(new Set(['milk×1', 'beans×1', 'peas×1']));
  });

  it('offers nothing lighter when nothing explains the weight, only what may have been exchanged for something', () => {
    const trip = new PaperTrip()
      .start()
      .buy(codes.milk, 1_052)
      .buy(codes.chocolate, 108)
      .buy(codes.beans, 480, 'UPC-A');
    trip.take(300);
    expect(offered(trip)).toEqual(['beans×1', 'milk×1']);
  });

  it('leaves only the ways out when nothing in the cart is as heavy as what left', () => {
    const trip = new PaperTrip(3_000).start().buy(codes.chocolate, 108).buy(codes.nougat, 108);
    trip.take(700);
    expect(trip.questions[0]?.options.map(({ action }) => action)).toEqual(['nothing-changed', 'call-staff']);
  });

  it('offers things when so many left at once that their weight alone cannot tell', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052).buy(codes.beans, 480, 'UPC-A').buy(codes.cola, 1_562);
    trip.buy(codes.bread, 752).buy(codes.wine, 1_205).buy(codes.gin, 1_303);
    trip.take(1_052 + 480 + 1_562 + 752 + 1_205);
    expect(offered(trip)).toHaveLength(4);
  });

  it('still offers what fitted an earlier change that was not answered', () => {
    const trip = new PaperTrip(3_000).start().buy(codes.beans, 480, 'UPC-A').buy(codes.peas, 480);
    trip.buy(codes.chocolate, 108);
    trip.take(480);
    trip.wait(4_000);
    trip.take(251);
    expect(new Set(offered(trip))).toEqual(new Set(['beans×1', 'peas×1']));
  });

  it('has a way out whatever is offered', () => {
    const trip = withProduce();
    trip.take(712);
    trip.answer('nothing-changed');
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toHaveLength(4);
  });
});
