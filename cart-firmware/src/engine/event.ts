import type { FactBody, Intent, Milligrams, StoreNews, WeightStep } from '@smart-cart/contracts';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { SeenGoods } from '../fusion/index.js';

/** What reaches the engine. All times, those inside the step too, are epoch milliseconds of one clock; the shell converts. */
export type EngineEvent =
  | { kind: 'sighting'; at: number; code: { symbology: string; text: string; gs1?: boolean }; frames: number }
  | { kind: 'weight-step'; at: number; step: WeightStep }
  /** The scale became able or unable to weigh. `load` is its first stable load after becoming ready, else null. */
  | { kind: 'scale-condition'; at: number; ready: boolean; load: Milligrams | null }
  /** `fresh` is a new random id, used when the intent starts a trip: the engine makes none itself. */
  | { kind: 'intent'; at: number; intent: Intent; fresh: string }
  | { kind: 'store-news'; at: number; news: StoreNews }
  /** Time passes; sent about four times a second while a trip is open. */
  | { kind: 'tick'; at: number };

export interface EngineSettings {
  /** How long after a step the cart waits for a code before it asks, ms. */
  readonly sightingGrace: number;
  /** How long after a code the goods may take to arrive on the scale before the cart asks, ms. */
  readonly placingGrace: number;
  /** Smallest change of load treated as goods, mg. */
  readonly smallestGoods: Milligrams;
  /** Verification interval e of the scale, mg: the rounding of every weight. */
  readonly interval: Milligrams;
  /** IANA zone of the store: decides the day a best-before date ends. */
  readonly timeZone: string;
}

/** What the engine may look at besides its own state. */
export interface World {
  readonly catalogue: Catalogue | undefined;
  readonly scale: { readonly ready: boolean; readonly load: Milligrams | null };
  readonly settings: EngineSettings;
  /** What the camera recognised in the last seconds, the newest last; absent where nothing recognises. */
  readonly recognition?: {
    readonly seen: readonly SeenGoods[];
    /** What may become a line by itself: goods without a code, or nothing. */
    readonly autoAdd: 'never' | 'produce';
  };
}

/** Facts to journal, in order; or why an intent was not carried out, as a stable code the screen has words for. */
export interface Decision {
  readonly facts: readonly FactBody[];
  readonly refusal?: Refusal;
}

export type Refusal =
  | 'no-catalogue'
  | 'no-trip'
  | 'trip-open'
  | 'unknown-code'
  | 'unknown-line'
  | 'unknown-product'
  | 'question-gone'
  | 'nothing-to-undo'
  | 'needs-weighing'
  | 'not-allowed';
