import { describe, expect, it } from '@jest/globals';
import { codes, PaperTrip } from './paper-trip.js';

describe('a product shown to the camera', () => {
  it('is on the receipt at once, before its weight arrives', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    expect(trip.receipt).toEqual(['milk×1 119 awaiting-weight']);
    trip.put(1_052);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
  });

  it('is one package while it is held in view, and another one once it lies in the cart', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    trip.at += 400;
    expect(trip.scan(codes.milk)).toEqual([]);
    trip.put(1_050);
    trip.wait(2_000);
    trip.scan(codes.milk);
    expect(trip.receipt).toEqual(['milk×2 238 awaiting-weight']);
  });

  it('keeps with its line why the cart believed it', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052);
    expect(trip.facts.find(({ body }) => body.kind === 'line-added')?.body).toMatchObject({
      evidence: { code: { symbology: 'EAN-13', text: codes.milk, frames: 3 } },
    });
    expect(trip.facts.find(({ body }) => body.kind === 'line-placed')?.body).toMatchObject({
      delta: 1_052_000,
      basket: 1_052_000,
      evidence: {
        step: { delta: 1_052_000 },
        considered: expect.arrayContaining([{ what: 'place 1 ×1', probability: expect.any(Number) }]),
      },
    });
  });

  it('is found when it was put in first and shown afterwards, within the grace or after it', () => {
    for (const pause of [500, 9_000]) {
      const trip = new PaperTrip().start();
      trip.put(481);
      trip.wait(pause);
      expect(trip.asked).toEqual(pause > 4_000 ? ['unscanned'] : []);
      trip.scan(codes.beans, 'UPC-A');
      expect(trip.receipt).toEqual(['beans×1 99 placed']);
      expect(trip.asked).toEqual([]);
      expect(trip.state.trip?.open).toEqual([]);
    }
  });

  it('may be put in together with another one', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    trip.at += 1_000;
    trip.scan(codes.beans, 'UPC-A');
    trip.put(1_531);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'beans×1 99 placed']);
    expect(trip.state.trip?.basket).toBe(1_531_000);
  });

  it('put in twice with one scan makes the cart ask how many, and the answer is what is charged', () => {
    const scanned = () => {
      const trip = new PaperTrip().start();
      trip.scan(codes.cola, 'EAN-8');
      trip.put(3_121);
      return trip;
    };
    const two = scanned();
    expect(two.asked).toEqual(['how-many']);
    expect(two.questions[0]?.options.map(({ id }) => id)).toEqual(['pieces-1', 'pieces-2', 'scan-it', 'call-staff']);
    two.answer('pieces-2');
    expect(two.receipt).toEqual(['cola×2 300 placed']);
    expect(two.total).toBe(350);
    const one = scanned();
    one.answer('pieces-1');
    expect(one.receipt).toEqual(['cola×1 150 placed']);
    one.wait(6_000);
    // The other half of the weight is still something that was not scanned.
    expect(one.asked).toEqual(['unscanned']);
    expect(one.questions[0]?.delta).toBe(1_561_000);
  });

  it('shown again when the cart asks how many is the second one', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.cola, 'EAN-8');
    trip.put(3_121);
    trip.wait(2_000);
    trip.scan(codes.cola, 'EAN-8');
    expect(trip.receipt).toEqual(['cola×2 300 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('of unknown weight and quantity two is asked about when one step could be one or both', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.jam);
    trip.intent({ kind: 'set-quantity', line: 1, quantity: 2 });
    trip.put(660);
    expect(trip.asked).toEqual(['how-many']);
    trip.answer('pieces-2');
    expect(trip.receipt).toEqual(['jam×2 498 placed']);
  });

  it('with another weight than it should have gets a calm question with ways out', () => {
    const wrong = () => {
      const trip = new PaperTrip().start();
      trip.scan(codes.milk);
      trip.put(700);
      return trip;
    };
    const trip = wrong();
    expect(trip.asked).toEqual(['wrong-weight']);
    expect(trip.questions[0]?.options.map(({ action }) => action)).toEqual([
      'keep',
      'scan-it',
      'remove',
      'nothing-changed',
      'call-staff',
    ]);
    trip.answer('keep');
    expect(trip.receipt).toEqual(['milk×1 119 unverified']);
    expect(trip.state.trip?.open).toEqual([]);
    const other = wrong();
    other.answer('remove');
    expect(other.receipt).toEqual([]);
    other.wait(5_000);
    expect(other.asked).toEqual(['unscanned']);
    const back = wrong();
    back.take(700);
    expect(back.asked).toEqual([]);
    back.put(1_050);
    expect(back.receipt).toEqual(['milk×1 119 placed']);
  });

  it('put in together with another thing stands when only that is taken out again', () => {
    const trip = new PaperTrip(0.6).start();
    trip.scan(codes.milk);
    trip.put(1_702);
    expect(trip.asked).toEqual(['wrong-weight']);
    trip.take(650);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
  });

  it('and never put in is asked about after the grace', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    trip.wait(9_000);
    expect(trip.asked).toEqual([]);
    trip.wait(2_000);
    expect(trip.asked).toEqual(['not-placed']);
    trip.answer('keep');
    expect(trip.receipt).toEqual(['milk×1 119 unverified']);
    trip.wait(20_000);
    expect(trip.asked).toEqual([]);
  });

  it('too light to be felt is not waited for', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.gum);
    expect(trip.receipt).toEqual(['gum×1 79 unverified']);
    trip.wait(30_000);
    expect(trip.asked).toEqual([]);
  });
});

describe('something put in without being shown', () => {
  it('is an open point first, and one calm question after the grace', () => {
    const trip = new PaperTrip().start();
    trip.put(300);
    expect(trip.asked).toEqual([]);
    trip.wait(4_500);
    expect(trip.asked).toEqual(['unscanned']);
    expect(trip.questions[0]?.options.map(({ action }) => action)).toEqual([
      'scan-it',
      'type-code',
      'nothing-changed',
      'call-staff',
    ]);
  });

  it('several times is still one question, about the sum', () => {
    const trip = new PaperTrip().start();
    trip.put(300);
    trip.wait(5_000);
    trip.put(200);
    trip.put(150);
    trip.wait(5_000);
    expect(trip.asked).toEqual(['unscanned']);
    expect(trip.questions[0]?.delta).toBe(650_000);
  });

  it('is forgotten when it is taken out again, in one go or piece by piece', () => {
    const trip = new PaperTrip().start();
    trip.put(300);
    trip.wait(5_000);
    trip.take(301);
    expect(trip.asked).toEqual([]);
    trip.put(800);
    trip.wait(5_000);
    trip.take(300);
    expect(trip.questions.map(({ kind, delta }) => [kind, delta])).toEqual([['unscanned', 500_000]]);
    trip.take(500);
    expect(trip.state.trip?.open).toEqual([]);
    expect(trip.asked).toEqual([]);
  });

  it('is not asked about again once the shopper said "I will show it", until the load changes', () => {
    const trip = new PaperTrip().start();
    trip.put(300);
    trip.wait(5_000);
    trip.answer('scan-it');
    trip.wait(60_000);
    expect(trip.asked).toEqual([]);
    trip.put(200);
    trip.wait(5_000);
    expect(trip.questions.map(({ kind, delta }) => [kind, delta])).toEqual([['unscanned', 500_000]]);
  });

  it('and called no goods by the shopper is believed, and counted for an audit', () => {
    const trip = new PaperTrip().start();
    trip.put(300);
    trip.wait(5_000);
    trip.answer('nothing-changed');
    expect(trip.asked).toEqual([]);
    trip.intent({ kind: 'finish' });
    expect(trip.facts.at(-1)?.body).toMatchObject({ kind: 'trip-finished', openPoints: 1 });
  });

  it('is nothing when it is lighter than any goods', () => {
    const trip = new PaperTrip().start();
    expect(trip.put(5)).toEqual([]);
  });
});

describe('goods sold by weight', () => {
  it('are charged by the step, in whole intervals of the scale', () => {
    const trip = new PaperTrip().start();
    trip.intent({ kind: 'enter-code', text: '4011' });
    expect(trip.receipt).toEqual(['bananas×1 0 awaiting-weight']);
    trip.put(812.9);
    expect(trip.state.receipt?.lines[0]).toMatchObject({ mass: 812_000, amount: 162, status: 'placed' });
  });

  it('may be picked after they were put in', () => {
    const trip = new PaperTrip().start();
    trip.put(812);
    trip.wait(8_000);
    trip.intent({ kind: 'pick-product', sku: 'bananas' });
    expect(trip.receipt).toEqual(['bananas×1 162 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('are never charged by what another thing in the same step leaves over', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.beans, 'UPC-A');
    trip.at += 500;
    trip.intent({ kind: 'enter-code', text: '4011' });
    trip.put(480 + 812);
    expect(trip.asked).toEqual(['wrong-weight']);
    expect(trip.questions[0]?.options.map(({ id }) => id)).not.toContain('keep');
    expect(trip.total).toBe(99);
  });

  it('lose what is taken out of them, and gain it back', () => {
    const trip = new PaperTrip().start();
    trip.intent({ kind: 'enter-code', text: '4011' });
    trip.put(812);
    trip.wait(2_000);
    trip.take(300);
    expect(trip.state.receipt?.lines[0]).toMatchObject({ mass: 512_000, amount: 102 });
    trip.wait(1_000);
    trip.put(300);
    expect(trip.state.receipt?.lines[0]).toMatchObject({ mass: 812_000 });
  });
});
