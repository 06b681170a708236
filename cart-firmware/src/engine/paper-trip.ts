import {
  catalogueHeader,
  product as productSchema,
  type FactBody,
  type Intent,
  type Question,
  type StoreNews,
} from '@smart-cart/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import {
  decide,
  defaultTripSettings,
  evolve,
  initialState,
  openQuestions,
  type EngineEvent,
  type EngineState,
  type Identified,
  type World,
} from './index.js';

/** 2026-11-23 10:00 UTC. */
export const MORNING = Date.UTC(2026, 10, 23, 10);

const header = catalogueHeader.parse({
  version: 7,
  currency: 'EUR',
  taxClasses: [
    { id: 'A', name: 'standard', rate: 1900 },
    { id: 'B', name: 'reduced', rate: 700 },
  ],
  inStoreLayouts: [
    { name: 'price', pattern: '28IIIIVPPPPPC', verifier: 'gs1-5' },
    { name: 'weight', pattern: '29IIIIIWWWWWC' },
  ],
});

const base = { taxClass: 'B', group: 'food', soldBy: 'piece' } as const;
const mass = (grams: number, sd: number) => ({ mean: grams * 1_000, sd: sd * 1_000 });

const goods = [
  { ...base, sku: 'milk', name: 'Milk', gtins: ['04006381333931'], price: 119, mass: mass(1_050, 8) },
  { ...base, sku: 'beans', name: 'Beans', gtins: ['00042100005264'], price: 99, mass: mass(480, 5) },
  { ...base, sku: 'peas', name: 'Peas', gtins: ['05901234123457'], price: 89, mass: mass(480, 5) },
  {
    ...base,
    sku: 'cola',
    name: 'Cola',
    gtins: ['00000096385074'],
    price: 150,
    deposit: 25,
    taxClass: 'A',
    mass: mass(1_560, 10),
  },
  { ...base, sku: 'jam', name: 'Jam', gtins: ['09521234543213'], price: 249 },
  { ...base, sku: 'gum', name: 'Gum', gtins: ['04012345678901'], price: 79, mass: mass(3, 0.5) },
  { ...base, sku: 'odd', name: 'Without tax', gtins: ['04000000000006'], price: 100, taxClass: 'Z' },
  { ...base, sku: 'bananas', name: 'Bananas', plu: '4011', soldBy: 'weight', price: 199, gtins: [] },
  { ...base, sku: 'cheese', name: 'Cheese', inStoreItem: '1234', soldBy: 'weight', price: 1_590, gtins: [] },
  {
    ...base,
    sku: 'wine',
    name: 'Red wine',
    gtins: ['04000000001010'],
    price: 599,
    mass: mass(1_200, 8),
    minimumAge: 16,
  },
  { ...base, sku: 'gin', name: 'Gin', gtins: ['04000000001027'], price: 1_499, mass: mass(1_300, 8), minimumAge: 18 },
  { ...base, sku: 'bag', name: 'Paper bag', gtins: ['04000000001034'], price: 20, mass: mass(40, 3) },
  {
    ...base,
    sku: 'bread',
    name: 'Rye bread',
    gtins: ['04000000001041'],
    price: 300,
    mass: mass(750, 8),
    voucherEligible: true,
  },
  { ...base, sku: 'broccoli', name: 'Broccoli', plu: '4060', soldBy: 'weight', price: 299, gtins: [] },
  { ...base, sku: 'chocolate', name: 'Chocolate', gtins: ['04000000001058'], price: 99, mass: mass(108, 1) },
  { ...base, sku: 'nougat', name: 'Nougat', gtins: ['04000000001065'], price: 129, mass: mass(108, 1) },
  { ...base, sku: 'meat', name: 'Meat', gtins: ['90614141000015'], soldBy: 'weight', price: 1_290 },
].map((entry) => productSchema.parse(entry));

export const catalogue = new Catalogue(header, goods);

export const codes = {
  milk: '4006381333931',
  beans: '042100005264',
  peas: '5901234123457',
  cola: '96385074',
  jam: '9521234543213',
  gum: '4012345678901',
  odd: '4000000000006',
  wine: '4000000001010',
  gin: '4000000001027',
  bread: '4000000001041',
  chocolate: '4000000001058',
  nougat: '4000000001065',
} as const;

/**
 * A shopping trip on paper, for tests: events go in by hand, facts are applied as the cart applies them, and the load
 * on the scale follows what the test says it puts in and takes out.
 */
export class PaperTrip {
  state: EngineState = initialState();
  readonly facts: { at: number; body: FactBody }[] = [];
  at = MORNING;
  load: number;
  ready = true;
  world: Omit<World, 'scale'>;
  #asked = 0;

  /** @param grams what lies in the basket at the start */
  constructor(grams = 0, settings: Partial<World['settings']> = {}) {
    this.load = grams * 1_000;
    this.world = {
      catalogue,
      settings: {
        ...defaultTripSettings,
        sightingGrace: 4_000,
        placingGrace: 10_000,
        smallestGoods: 8_000,
        interval: 2_000,
        timeZone: 'Europe/Berlin',
        ...settings,
      },
    };
  }

  /** @returns the new facts, or the refusal */
  event(event: EngineEvent): readonly FactBody[] | string {
    const scale = { ready: this.ready, load: this.ready ? this.load : null };
    const decision = decide(this.state, event, { ...this.world, scale });
    for (const body of decision.facts) {
      this.facts.push({ at: event.at, body });
      this.state = evolve(this.state, body, event.at);
    }
    return decision.refusal ?? decision.facts;
  }

  start(): this {
    this.intent({ kind: 'start', language: 'en' });
    return this;
  }

  intent(intent: Intent): readonly FactBody[] | string {
    return this.event({ kind: 'intent', at: this.at, intent, fresh: this.#fresh() });
  }

  /** Trips are numbered by the trip, intents within it by themselves. */
  #fresh(): string {
    return this.state.trip === null ? 'trip-00000001' : `fresh-${(this.#asked += 1)}`;
  }

  /** @param away how long the code was out of view; absent when it was not seen lately */
  login(claims: Identified, away?: number): readonly FactBody[] | string {
    const more = away === undefined ? {} : { away };
    return this.event({ kind: 'login', at: this.at, claims, fresh: this.#fresh(), ...more });
  }

  news(news: StoreNews): readonly FactBody[] | string {
    return this.event({ kind: 'store-news', at: this.at, news });
  }

  scan(text: string, symbology = 'EAN-13'): readonly FactBody[] | string {
    return this.event({ kind: 'sighting', at: this.at, code: { symbology, text }, frames: 3 });
  }

  /** The load changes by so many grams; the scale needs a second to settle. */
  put(grams: number): readonly FactBody[] | string {
    const delta = Math.round(grams * 1_000);
    const before = this.load;
    const startedAt = this.at;
    this.at += 1_000;
    this.load += delta;
    if (!this.ready) return [];
    const step = { before, after: this.load, delta, sigma: 1_000, startedAt, settledAt: this.at };
    return this.event({ kind: 'weight-step', at: this.at, step });
  }

  take(grams: number): readonly FactBody[] | string {
    return this.put(-grams);
  }

  /** Time passes, with the ticks that come with it. */
  wait(milliseconds: number): this {
    const until = this.at + milliseconds;
    while (this.at < until) {
      this.at = Math.min(until, this.at + 250);
      this.event({ kind: 'tick', at: this.at });
    }
    return this;
  }

  /** Announces a product and puts it in, a person's second apart. */
  buy(code: string, grams: number, symbology?: string): this {
    this.scan(code, symbology);
    this.at += 1_500;
    this.put(grams);
    return this.wait(2_000);
  }

  scale(ready: boolean): readonly FactBody[] | string {
    this.ready = ready;
    return this.event({ kind: 'scale-condition', at: this.at, ready, load: ready ? this.load : null });
  }

  answer(option: string, kind?: Question['kind']): readonly FactBody[] | string {
    const question = this.questions.find((open) => kind === undefined || open.kind === kind);
    return this.intent({ kind: 'answer', question: question?.id ?? 999, option });
  }

  get questions(): readonly Question[] {
    return openQuestions(this.state);
  }

  get asked(): readonly Question['kind'][] {
    return this.questions.map((question) => question.kind);
  }

  /** The receipt as `milk×2 238` per line. */
  get receipt(): readonly string[] {
    const lines = this.state.receipt?.lines ?? [];
    return lines.map((line) => `${line.sku}×${line.quantity} ${line.amount} ${line.status}`);
  }

  get total(): number {
    return this.state.receipt?.total ?? 0;
  }

  kinds(from = 0): readonly FactBody['kind'][] {
    return this.facts.slice(from).map(({ body }) => body.kind);
  }
}
