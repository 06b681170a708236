import { createHash } from 'node:crypto';
import {
  catalogueHeader,
  product,
  type CatalogueDelta,
  type CatalogueHeader,
  type CatalogueNews,
  type Product,
} from '@smart-cart/contracts';
import type Database from 'better-sqlite3';
import { Damage, explain, openSqliteFile } from '../journal/sqlite-file.js';
import { Catalogue } from './catalogue.js';
import { catalogueFormat } from './layout.js';
import { SnapshotParts } from './snapshot-parts.js';

/**
 * `incomplete`: a part of a snapshot was taken, others are missing. `not-newer`: the cart has this version or a later one.
 * `gap`: a delta from another version than the cart's; ask for what is missing.
 */
export type CatalogueOutcome = 'applied' | 'incomplete' | 'not-newer' | 'gap';

export interface CatalogueStoreOptions {
  readonly file: string;
  /** Epoch milliseconds; names a damaged file that is set aside. */
  readonly now: () => number;
}

/**
 * Keeps the newest catalogue over restarts. A version is on disk before it is in use; a damaged file is set aside and
 * the cart asks the store for all of it.
 */
export class CatalogueStore {
  #db: Database.Database | undefined;
  #current: Catalogue | undefined;
  #quarantined: string | undefined;
  readonly #parts = new SnapshotParts();

  constructor(private readonly options: CatalogueStoreOptions) {}

  /** @throws FirmwareError `catalogue-locked`, `catalogue-unwritable` */
  open(): Catalogue | undefined {
    if (this.#db) return this.#current;
    const { file, now } = this.options;
    const opened = openSqliteFile(file, catalogueFormat, String(Math.floor(now())), read);
    this.#db = opened.db;
    this.#current = opened.content;
    this.#quarantined = opened.quarantined?.path;
    return this.#current;
  }

  get current(): Catalogue | undefined {
    return this.#current;
  }

  /** Version in use, 0 when there is none. */
  get version(): number {
    return this.#current?.version ?? 0;
  }

  /** Where a damaged file was set aside at `open`. */
  get quarantined(): string | undefined {
    return this.#quarantined;
  }

  /**
   * @param accept `any` lets a snapshot of an older version in: the store began to count anew and the cart has asked for all
   * @throws FirmwareError `catalogue-unwritable`; the version before stays in use
   */
  apply(news: CatalogueNews, accept: 'newer' | 'any' = 'newer'): CatalogueOutcome {
    const { version } = news.header;
    if (version === this.version || (version < this.version && (accept === 'newer' || news.kind === 'delta'))) {
      return 'not-newer';
    }
    if (news.kind === 'delta') {
      if (this.#current === undefined || news.from !== this.version) return 'gap';
      return this.#swap(this.#current.with(news), (db) => writeDelta(db, news));
    }
    const whole = this.#parts.add(news);
    if (!whole) return 'incomplete';
    const next = new Catalogue(whole.header, whole.products);
    return this.#swap(next, (db) => writeAll(db, next));
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
    this.#parts.clear();
  }

  #swap(next: Catalogue, write: (db: Database.Database) => void): 'applied' {
    const db = this.#db;
    if (!db) throw new Error('CatalogueStore: open() comes before apply()');
    try {
      db.transaction(() => {
        write(db);
        writeHeader(db, next);
      }).immediate();
    } catch (error) {
      throw explain(this.options.file, catalogueFormat, error);
    }
    this.#current = next;
    return 'applied';
  }
}

function writeHeader(db: Database.Database, next: Catalogue): void {
  const body = JSON.stringify(next.header);
  db.prepare('INSERT OR REPLACE INTO header VALUES (1, ?, ?, ?)').run(body, next.size, digestOf(body));
}

function writeAll(db: Database.Database, next: Catalogue): void {
  db.exec('DELETE FROM product');
  insertProducts(db, next.products());
}

function writeDelta(db: Database.Database, delta: CatalogueDelta): void {
  const remove = db.prepare('DELETE FROM product WHERE sku = ?');
  for (const sku of delta.remove) remove.run(sku);
  insertProducts(db, delta.upsert);
}

function insertProducts(db: Database.Database, products: Iterable<Product>): void {
  const insert = db.prepare('INSERT OR REPLACE INTO product VALUES (?, ?, ?)');
  for (const one of products) {
    const body = JSON.stringify(one);
    insert.run(one.sku, body, digestOf(body));
  }
}

interface Row {
  readonly body: string;
  readonly digest: Uint8Array;
}

function read(db: Database.Database): Catalogue | undefined {
  const row = db.prepare<[], Row & { products: number }>('SELECT body, digest, products FROM header').get();
  if (!row) return undefined;
  const header: CatalogueHeader = parsed(catalogueHeader, row, 'the header');
  const products: Product[] = [];
  for (const each of db.prepare<[], Row & { sku: string }>('SELECT * FROM product ORDER BY rowid').iterate()) {
    products.push(parsed(product, each, `product ${each.sku}`));
  }
  if (products.length !== row.products) throw new Damage(`${row.products - products.length} products are missing`);
  return new Catalogue(header, products);
}

function parsed<T>(schema: { safeParse(value: unknown): { data?: T; success: boolean } }, row: Row, what: string): T {
  if (!digestOf(row.body).equals(row.digest)) throw new Damage(`${what} is not what was written`);
  const result = schema.safeParse(JSON.parse(row.body));
  if (!result.success || result.data === undefined) throw new Damage(`${what} cannot be understood`);
  return result.data;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, 8);
}
