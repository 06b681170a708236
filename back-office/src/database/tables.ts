import type { Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type {
  BadgeTable,
  LoginTokenTable,
  MemberCouponTable,
  MemberDeviceTable,
  MemberTable,
  MemberTripTable,
} from '../members/member-tables.js';
import type { AnswerTable, DocumentTable, LetterTable, SecretTable } from './store-tables.js';
import type {
  ExitTable,
  RefundTable,
  SimulatedChargeTable,
  SimulatedMovementTable,
  TenderTable,
} from './payment-tables.js';

/** One row per fact, for ever. `body` is the fact's body as JSON. */
export interface FactTable {
  store: string;
  cart: string;
  epoch: number;
  seq: number;
  /** By the cart's clock. */
  at: number;
  trip: string | null;
  kind: string;
  body: string;
  received_at: number;
}

/** High-water mark of each epoch of a cart: all facts up to `seq` are in {@link FactTable}. */
export interface MarkTable {
  cart: string;
  epoch: number;
  seq: number;
}

/** The receipt of each trip as recomputed here: a projection, rebuilt from facts at any time. */
export interface ReceiptTable {
  cart: string;
  trip: string;
  status: string;
  currency: string;
  total: number;
  items: number;
  started_at: number;
  finished_at: number | null;
  claimed_total: number | null;
  claimed_items: number | null;
  /** Recomputed when the trip finished, to lay beside what the cart claimed. */
  computed_total: number | null;
  computed_items: number | null;
  open_points: number;
  /** 1 when the cart's total or items at the end differ from those recomputed. */
  disagreement: number;
  help_reason: string | null;
  help_since: number | null;
  last_epoch: number;
  last_seq: number;
  /** The receipt of the contracts, as JSON. */
  receipt: string;
  /** The visit of the contracts, as JSON; null in rows older than visits, until the next fact of the trip. */
  visit: string | null;
}

/** What is known of each cart besides its facts. */
export interface CartTable {
  cart: string;
  online: number;
  boot_id: string;
  presence_at: number | null;
  version: string;
  last_seen: number;
  /** The newest status, as JSON. */
  status: string | null;
}

/** What came in and could not be right. Repeats of one are counted, so a flood stays one row. */
export interface AnomalyTable {
  id: Generated<number>;
  kind: string;
  cart: string;
  topic: string;
  reason: string;
  detail: string;
  count: number;
  first_at: number;
  last_at: number;
}

export interface CatalogueTable {
  version: number;
  header: string;
  at: number;
}

export interface ProductTable {
  sku: string;
  product: string;
  /** Catalogue version that last changed it. */
  changed: number;
}

/** What changed with each version since the last whole catalogue. */
export interface DeltaTable {
  version: number;
  delta: string;
  at: number;
}

export interface Tables {
  facts: FactTable;
  marks: MarkTable;
  receipts: ReceiptTable;
  carts: CartTable;
  anomalies: AnomalyTable;
  catalogue: CatalogueTable;
  products: ProductTable;
  deltas: DeltaTable;
  answers: AnswerTable;
  tenders: TenderTable;
  refunds: RefundTable;
  exits: ExitTable;
  simulated_charges: SimulatedChargeTable;
  simulated_movements: SimulatedMovementTable;
  documents: DocumentTable;
  letters: LetterTable;
  secrets: SecretTable;
  members: MemberTable;
  member_devices: MemberDeviceTable;
  member_coupons: MemberCouponTable;
  member_trips: MemberTripTable;
  login_tokens: LoginTokenTable;
  badges: BadgeTable;
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
export type ReceiptRow = Selectable<ReceiptTable>;
export type NewReceiptRow = Insertable<ReceiptTable>;
export type CartRow = Selectable<CartTable>;
export type AnomalyRow = Selectable<AnomalyTable>;
