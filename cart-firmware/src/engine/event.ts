import type {
  FactBody,
  FactOf,
  Intent,
  Milligrams,
  Receipt,
  StoreNews,
  Visit,
  WeightStep,
} from '@smart-cart/contracts';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { SeenGoods } from '../fusion/index.js';
import type { TripSettings } from './trip-settings.js';

/** Who a verified login code, a loyalty number or a staff badge says it is. */
export type Identified =
  | {
      readonly role: 'member';
      readonly how: 'phone' | 'loyalty-number';
      readonly member: string;
      readonly firstName?: string;
      /** Single-use number of the code, and until when it would be valid, epoch ms. */
      readonly token?: { readonly id: string; readonly expires: number };
    }
  | { readonly role: 'staff'; readonly how: 'badge'; readonly badge: string; readonly name: string };

/** What reaches the engine. All times, those inside the step too, are epoch milliseconds of one clock; the shell converts. */
export type EngineEvent =
  | { kind: 'sighting'; at: number; code: { symbology: string; text: string; gs1?: boolean }; frames: number }
  | { kind: 'weight-step'; at: number; step: WeightStep }
  /** The scale became able or unable to weigh. `load` is its first stable load after becoming ready, else null. */
  | { kind: 'scale-condition'; at: number; ready: boolean; load: Milligrams | null }
  /** `fresh` is a new random id: of a trip, of a wish on the list, the luck of an audit. The engine makes none itself. */
  | { kind: 'intent'; at: number; intent: Intent; fresh: string }
  /** A login code was read and verified by the shell. `fresh` as with intents: it may start a trip. */
  /** `away`: how long the code had been out of view, ms; absent when it was not seen lately. */
  | { kind: 'login'; at: number; fresh: string; claims: Identified; away?: number }
  | { kind: 'store-news'; at: number; news: StoreNews }
  /** Time passes; sent about four times a second while a trip is open. */
  | { kind: 'tick'; at: number };

/** What promotions take off a receipt, whole. */
export type Savings = Pick<FactOf<'savings-settled'>, 'version' | 'savings' | 'uses' | 'exact'>;

export interface EngineSettings extends TripSettings {
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
  /**
   * What the promotions in force take off this receipt; undefined where the store has none. Pure, and the same for equal
   * arguments: the store recomputes it.
   */
  readonly settleSavings?: (receipt: Receipt, visit: Visit, at: number) => Savings | undefined;
  /** Whether a promotion of the store names this coupon. */
  readonly knowsCoupon?: (coupon: string) => boolean;
  /** When the camera last saw a code it was sure of, epoch ms; undefined when it did not lately. */
  readonly lastSeen?: (code: string) => number | undefined;
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
  | 'not-allowed'
  /** No promotion knows this coupon. */
  | 'unknown-coupon'
  | 'no-member'
  | 'list-full'
  | 'unknown-item'
  /** The container weighs as much as what was put on the scale. */
  | 'tare-too-heavy'
  /** Staff has said no to goods of this age. */
  | 'age-refused'
  | 'staff-only'
  | 'no-bags'
  | 'not-in-checkout'
  /** A payment is on its way: nothing may change until the store says what became of it. */
  | 'payment-pending'
  /** Money has moved: the trip is ended by paying the rest or by a refund. */
  | 'paid-already'
  | 'unknown-tender'
  | 'tender-not-offered'
  | 'nothing-due'
  /** Nothing in the cart may be paid this way. */
  | 'not-eligible'
  | 'amount-too-high'
  /** What paying waits for. */
  | 'age-check'
  | 'audit'
  | 'open-points'
  | 'no-email';
