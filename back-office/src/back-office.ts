import { randomUUID } from 'node:crypto';
import {
  MAX_PAYLOAD_BYTES,
  topics,
  type CatalogueDelta,
  type CatalogueHead,
  type CatalogueHeader,
  type Fact,
  type Product,
} from '@smart-cart/contracts';
import { BackOfficeError } from './back-office-error.js';
import { readCatalogueFile, type CatalogueTerms } from './catalogue/catalogue-file.js';
import { CatalogueService } from './catalogue/catalogue-service.js';
import { CatalogueStore, type ProductChange } from './catalogue/catalogue-store.js';
import { jsonBytes } from './catalogue/parts.js';
import type { BackOfficeConfig } from './config.js';
import { openDatabase } from './database/open.js';
import type { Database } from './database/tables.js';
import { FleetLink, type LinkState } from './fleet/fleet-link.js';
import type { Health } from './health.js';
import { HttpServer } from './http/http-server.js';
import { listAnomalies } from './ingest/anomalies.js';
import { factsAfter, markOf } from './ingest/fact-store.js';
import { Intake, type Committed } from './ingest/intake.js';
import { Live } from './live.js';
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

interface Parts {
  readonly db: Database;
  readonly intake: Intake;
  readonly link: FleetLink;
  readonly catalogue: CatalogueStore;
  readonly service: CatalogueService;
  readonly http: HttpServer;
  readonly live: Live;
}

/** How long an answer to a shopper's call is worth delivering. */
const HELP_ANSWER_SECONDS = 120;

/** The store's end of the carts: takes facts in, answers carts, and shows staff what is going on. */
export class BackOffice {
  readonly #config: BackOfficeConfig;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #log: (line: string) => void;
  #parts: Parts | undefined;
  #bootId = '';

  constructor(config: BackOfficeConfig, deps: BackOfficeDependencies = {}) {
    this.#config = config;
    this.#now = deps.now ?? Date.now;
    this.#random = deps.random ?? Math.random;
    this.#log = deps.log ?? ((): void => undefined);
  }

  /**
   * Opens the database, serves HTTP and begins connecting; does not wait for the broker.
   * @throws BackOfficeError `database-unusable`, `database-of-another-store`, `catalogue-invalid`, `token-unreadable`, `port-taken`
   */
  async start(): Promise<{ httpUrl: string }> {
    if (this.#parts !== undefined) return { httpUrl: this.#parts.http.url };
    this.#bootId = randomUUID();
    const { store, database } = this.#config;
    const db = await openDatabase(database.file, store);
    const catalogue = new CatalogueStore(db);
    const live = new Live();
    const now = this.#now;
    const log = this.#log;
    const intake = new Intake({ db, store, now, log, onCommitted: (committed) => this.#committed(committed) });
    const link = new FleetLink({
      config: this.#config.mqtt,
      store,
      bootId: this.#bootId,
      now,
      random: this.#random,
      log,
      onMessage: (message) => intake.accept(message),
      onState: (state) => this.#linkChanged(state),
    });
    const service = new CatalogueService({ store, catalogue, link, log });
    const http = new HttpServer({ config: this.#config, office: this, live });
    const parts = { db, intake, link, catalogue, service, http, live };
    this.#parts = parts;
    try {
      await this.#firstCatalogue(parts);
      await http.start();
    } catch (error) {
      this.#parts = undefined;
      await http.stop();
      await db.destroy();
      throw error;
    }
    await link.start();
    return { httpUrl: http.url };
  }

  /** Finishes what was taken in, acknowledges it, says farewell. */
  async stop(): Promise<void> {
    const parts = this.#parts;
    if (parts === undefined) return;
    await parts.http.stop();
    parts.live.stop();
    await parts.intake.stop();
    await parts.service.stop();
    await parts.link.stop();
    this.#parts = undefined;
    await parts.db.destroy();
  }

  /**
   * Replaces the whole catalogue; durable before it is announced. The same one again changes nothing.
   * @returns its header with the version
   * @throws BackOfficeError `catalogue-invalid`
   */
  async publishCatalogue(terms: CatalogueTerms, products: readonly Product[]): Promise<CatalogueHeader> {
    const { catalogue, live } = this.#running();
    const header = await catalogue.replace(terms, products, this.#now());
    await this.#announce(header.version);
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
    await this.#announce(delta.header.version);
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

  /**
   * Tells a cart that somebody is coming.
   * @throws BackOfficeError `cart-unknown` or `cart-offline`
   */
  async answerHelp(cart: string, by: string): Promise<void> {
    const { link } = this.#running();
    const view = await this.cart(cart);
    if (view === undefined) {
      throw new BackOfficeError(
        'cart-unknown',
        `This store has no cart "${cart}". The list of carts names those it has.`,
      );
    }
    const news = { kind: 'help-answered', id: randomUUID(), expires: this.#now() + HELP_ANSWER_SECONDS * 1000, by };
    const options = { expiresInSeconds: HELP_ANSWER_SECONDS };
    const sent = view.online && (await link.publish(topics.news(this.#config.store, cart), news, options));
    if (!sent) {
      throw new BackOfficeError(
        'cart-offline',
        `Cart "${cart}" cannot be reached right now. Go to the shopper directly.`,
      );
    }
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

  async #announce(version: number): Promise<void> {
    const head: CatalogueHead = { version, at: this.#now() };
    await this.#parts?.link.publish(topics.catalogueHead(this.#config.store), head, { retain: true });
  }

  #committed({ acks, catalogueWanted, carts, trips, anomalies }: Committed): void {
    const parts = this.#parts;
    if (parts === undefined) return;
    const { store } = this.#config;
    // A lost acknowledgement does no harm: the cart sends again, or asks for the mark.
    for (const { cart, epoch, seq } of acks) void parts.link.publish(topics.ack(store, cart), { epoch, seq });
    for (const { cart, have } of catalogueWanted) parts.service.answer(cart, have);
    for (const cart of carts) parts.live.tell({ kind: 'cart', key: cart });
    for (const { trip } of trips) parts.live.tell({ kind: 'receipt', key: trip });
    if (anomalies > 0) parts.live.tell({ kind: 'anomaly', key: '' });
  }

  #linkChanged(state: LinkState): void {
    this.#parts?.live.tell({ kind: 'link', key: '' });
    if (!state.connected) return;
    this.#running()
      .catalogue.header()
      .then((header) => (header === undefined ? undefined : this.#announce(header.version)))
      .catch((error: unknown) => this.#log(`The catalogue could not be announced: ${String(error)}`));
  }
}

function unknownProduct(sku: string): BackOfficeError {
  return new BackOfficeError(
    'product-unknown',
    `The catalogue has no product "${sku}". Look its number up in the catalogue and try again.`,
  );
}
