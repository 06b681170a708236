import type { FactOf, Milligrams, Question, Receipt, Visit } from '@smart-cart/contracts';

export interface Piece {
  readonly mass: Milligrams;
  readonly exact: boolean;
}

/** One line as the engine knows it: what was bought, and how much of it the scale has felt. */
export interface LineState {
  /** The fact that made it: price, tax and names are fixed for ever by it. */
  readonly added: FactOf<'line-added'>;
  readonly quantity: number;
  /** Net mass of goods sold by weight; null until known. */
  readonly mass: Milligrams | null;
  /** What the container weighs that the scale felt with them; `mass` is without it. */
  readonly tare: Milligrams;
  /** Pieces that still have to arrive on the scale. A thing sold by weight counts as one piece. */
  readonly awaiting: number;
  /** When the newest awaited piece was announced, epoch ms. */
  readonly awaitingSince: number;
  /** Pieces the scale has felt coming in and not leaving. */
  readonly inCart: number;
  /** What each of them weighed as it arrived; pieces that arrived together share their mass and are not `exact`. */
  readonly pieces: readonly Piece[];
  /** What those pieces weighed together as they arrived. */
  readonly measured: Milligrams;
  /** When the scale brought goods back without a code, epoch ms; null when a code has been seen since. */
  readonly restoredAt: number | null;
  /** Last change the shopper could see, epoch ms. */
  readonly changedAt: number;
}

/** Something that left the cart or the receipt a moment ago and may come back. */
export interface TakenOut {
  /** The line as it was before. */
  readonly line: LineState;
  readonly pieces: number;
  /** What left, by the scale or by what it weighed when it came in. */
  readonly mass: Milligrams;
  /** `line`: it left the receipt whole; `pieces`, `part`: the line stands with less. */
  readonly what: 'line' | 'pieces' | 'part';
  readonly reason: FactOf<'line-removed'>['reason'] | 'taken-out';
  readonly at: number;
}

/** A change of load nobody has accounted for yet. */
export interface OpenChange {
  readonly change: number;
  readonly delta: Milligrams;
  readonly sigma: number;
  readonly basket: Milligrams;
  readonly startedAt: number;
  readonly settledAt: number;
  /** The shopper said "I will show it": not asked again until the load changes again. */
  readonly promised: boolean;
}

/** A bag, a coat: there from the start (`change` 0), or called no goods by the shopper, and then an audit may look at it. */
export interface OwnThing {
  readonly change: number;
  readonly mass: Milligrams;
}

/** What "undo" would take back, newest last. */
export type UndoEntry =
  | { readonly kind: 'added'; readonly line: number }
  | { readonly kind: 'quantity'; readonly line: number; readonly from: number }
  | { readonly kind: 'removed'; readonly line: number };

export interface TripState {
  readonly id: string;
  readonly status: 'shopping' | 'finished' | 'abandoned';
  /** Load on the scale by the last fact that told it; null while no fact has. */
  readonly basket: Milligrams | null;
  readonly lines: readonly LineState[];
  /** Newest last, bounded. */
  readonly taken: readonly TakenOut[];
  readonly open: readonly OpenChange[];
  /** What lies in the cart and is no goods: nobody is asked about it again, also not when it leaves. */
  readonly own: readonly OwnThing[];
  readonly questions: readonly Question[];
  readonly undo: readonly UndoEntry[];
  readonly lastLine: number | null;
  readonly nextLine: number;
  readonly nextChange: number;
  readonly nextQuestion: number;
  /** Codes the shopper was told about and noted, so that the same package in view does not ask again. Newest last, bounded. */
  readonly noted: readonly { readonly code: string; readonly at: number }[];
  /** What the shopper went to pay with although it was open: how many points, and which changes of load are still open. */
  readonly accepted: { readonly points: number; readonly changes: readonly number[] };
  /** Points an audit has looked at. */
  readonly audited: number;
  /** Refunds that have arrived, told twice by a store that is not sure: `tender reference`. */
  readonly refunds: readonly string[];
  /** When a staff badge was read, epoch ms. */
  readonly staffSince: number | null;
  /** The badge that was here last: still in view, it does not come back by that. */
  readonly staffGone: string | null;
  /** When the price check was opened or last showed something, epoch ms. */
  readonly priceCheckAt: number;
  /** What a price check that was closed showed last: still in the hand, and not bought by that. */
  readonly checked: { readonly code: string; readonly at: number } | null;
  /** The last sign of somebody being there, epoch ms. */
  readonly activeAt: number;
}

/** Rebuilt exactly from facts, and from nothing else. */
export interface EngineState {
  readonly trip: TripState | null;
  /** The receipt of the trip, by the one projection everybody uses. */
  readonly receipt: Receipt | undefined;
  /** All of the trip that is not a line, by the projection the store uses too. */
  readonly visit: Visit | undefined;
  /** Language of the shopper; undefined while nobody shops. */
  readonly language: string | undefined;
  readonly helpRequested: boolean;
}

/** The state before any fact: nobody shops. */
export function initialState(): EngineState {
  return { trip: null, receipt: undefined, visit: undefined, language: undefined, helpRequested: false };
}

export function lineOf(trip: TripState, line: number): LineState | undefined {
  return trip.lines.find((candidate) => candidate.added.line === line);
}

/** Pieces on the receipt which the scale has neither felt nor expects: bought while it could not weigh. */
export function unfeltPieces(line: LineState): number {
  return Math.max(0, line.quantity - line.awaiting - line.inCart);
}

/** Sold by weight and not weighed yet: it has no price. */
export function needsWeighing(line: LineState): boolean {
  return line.added.soldBy === 'weight' && line.mass === null && line.added.printedPrice === undefined;
}
