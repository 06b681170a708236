import { randomUUID } from 'node:crypto';
import {
  MAX_PAYLOAD_BYTES,
  topics,
  type CatalogueDelta,
  type CatalogueHeader,
  type Fact,
  type Product,
} from '@smart-cart/contracts';
import { BackOfficeError } from './back-office-error.js';
import { readCatalogueFile, type CatalogueTerms } from './catalogue/catalogue-file.js';
import type { ProductChange } from './catalogue/catalogue-store.js';
import { jsonBytes } from './catalogue/parts.js';
import type { Badges } from './badges/badges.js';
import type { Companion } from './companion/companion.js';
import type { BackOfficeConfig } from './config.js';
import { openDatabase } from './database/open.js';
import type { Desk } from './desk/desk.js';
import type { Documents } from './documents/documents.js';
import type { Exits } from './exits/exits.js';
import type { SuggestionTraining } from './documents/suggestion-training.js';
import type { Health } from './health.js';
import { HttpServer } from './http/http-server.js';
import { listAnomalies } from './ingest/anomalies.js';
import { factsAfter, markOf } from './ingest/fact-store.js';
import { announceCatalogue, composeParts, startParts, stopParts, type Parts } from './parts.js';
import type { Payments } from './payments/payments.js';
import { balanceOf, type Balance } from './payments/reconciliation.js';
import type { ReceiptLookup } from './receipts/receipt-lookup.js';
import type { SeenView } from './seen/seen-store.js';
import {
  anomalyViewOf,
  findCart,
  findReceipt,
  listCarts,
  listReceipts,
  type AnomalyView,
  type CartView,
  type ReceiptDetail,
  type ReceiptFilter,
  type ReceiptSummary,
} from './views.js';

/** What tests and hosts may replace. */
export interface BackOfficeDependencies {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Gives 0 ≤ x < 1. */
  readonly random?: () => number;
  readonly log?: (line: string) => void;
}

/** The store's end of the carts: takes facts in, answers carts, and shows staff what is going on. */
export class BackOffice {
  readonly #config: BackOfficeConfig;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #log: (line: string) => void;
  #parts: Parts | undefined;
  #http: HttpServer | undefined;
  #bootId = '';

  constructor(config: BackOfficeConfig, deps: BackOfficeDependencies = {}) {
    this.#config = config;
    this.#now = deps.now ?? Date.now;
    this.#random = deps.random ?? Math.random;
    this.#log = deps.log ?? ((): void => undefined);
  }

  /**
   * Opens the database, serves HTTP and begins connecting; does not wait for the broker.
   * @throws BackOfficeError `database-unusable`, `database-of-another-store`, `catalogue-invalid`, `document-invalid`,
   *   `token-unreadable`, `port-taken`
   */
  async start(): Promise<{ httpUrl: string }> {
    if (this.#http !== undefined) return { httpUrl: this.#http.url };
    this.#bootId = randomUUID();
    const { store, database } = this.#config;
    const db = await openDatabase(database.file, store);
    try {
      const parts = await composeParts({
        config: this.#config,
        db,
        bootId: this.#bootId,
        now: this.#now,
        random: this.#random,
        log: this.#log,
        publicUrl: () => this.#config.publicUrl ?? this.#http?.url ?? '',
      });
      this.#parts = parts;
      this.#http = new HttpServer({ config: this.#config, office: this, live: parts.live });
      await this.#firstCatalogue(parts);
      await parts.documents.readFiles();
      await parts.badges?.publish('start');
      await this.#http.start();
      await startParts(parts);
      return { httpUrl: this.#http.url };
    } catch (error) {
      await this.#http?.stop();
      this.#parts = undefined;
      this.#http = undefined;
      await db.destroy();
      throw error;
    }
  }

  /** Finishes what was taken in, acknowledges it, says farewell. */
  async stop(): Promise<void> {
    const parts = this.#parts;
    if (parts === undefined) return;
    await this.#http?.stop();
    await stopParts(parts);
    this.#http = undefined;
    this.#parts = undefined;
    await parts.db.destroy();
  }

  /** What staff decide about carts. */
  get desk(): Desk {
    return this.#running().desk;
  }

  /** What staff do about money. */
  get payments(): Payments {
    return this.#running().payments;
  }

  /** What gates ask. */
  get exits(): Exits {
    return this.#running().exits;
  }

  /** What carts keep besides the catalogue. */
  get documents(): Documents {
    return this.#running().documents;
  }

  get training(): SuggestionTraining {
    return this.#running().training;
  }

  /** Receipts by the address only their shoppers know. */
  get shoppersReceipts(): ReceiptLookup {
    return this.#running().receipts;
  }

  /** The badges of staff; undefined where nobody logs in at carts. */
  get badges(): Badges | undefined {
    return this.#running().badges;
  }

  /** The page for phones; undefined where the store has none. */
  get companion(): Companion | undefined {
    return this.#running().companion;
  }

  /** The last things a cart's camera saw, newest first. */
  async seen(cart: string): Promise<SeenView[]> {
    const { seen, catalogue } = this.#running();
    return Promise.all(
      seen.of(cart).map(async (one) => {
        const skus = [...one.candidates.map(({ sku }) => sku), ...(one.bought === undefined ? [] : [one.bought])];
        const names = await Promise.all(skus.map(async (sku) => [sku, (await catalogue.product(sku))?.name ?? sku]));
        return { ...one, names: Object.fromEntries(names) as Record<string, string> };
      }),
    );
  }

  /**
   * Replaces the whole catalogue; durable before it is announced. The same one again changes nothing.
   * @returns its header with the version
   * @throws BackOfficeError `catalogue-invalid`
   */
  async publishCatalogue(terms: CatalogueTerms, products: readonly Product[]): Promise<CatalogueHeader> {
    const { catalogue, live } = this.#running();
    const header = await catalogue.replace(terms, products, this.#now());
    await announceCatalogue(this.#running(), this.#config.store, header, this.#now());
    live.tell({ kind: 'catalogue', key: '' });
    return header;
  }

  /**
   * Adds, changes or removes products as the next version; durable before it is announced. Open carts get it at once.
   * @throws BackOfficeError `catalogue-invalid`
   */
  async changeProducts(change: ProductChange): Promise<CatalogueDelta> {
    const { catalogue, link, live } = this.#running();
    const delta = await catalogue.change(change, this.#now());
    if (jsonBytes(delta) < MAX_PAYLOAD_BYTES) await link.publish(topics.catalogueDelta(this.#config.store), delta);
    await announceCatalogue(this.#running(), this.#config.store, delta.header, this.#now());
    live.tell({ kind: 'catalogue', key: '' });
    return delta;
  }

  /** @throws BackOfficeError `product-unknown` */
  async changePrice(sku: string, price: number): Promise<Product> {
    const product = await this.#running().catalogue.product(sku);
    if (product === undefined) throw unknownProduct(sku);
    const changed = { ...product, price };
    if (price !== product.price) await this.changeProducts({ upsert: [changed] });
    return changed;
  }

  /** The current catalogue, or undefined before the first. */
  async catalogue(): Promise<{ header: CatalogueHeader; products: Product[] } | undefined> {
    const { catalogue } = this.#running();
    const header = await catalogue.header();
    return header === undefined ? undefined : { header, products: await catalogue.products() };
  }

  async carts(): Promise<CartView[]> {
    return listCarts(this.#running().db);
  }

  async cart(cart: string): Promise<CartView | undefined> {
    return findCart(this.#running().db, cart);
  }

  /** Newest first, 100 unless `limit` says otherwise. */
  async receipts(filter: ReceiptFilter = {}): Promise<ReceiptSummary[]> {
    return listReceipts(this.#running().db, filter);
  }

  async receipt(trip: string, cart?: string): Promise<ReceiptDetail | undefined> {
    return findReceipt(this.#running().db, trip, cart);
  }

  /** The money of one trip laid beside its receipt; undefined when the store has no such trip. */
  async balance(trip: string, cart: string): Promise<Balance | undefined> {
    return balanceOf(this.#running().db, cart, trip);
  }

  /** Newest first. */
  async anomalies(limit = 200): Promise<AnomalyView[]> {
    return (await listAnomalies(this.#running().db, limit)).map(anomalyViewOf);
  }

  /** Facts of one cart after a position, in order of epoch and seq. */
  async facts(cart: string, after = { epoch: 0, seq: 0 }, limit = 1000): Promise<Fact[]> {
    return factsAfter(this.#running().db, cart, after, limit);
  }

  /** The last fact of an epoch up to which all are stored; 0 when there is none. */
  async highWaterMark(cart: string, epoch: number): Promise<number> {
    return markOf(this.#running().db, cart, epoch);
  }

  async health(): Promise<Health> {
    const { link, intake, catalogue } = this.#running();
    const header = await catalogue.header();
    return {
      ok: link.state.connected && intake.fault === null,
      store: this.#config.store,
      bootId: this.#bootId,
      broker: link.state,
      databaseFault: intake.fault,
      catalogueVersion: header?.version ?? 0,
    };
  }

  #running(): Parts {
    if (this.#parts === undefined) {
      throw new BackOfficeError('not-started', 'The back office is not running. Call start() first.');
    }
    return this.#parts;
  }

  async #firstCatalogue({ catalogue }: Parts): Promise<void> {
    const { catalogueFile } = this.#config;
    if (catalogueFile === undefined || (await catalogue.header()) !== undefined) return;
    const { terms, products } = readCatalogueFile(catalogueFile);
    await catalogue.replace(terms, products, this.#now());
  }
}

function unknownProduct(sku: string): BackOfficeError {
  return new BackOfficeError(
    'product-unknown',
    `The catalogue has no product "${sku}". Look its number up in the catalogue and try again.`,
  );
}
