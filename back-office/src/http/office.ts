import type { CatalogueHeader, Fact, Product } from '@smart-cart/contracts';
import type { Badges } from '../badges/badges.js';
import type { Companion } from '../companion/companion.js';
import type { Desk } from '../desk/desk.js';
import type { Documents } from '../documents/documents.js';
import type { SuggestionTraining } from '../documents/suggestion-training.js';
import type { Exits } from '../exits/exits.js';
import type { Health } from '../health.js';
import type { Payments } from '../payments/payments.js';
import type { Balance } from '../payments/reconciliation.js';
import type { ReceiptLookup } from '../receipts/receipt-lookup.js';
import type { SeenView } from '../seen/seen-store.js';
import type { AnomalyView, CartView, ReceiptDetail, ReceiptFilter, ReceiptSummary } from '../views.js';

/** What the pages need of the back office. */
export interface Office {
  readonly desk: Desk;
  readonly payments: Payments;
  readonly exits: Exits;
  readonly documents: Documents;
  readonly training: SuggestionTraining;
  /** Undefined where nobody logs in at carts. */
  readonly badges: Badges | undefined;
  readonly companion: Companion | undefined;
  readonly shoppersReceipts: ReceiptLookup;
  carts(): Promise<CartView[]>;
  cart(cart: string): Promise<CartView | undefined>;
  receipts(filter: ReceiptFilter): Promise<ReceiptSummary[]>;
  receipt(trip: string, cart?: string): Promise<ReceiptDetail | undefined>;
  balance(trip: string, cart: string): Promise<Balance | undefined>;
  seen(cart: string): Promise<SeenView[]>;
  facts(cart: string, after: { epoch: number; seq: number }, limit: number): Promise<Fact[]>;
  anomalies(limit: number): Promise<AnomalyView[]>;
  catalogue(): Promise<{ header: CatalogueHeader; products: Product[] } | undefined>;
  changePrice(sku: string, price: number): Promise<Product>;
  health(): Promise<Health>;
}
