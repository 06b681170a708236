import { describe, expect, it } from '@jest/globals';
import { codes, PaperTrip } from './paper-trip.js';

const filled = () => new PaperTrip(2_000).start().buy(codes.milk, 1_052).buy(codes.beans, 480, 'UPC-A');

describe('something taken out', () => {
  it('leaves the receipt by its weight, when one line fits', () => {
    const trip = filled();
    trip.take(1_052);
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
    expect(trip.kinds(-3)).toEqual(['load-changed', 'line-removed', 'load-explained']);
  });

  it('lowers the quantity, when there are several pieces', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052).buy(codes.milk, 1_047);
    trip.take(1_047);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    trip.take(1_052);
    expect(trip.receipt).toEqual([]);
  });

  it('and put back at once is on the receipt again, at the old price', () => {
    const trip = filled();
    trip.take(1_052);
    trip.wait(2_000);
    trip.put(1_052);
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 placed']);
    expect(trip.state.receipt?.lines[1]).toMatchObject({ line: 3 });
    // Shown to the camera after that, it is still the same package.
    trip.wait(1_500);
    trip.scan(codes.milk);
    expect(trip.state.receipt?.items).toBe(2);
  });

  it('is not what came back, when the code read right afterwards is that of another product of its weight', () => {
    const trip = filled();
    trip.take(480);
    trip.wait(3_000);
    trip.put(480);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'beans×1 99 placed']);
    trip.at += 800;
    trip.scan(codes.peas);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'peas×1 89 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('and put back later is offered as an answer, not assumed', () => {
    const trip = filled();
    trip.take(1_052);
    trip.wait(60_000);
    trip.put(1_052);
    trip.wait(5_000);
    expect(trip.questions[0]?.options[0]).toMatchObject({ id: 'back-milk', action: 'product', sku: 'milk' });
    trip.answer('back-milk');
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 placed']);
    expect(trip.state.trip?.open).toEqual([]);
  });

  it('that fits several lines is asked about, with those lines to choose from', () => {
    const trip = filled().buy(codes.peas, 480);
    trip.take(480);
    expect(trip.asked).toEqual(['which-removed']);
    const options = trip.questions[0]?.options ?? [];
    expect(
      options
        .slice(0, 2)
        .map(({ sku }) => sku)
        .sort(),
    ).toEqual(['beans', 'peas']);
    expect(options.slice(-2).map(({ action }) => action)).toEqual(['nothing-changed', 'call-staff']);
    trip.answer(options.find(({ sku }) => sku === 'peas')?.id ?? '');
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'beans×1 99 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('is named by showing it to the camera, too', () => {
    const trip = filled().buy(codes.peas, 480);
    trip.take(480);
    trip.scan(codes.peas);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'beans×1 99 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('and put back before the question is answered withdraws it', () => {
    const trip = filled().buy(codes.peas, 480);
    trip.take(480);
    trip.wait(3_000);
    trip.put(480);
    expect(trip.asked).toEqual([]);
    expect(trip.state.receipt?.items).toBe(3);
  });

  it('passes the camera without being bought again', () => {
    const trip = filled();
    trip.take(1_052);
    trip.at += 800;
    expect(trip.scan(codes.milk)).toEqual([]);
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
  });

  it('and read on its way out, before the scale had settled, is not bought again either', () => {
    const trip = filled();
    trip.wait(5_000);
    trip.scan(codes.milk);
    expect(trip.receipt[0]).toBe('milk×2 238 awaiting-weight');
    trip.take(1_052);
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
    trip.wait(20_000);
    expect(trip.asked).toEqual([]);
  });

  it('together with another thing is asked for one after the other', () => {
    const trip = filled().buy(codes.peas, 480);
    trip.take(480 + 1_052);
    expect(trip.asked).toEqual(['which-removed']);
    const milk = trip.questions[0]?.options.find(({ sku }) => sku === 'milk');
    trip.answer(milk?.id ?? '');
    expect(trip.questions.map(({ kind, delta }) => [kind, delta])).toEqual([['which-removed', -480_000]]);
    const peas = trip.questions[0]?.options.find(({ sku }) => sku === 'peas');
    trip.answer(peas?.id ?? '');
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
  });

  it('until the cart is as empty as at the start leaves nothing open, however the receipt came to be empty', () => {
    const trip = new PaperTrip(2_000).start().buy(codes.beans, 480, 'UPC-A').buy(codes.peas, 480);
    trip.take(480);
    trip.take(480);
    expect(trip.asked).toContain('which-removed');
    trip.intent({ kind: 'remove-line', line: 1 });
    trip.intent({ kind: 'remove-line', line: 2 });
    expect(trip.receipt).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
    expect(trip.asked).toEqual([]);
  });

  it('from a cart without goods is a bag or a coat, and nobody is asked', () => {
    const trip = new PaperTrip(2_000).start();
    trip.take(1_500);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
    expect(trip.state.trip?.basket).toBe(500_000);
  });

  it('and swapped for something heavier or lighter in one movement leaves what came instead to be shown', () => {
    const trip = filled();
    // Milk of 1052 g out, something of 652 g in, before the scale came to rest.
    trip.take(400);
    expect(trip.asked).toEqual(['which-removed']);
    trip.answer(trip.questions[0]?.options.find(({ sku }) => sku === 'milk')?.id ?? '');
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
    trip.wait(5_000);
    expect(trip.questions.map(({ kind, delta }) => [kind, delta])).toEqual([['unscanned', 652_000]]);
    trip.take(652);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.open).toEqual([]);
  });

  it('that the shopper had called no goods leaves without a question, and no audit looks for it', () => {
    const trip = filled();
    trip.put(48);
    trip.wait(5_000);
    trip.answer('nothing-changed');
    trip.take(48);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'beans×1 99 placed']);
    trip.intent({ kind: 'finish' });
    expect(trip.facts.at(-1)?.body).toMatchObject({ kind: 'trip-finished', openPoints: 0 });
  });

  it('that lay in the basket before the trip leaves without a question', () => {
    const trip = filled();
    trip.take(2_000);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toEqual(['milk×1 119 placed', 'beans×1 99 placed']);
  });

  it('that weighs what a bag weighs and what a line weighs is asked about', () => {
    const trip = new PaperTrip(480).start().buy(codes.beans, 480, 'UPC-A');
    trip.take(480);
    expect(trip.asked).toEqual(['which-removed']);
    trip.answer('out');
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('that was no goods is accepted by one touch', () => {
    const trip = filled();
    trip.take(250);
    expect(trip.asked).toEqual(['which-removed']);
    trip.answer('nothing-changed');
    expect(trip.state.receipt?.items).toBe(2);
    expect(trip.asked).toEqual([]);
  });
});

describe('a line removed on the screen', () => {
  it('is off the receipt at once, and the thing is asked for until it leaves', () => {
    const trip = filled();
    trip.intent({ kind: 'remove-line', line: 1 });
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
    expect(trip.asked).toEqual(['take-out']);
    trip.take(1_052);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
  });

  it('comes back when the shopper keeps it, without being weighed again', () => {
    const trip = filled();
    trip.intent({ kind: 'remove-line', line: 1 });
    trip.answer('keep');
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 placed']);
    expect(trip.asked).toEqual([]);
    trip.take(1_052);
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
  });

  it('because its number was wrong is what is typed next, when the shopper says so, without being weighed again', () => {
    const trip = new PaperTrip().start();
    trip.intent({ kind: 'pick-product', sku: 'jam' });
    trip.put(612);
    trip.intent({ kind: 'undo' });
    expect(trip.asked).toEqual(['take-out']);
    trip.intent({ kind: 'enter-code', text: '4011' });
    expect(trip.questions[0]?.options.map(({ id }) => id)).toEqual(['is-2', 'took-it-out', 'keep', 'call-staff']);
    trip.answer('is-2');
    expect(trip.receipt).toEqual(['bananas×1 122 placed']);
    expect(trip.asked).toEqual([]);
    trip.wait(30_000);
    expect(trip.asked).toEqual([]);
    trip.take(612);
    expect(trip.receipt).toEqual([]);
    expect(trip.asked).toEqual([]);
  });

  it('is not offered as what was announced since when that weighs something else', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052);
    trip.intent({ kind: 'remove-line', line: 1 });
    trip.scan(codes.beans, 'UPC-A');
    expect(trip.questions[0]?.options.map(({ id }) => id)).toEqual(['took-it-out', 'keep', 'call-staff']);
  });

  it('and said to be out may still leave a little later', () => {
    const trip = filled();
    trip.intent({ kind: 'remove-line', line: 1 });
    trip.answer('took-it-out');
    trip.wait(2_000);
    trip.take(1_052);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toEqual(['beans×1 99 placed']);
  });

  it('that was never put in is simply gone', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    trip.intent({ kind: 'remove-line', line: 1 });
    expect(trip.receipt).toEqual([]);
    expect(trip.asked).toEqual([]);
  });
});

describe('the quantity', () => {
  it('raised by hand waits for the pieces, one by one or together', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052);
    trip.intent({ kind: 'set-quantity', line: 1, quantity: 4 });
    expect(trip.receipt).toEqual(['milk×4 476 awaiting-weight']);
    trip.put(1_049);
    trip.wait(1_000);
    trip.put(2_101);
    expect(trip.receipt).toEqual(['milk×4 476 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('lowered by hand asks for the pieces, and they may leave one by one', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_052).buy(codes.milk, 1_049).buy(codes.milk, 1_046);
    trip.intent({ kind: 'set-quantity', line: 1, quantity: 1 });
    expect(trip.questions.map(({ kind, pieces }) => [kind, pieces])).toEqual([['take-out', 2]]);
    trip.take(1_049);
    expect(trip.questions.map(({ pieces }) => pieces)).toEqual([1]);
    trip.take(1_052);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    trip.take(1_046);
    expect(trip.receipt).toEqual([]);
  });

  it('of goods sold by weight cannot be set', () => {
    const trip = new PaperTrip().start();
    trip.intent({ kind: 'enter-code', text: '4011' });
    expect(trip.intent({ kind: 'set-quantity', line: 1, quantity: 2 })).toBe('not-allowed');
  });
});

describe('undo', () => {
  it('takes back the last thing bought, and asks for it when it lies in the cart', () => {
    const trip = filled();
    trip.intent({ kind: 'undo' });
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
    expect(trip.asked).toEqual(['take-out']);
    trip.take(480);
    expect(trip.asked).toEqual([]);
    trip.intent({ kind: 'undo' });
    trip.take(1_052);
    expect(trip.receipt).toEqual([]);
    expect(trip.intent({ kind: 'undo' })).toBe('nothing-to-undo');
  });

  it('takes back a quantity and a removal', () => {
    const trip = filled();
    trip.intent({ kind: 'set-quantity', line: 2, quantity: 3 });
    trip.intent({ kind: 'undo' });
    expect(trip.receipt[1]).toBe('beans×1 99 placed');
    trip.intent({ kind: 'remove-line', line: 1 });
    trip.intent({ kind: 'undo' });
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('of a removal waits for the thing when it has left already', () => {
    const trip = filled();
    trip.intent({ kind: 'remove-line', line: 1 });
    trip.take(1_052);
    trip.intent({ kind: 'undo' });
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 awaiting-weight']);
    trip.put(1_052);
    expect(trip.receipt[1]).toBe('milk×1 119 placed');
  });

  it('still knows a removal after many other things have left', () => {
    const trip = filled();
    trip.intent({ kind: 'remove-line', line: 2 });
    trip.take(480);
    for (let i = 0; i < 20; i += 1) {
      trip.wait(9_000);
      trip.take(1_052);
      trip.wait(1_000);
      trip.put(1_052);
    }
    trip.intent({ kind: 'undo' });
    expect(trip.receipt.map((line) => line.split(' ')[0])).toEqual(['milk×1', 'beans×1']);
  });

  it('does not take back what was done by hand in the basket', () => {
    const trip = filled();
    trip.take(480);
    trip.take(1_052);
    expect(trip.intent({ kind: 'undo' })).toBe('nothing-to-undo');
  });
});
