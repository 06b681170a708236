import type { Generated } from 'kysely';

/** What the store knows of a tender a cart asked for. (cart, trip, tender) is the key under which money moves once. */
export interface TenderTable {
  cart: string;
  trip: string;
  tender: number;
  method: string;
  /** Asked for, minor units. */
  amount: number;
  currency: string;
  /**
   * intended: nothing was asked of the acquirer; asked: it was, and the outcome is not known yet; desk: a cashier takes
   * it; the rest are outcomes.
   */
  state: string;
  /** 1: the shopper would rather not. */
  cancel_wanted: number;
  /** Questions to the acquirer that brought no outcome. */
  attempts: number;
  next_at: number;
  /** Minor units, 0 unless approved. */
  charged: number;
  reference: string | null;
  reason: string | null;
  /** Of staff, for what a person settled. */
  settled_by: string | null;
  requested_at: number;
  /** When the acquirer was asked first; null before. */
  asked_at: number | null;
  settled_at: number | null;
}

/** Money that goes back. */
export interface RefundTable {
  /** Names it at the acquirer: asked again under the same id it has its effect once. */
  id: string;
  cart: string;
  trip: string;
  tender: number;
  amount: number;
  /** intended; asked; desk: a person hands it back; done. */
  state: string;
  attempts: number;
  next_at: number;
  reference: string | null;
  reason: string | null;
  settled_by: string | null;
  requested_at: number;
  settled_at: number | null;
}

/** The simulated acquirer's own books: not ours, though they lie in the same file. */
export interface SimulatedChargeTable {
  charge_key: string;
  method: string;
  amount: number;
  currency: string;
  /** approved, declined, cancelled. */
  state: string;
  charged: number;
  reference: string | null;
  reason: string | null;
  /** How often a charge was asked for under this key. */
  asked: number;
  at: number;
}

/** Every movement of money at the simulated acquirer; rows are only ever added. */
export interface SimulatedMovementTable {
  id: Generated<number>;
  charge_key: string;
  kind: string;
  refund_id: string | null;
  amount: number;
  at: number;
}

/** Codes that open the gate, each for one cart. */
export interface ExitTable {
  code: string;
  cart: string;
  trip: string;
  since: number;
  passed_at: Generated<number | null>;
  gate: Generated<string | null>;
}
