import { describe, expect, it } from '@jest/globals';
import { receiptOf } from '@smart-cart/contracts';
import { evolve, initialState, type EngineState } from './index.js';
import { codes, PaperTrip } from './paper-trip.js';

/** mulberry32: the same trips on every machine. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Thing {
  readonly sku: keyof typeof masses;
  readonly grams: number;
}

/** Grams and spread of what the shopper of these trips buys; beans and peas weigh the same on purpose. */
const masses = {
  milk: { grams: 1_050, sd: 8, code: codes.milk, symbology: 'EAN-13' },
  beans: { grams: 480, sd: 5, code: codes.beans, symbology: 'UPC-A' },
  peas: { grams: 480, sd: 5, code: codes.peas, symbology: 'EAN-13' },
  cola: { grams: 1_560, sd: 10, code: codes.cola, symbology: 'EAN-8' },
  jam: { grams: 330, sd: 6, code: codes.jam, symbology: 'EAN-13' },
} as const;
const skus = Object.keys(masses) as (keyof typeof masses)[];

/** An honest shopper who puts things in, takes them out, changes their mind, and answers what the cart asks. */
class HonestShopper {
  readonly trip = new PaperTrip(3_000).start();
  readonly inCart: Thing[] = [];
  #lastOut: Thing | undefined;
  #how: 'line' | 'took-it-out' = 'line';

  constructor(private readonly random: () => number) {}

  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)];
  }

  thing(): Thing {
    const sku = this.pick(skus) ?? 'milk';
    const { grams, sd } = masses[sku];
    const deviation = (this.random() + this.random() + this.random() - 1.5) * 2 * sd;
    return { sku, grams: Math.round(grams + deviation) };
  }

  noise(): number {
    return (this.random() - 0.5) * 2;
  }

  buy(thing: Thing): void {
    const { code, symbology } = masses[thing.sku];
    const codeFirst = this.random() < 0.7;
    if (codeFirst) this.trip.scan(code, symbology);
    this.trip.wait(500);
    this.trip.put(thing.grams + this.noise());
    this.inCart.push(thing);
    if (!codeFirst) {
      this.trip.wait(this.random() < 0.5 ? 800 : 6_000);
      this.trip.scan(code, symbology);
    }
    this.settle();
  }

  out(): Thing | undefined {
    const index = Math.floor(this.random() * this.inCart.length);
    const [thing] = this.inCart.splice(index, 1);
    if (thing === undefined) return undefined;
    this.#lastOut = thing;
    this.#how = 'line';
    this.trip.take(thing.grams + this.noise());
    return thing;
  }

  back(thing: Thing): void {
    this.trip.put(thing.grams + this.noise());
    this.inCart.push(thing);
    this.settle();
  }

  /** Waits a while and answers every question with the truth. */
  settle(): void {
    this.trip.wait(5_000);
    for (let guard = 0; guard < 12 && this.trip.questions.length > 0; guard += 1) {
      const [question] = this.trip.questions;
      if (question === undefined) return;
      if (question.kind === 'which-removed') {
        const meant = question.options.find(({ sku, action }) => sku === this.#lastOut?.sku && action === this.#how);
        this.trip.answer(meant?.id ?? 'nothing-changed');
      } else if (question.kind === 'how-many') this.trip.answer('pieces-1');
      else if (question.kind === 'take-out') {
        const sku = question.sku;
        const index = this.inCart.findIndex((thing) => thing.sku === sku);
        const [thing] = this.inCart.splice(index, 1);
        if (thing !== undefined) {
          this.#lastOut = thing;
          this.#how = 'took-it-out';
          this.trip.take(thing.grams + this.noise());
          this.trip.wait(500);
        } else this.trip.answer('took-it-out');
      } else if (question.kind === 'not-placed') this.trip.answer('remove');
      else if (question.kind === 'unscanned') {
        // What lies in the cart and not on the receipt is shown again.
        const missing = this.missing();
        this.trip.answer('scan-it');
        if (missing !== undefined) this.trip.scan(masses[missing].code, masses[missing].symbology);
        this.trip.wait(2_000);
      } else this.trip.answer('keep');
    }
  }

  counts(of: readonly string[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const sku of [...of].sort()) counts[sku] = (counts[sku] ?? 0) + 1;
    return counts;
  }

  bought(): Record<string, number> {
    return this.counts((this.trip.state.receipt?.lines ?? []).flatMap((l) => Array<string>(l.quantity).fill(l.sku)));
  }

  missing(): keyof typeof masses | undefined {
    const bought = this.bought();
    const there = this.counts(this.inCart.map(({ sku }) => sku));
    return skus.find((sku) => (there[sku] ?? 0) > (bought[sku] ?? 0));
  }
}

function rebuilt(trip: PaperTrip): EngineState {
  let state = initialState();
  for (const { body, at } of trip.facts) state = evolve(state, body, at);
  return state;
}

describe('long trips with many changes of mind', () => {
  it.each(Array.from({ length: 25 }, (_, i) => i + 1))(
    'end with the right receipt and nothing open, when the shopper is honest (seed %i)',
    (seed) => {
      const random = seeded(seed);
      const shopper = new HonestShopper(random);
      for (let i = 0; i < 40; i += 1) {
        const what = random();
        if (what < 0.45 || shopper.inCart.length === 0) shopper.buy(shopper.thing());
        else if (what < 0.65) {
          shopper.out();
          shopper.settle();
        } else if (what < 0.9) {
          const thing = shopper.out();
          shopper.trip.wait(random() * 3_000);
          if (thing !== undefined) shopper.back(thing);
        } else {
          const line = shopper.pick(shopper.trip.state.receipt?.lines ?? []);
          if (line !== undefined) shopper.trip.intent({ kind: 'remove-line', line: line.line });
          shopper.settle();
        }
        shopper.trip.wait(500 + random() * 4_000);
        const there = shopper.counts(shopper.inCart.map(({ sku }) => sku));
        expect({ step: i, bought: shopper.bought() }).toEqual({ step: i, bought: there });
      }
      shopper.trip.intent({ kind: 'finish' });
      expect(shopper.trip.kinds().at(-1)).toBe('trip-finished');
    },
  );
});

describe('the state of a trip', () => {
  it.each(Array.from({ length: 30 }, (_, i) => 1_000 + i))(
    'is rebuilt exactly from the journalled facts after any sequence of events (seed %i)',
    (seed) => {
      const random = seeded(seed);
      const trip = new PaperTrip(0);
      const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      for (let i = 0; i < 150; i += 1) {
        const line = 1 + Math.floor(random() * 8);
        const acts: (() => unknown)[] = [
          () => trip.scan(one(Object.values(codes)), one(['EAN-13', 'EAN-8', 'UPC-A'])),
          () => trip.scan(one(Object.values(codes))),
          () => trip.put(one([480, 1_050, 300, 812, 20, 3_120])),
          () => trip.take(one([480, 1_050, 300, 812, 20])),
          () => trip.wait(random() * 12_000),
          () => trip.intent({ kind: 'start', language: 'en' }),
          () => trip.intent({ kind: 'undo' }),
          () => trip.intent({ kind: 'set-quantity', line, quantity: 1 + Math.floor(random() * 4) }),
          () => trip.intent({ kind: 'remove-line', line }),
          () => trip.intent({ kind: 'enter-code', text: one(['4011', '94011', '9999', '04006381333931']) }),
          () => trip.intent({ kind: 'pick-product', sku: one(['bananas', 'cheese', 'jam', 'none']) }),
          () => trip.intent({ kind: 'request-help', reason: 'button' }),
          () => trip.intent({ kind: 'end-help' }),
          () => trip.scale(random() < 0.6),
          () => {
            const question = trip.questions[0];
            if (question !== undefined) trip.answer(one(question.options).id);
          },
          () => (random() < 0.1 ? trip.intent({ kind: one(['finish', 'close', 'abandon'] as const) }) : undefined),
        ];
        one(acts)();
        if (i % 30 === 29) expect(rebuilt(trip)).toEqual(trip.state);
      }
    },
  );

  it('counts the same receipt in the cart as everybody counts from the facts', () => {
    const random = seeded(7);
    const shopper = new HonestShopper(random);
    for (let i = 0; i < 12; i += 1) shopper.buy(shopper.thing());
    expect(receiptOf(shopper.trip.facts.map(({ body }) => body))).toEqual(shopper.trip.state.receipt);
    expect(shopper.trip.state.receipt?.items).toBe(12);
  });
});
