import type { CatalogueHeader, Fact, Product } from '@smart-cart/contracts';
import type { Health } from '../health.js';
import type { AnomalyView, CartView, ReceiptDetail, ReceiptFilter, ReceiptSummary } from '../views.js';

/** What the pages need of the back office. */
export interface Office {
  carts(): Promise<CartView[]>;
  cart(cart: string): Promise<CartView | undefined>;
  receipts(filter: ReceiptFilter): Promise<ReceiptSummary[]>;
  receipt(trip: string, cart?: string): Promise<ReceiptDetail | undefined>;
  facts(cart: string, after: { epoch: number; seq: number }, limit: number): Promise<Fact[]>;
  anomalies(limit: number): Promise<AnomalyView[]>;
  catalogue(): Promise<{ header: CatalogueHeader; products: Product[] } | undefined>;
  changePrice(sku: string, price: number): Promise<Product>;
  answerHelp(cart: string, by: string): Promise<void>;
  health(): Promise<Health>;
}
