import { describe, expect, it } from '@jest/globals';
import { canUndo, decide, evolve, initialState, lastLine, light, phase } from './index.js';
import { codes, PaperTrip } from './paper-trip.js';

const ready = { scale: { state: 'ready' } } as const;
const fault = { scale: { state: 'fault', message: 'silent' } } as const;

describe('a trip', () => {
  it('starts with what lies in the basket counting as nothing', () => {
    const trip = new PaperTrip(1_500).start();
    expect(trip.facts[0]?.body).toMatchObject({ kind: 'trip-started', basket: 1_500_000, currency: 'EUR' });
    expect(trip.total).toBe(0);
    trip.buy(codes.milk, 1_050);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
  });

  it('does not start twice, and nothing else is possible before it has started', () => {
    const trip = new PaperTrip();
    expect(trip.intent({ kind: 'undo' })).toBe('no-trip');
    expect(trip.scan(codes.milk)).toEqual([]);
    expect(trip.put(500)).toEqual([]);
    trip.start();
    expect(trip.intent({ kind: 'start', language: 'de' })).toBe('trip-open');
    expect(trip.intent({ kind: 'close' })).toBe('not-allowed');
    expect(trip.intent({ kind: 'remove-line', line: 4 })).toBe('unknown-line');
    expect(trip.intent({ kind: 'answer', question: 4, option: 'ok' })).toBe('question-gone');
  });

  it('finishes at once when all is settled, with the total the shopper saw', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050).buy(codes.cola, 1_560, 'EAN-8');
    trip.intent({ kind: 'finish' });
    expect(trip.facts.at(-1)?.body).toMatchObject({ kind: 'trip-finished', total: 294, items: 2, openPoints: 0 });
    expect(phase(trip.state)).toBe('finished');
    expect(trip.intent({ kind: 'undo' })).toBe('not-allowed');
    expect(trip.take(1_050)).toEqual([]);
    trip.intent({ kind: 'close' });
    expect(trip.state).toEqual(initialState());
  });

  it('with open points asks before it finishes, and counts them when the shopper finishes anyway', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    trip.put(300);
    trip.scan(codes.beans, 'UPC-A');
    trip.intent({ kind: 'finish' });
    expect(trip.asked[0]).toBe('finish-check');
    expect(phase(trip.state)).toBe('shopping');
    trip.answer('back', 'finish-check');
    expect(trip.asked).not.toContain('finish-check');
    trip.intent({ kind: 'finish' });
    trip.answer('finish', 'finish-check');
    const finished = trip.facts.at(-1)?.body;
    expect(finished).toMatchObject({ kind: 'trip-finished', openPoints: 2 });
    expect(trip.questions).toEqual([]);
  });

  it('does not sell what was never weighed, because it has no price', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    trip.intent({ kind: 'enter-code', text: '4011' });
    trip.intent({ kind: 'finish' });
    trip.answer('finish', 'finish-check');
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
  });

  it('withdraws the check when the open points settle by themselves', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    trip.intent({ kind: 'finish' });
    expect(trip.asked).toEqual(['finish-check']);
    trip.put(1_050);
    expect(trip.asked).toEqual([]);
  });

  it('may be left without buying', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    trip.intent({ kind: 'abandon' });
    expect(trip.kinds(-2)).toEqual(['trip-abandoned', 'trip-closed']);
    expect(phase(trip.state)).toBe('waiting');
  });

  it('hears of the language and of help, once each', () => {
    const trip = new PaperTrip().start();
    trip.intent({ kind: 'choose-language', language: 'ar' });
    expect(trip.state.language).toBe('ar');
    expect(trip.intent({ kind: 'choose-language', language: 'ar' })).toEqual([]);
    trip.intent({ kind: 'request-help', reason: 'button' });
    expect(trip.intent({ kind: 'request-help', reason: 'button' })).toEqual([]);
    expect(light(trip.state, ready)).toBe('red');
    const news = { kind: 'help-answered', id: '1', expires: trip.at + 1, by: 'Ana' } as const;
    trip.event({ kind: 'store-news', at: trip.at, news });
    expect(trip.state.helpRequested).toBe(false);
  });

  it('keeps a question open when the shopper calls staff, because somebody still has to answer it', () => {
    const trip = new PaperTrip().start();
    trip.put(300);
    trip.wait(5_000);
    trip.answer('call-staff');
    expect(trip.state.helpRequested).toBe(true);
    expect(trip.asked).toEqual(['unscanned']);
  });

  it('shows its light: green when all is well, amber when it asks or cannot weigh, red when a person is needed', () => {
    const trip = new PaperTrip();
    expect(light(trip.state, ready)).toBe('off');
    expect(light(trip.state, fault)).toBe('amber');
    trip.start().buy(codes.milk, 1_050);
    expect(light(trip.state, ready)).toBe('green');
    expect(light(trip.state, fault)).toBe('amber');
    trip.put(300);
    trip.wait(5_000);
    expect(light(trip.state, ready)).toBe('amber');
    expect(lastLine(trip.state)).toBe(1);
    expect(canUndo(trip.state)).toBe(true);
  });

  it('ignores facts of another trip', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    const other = { kind: 'line-removed', trip: 'trip-00000009', line: 1, reason: 'undo' } as const;
    expect(evolve(trip.state, other, trip.at)).toBe(trip.state);
  });

  it('is decided without changing the state it is decided from', () => {
    const trip = new PaperTrip().start().buy(codes.milk, 1_050);
    const before = structuredClone(trip.state);
    const world = { ...trip.world, scale: { ready: true, load: trip.load } };
    decide(trip.state, { kind: 'intent', at: trip.at, intent: { kind: 'undo' }, fresh: 'x' }, world);
    expect(trip.state).toEqual(before);
  });
});

describe('without a working scale', () => {
  it('goods are added unverified and nobody is asked about weight', () => {
    const trip = new PaperTrip().start();
    trip.scale(false);
    trip.scan(codes.milk);
    trip.put(1_050);
    trip.wait(60_000);
    expect(trip.receipt).toEqual(['milk×1 119 unverified']);
    expect(trip.asked).toEqual([]);
    trip.scan(codes.milk);
    expect(trip.receipt).toEqual(['milk×2 238 unverified']);
  });

  it('what was awaited stands unverified from the moment the scale fails', () => {
    const trip = new PaperTrip().start();
    trip.scan(codes.milk);
    trip.scale(false);
    expect(trip.receipt).toEqual(['milk×1 119 unverified']);
  });

  it('goods sold by weight cannot be bought', () => {
    const trip = new PaperTrip().start();
    trip.scale(false);
    expect(trip.intent({ kind: 'enter-code', text: '4011' })).toBe('needs-weighing');
    expect(trip.receipt).toEqual([]);
  });

  it('what was bought meanwhile is found again by its weight when the scale is back', () => {
    const trip = new PaperTrip().start().buy(codes.beans, 480, 'UPC-A');
    trip.scale(false);
    trip.scan(codes.milk);
    trip.put(1_052);
    trip.scale(true);
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('what cannot be told apart afterwards is accepted, because the cart was blind', () => {
    const trip = new PaperTrip().start();
    trip.scale(false);
    trip.scan(codes.jam);
    trip.at += 5_000;
    trip.scan(codes.milk);
    trip.put(1_400);
    trip.scale(true);
    trip.wait(20_000);
    expect(trip.asked).toEqual([]);
    expect(trip.receipt).toEqual(['jam×1 249 unverified', 'milk×1 119 unverified']);
    expect(trip.state.trip?.basket).toBe(1_400_000);
  });

  it('something put in and not bought shows as a step when the scale is back', () => {
    const trip = new PaperTrip().start().buy(codes.beans, 480, 'UPC-A');
    trip.scale(false);
    trip.put(700);
    trip.scale(true);
    trip.wait(5_000);
    expect(trip.asked).toEqual(['unscanned']);
  });

  it('a restart with the same load changes nothing', () => {
    const trip = new PaperTrip().start().buy(codes.beans, 480, 'UPC-A');
    expect(trip.scale(true)).toEqual([]);
  });

  it('a trip that began blind counts from the first weight', () => {
    const trip = new PaperTrip(2_000);
    trip.ready = false;
    trip.start();
    expect(trip.facts[0]?.body).toMatchObject({ basket: null });
    trip.scale(true);
    expect(trip.state.trip?.basket).toBe(2_000_000);
    expect(trip.state.trip?.open).toEqual([]);
    trip.buy(codes.milk, 1_050);
    expect(trip.receipt).toEqual(['milk×1 119 placed']);
  });

  it('a trip that began blind is not told again of what was laid in meanwhile, and counts what is put in from then on', () => {
    const trip = new PaperTrip(0);
    trip.ready = false;
    trip.start();
    trip.scan(codes.milk);
    trip.load = 1_360_000;
    trip.scale(true);
    const { at } = trip;
    const bridging = { before: 0, after: 1_361_000, delta: 1_361_000, sigma: 1_000, startedAt: at, settledAt: at };
    trip.event({ kind: 'weight-step', at, step: bridging });
    trip.wait(6_000);
    expect(trip.asked).toEqual([]);
    expect(trip.state.trip?.basket).toBe(1_360_000);
    trip.buy(codes.beans, 480, 'UPC-A');
    expect(trip.receipt).toEqual(['milk×1 119 unverified', 'beans×1 99 placed']);
    expect(trip.asked).toEqual([]);
  });

  it('a change of load that no step told is made up for by the next step', () => {
    const trip = new PaperTrip().start().buy(codes.beans, 480, 'UPC-A');
    trip.load += 1_050_000;
    trip.scan(codes.milk);
    trip.put(300);
    expect(trip.receipt).toEqual(['beans×1 99 placed', 'milk×1 119 placed']);
    expect(trip.state.trip?.open.map(({ delta }) => delta)).toEqual([300_000]);
  });
});
