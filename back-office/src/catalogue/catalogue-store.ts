import {
  product as productSchema,
  type CatalogueDelta,
  type CatalogueHeader,
  type CatalogueNews,
  type Product,
} from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import type { Database, Tx } from '../database/tables.js';
import { checkCatalogue, type CatalogueTerms } from './catalogue-file.js';
import { jsonBytes, MAX_BYTES_PER_PART, MAX_PRODUCTS_PER_PART, snapshotParts } from './parts.js';

/** Older deltas are forgotten; a cart that missed more gets the whole catalogue. */
const DELTAS_KEPT = 1000;
/** Values per statement: SQLite allows 32766, PostgreSQL 65535. */
const ROWS_PER_STATEMENT = 500;

export interface ProductChange {
  readonly upsert?: readonly Product[];
  readonly remove?: readonly string[];
}

/** The versions of what the store sells. Every method that changes one has committed when it resolves. */
export class CatalogueStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The header of the current version, or undefined before the first catalogue. */
  async header(tx: Database = this.#db): Promise<CatalogueHeader | undefined> {
    const row = await tx
      .selectFrom('catalogue')
      .select('header')
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? undefined : (JSON.parse(row.header) as CatalogueHeader);
  }

  async products(tx: Database = this.#db): Promise<Product[]> {
    const rows = await tx.selectFrom('products').select('product').orderBy('sku').execute();
    return rows.map((row) => JSON.parse(row.product) as Product);
  }

  async product(sku: string): Promise<Product | undefined> {
    const row = await this.#db.selectFrom('products').select('product').where('sku', '=', sku).executeTakeFirst();
    return row === undefined ? undefined : (JSON.parse(row.product) as Product);
  }

  /**
   * Replaces the whole catalogue; carts fetch it as a snapshot. The same catalogue again keeps its version.
   * @throws BackOfficeError `catalogue-invalid`
   */
  async replace(terms: CatalogueTerms, products: readonly Product[], at: number): Promise<CatalogueHeader> {
    checkCatalogue(terms, products);
    return this.#db.transaction().execute(async (tx) => {
      const current = await this.header(tx);
      const version = (current?.version ?? 0) + 1;
      const header: CatalogueHeader = { ...terms, version };
      if (
        current !== undefined &&
        (await this.#isSame(tx, current, { ...header, version: current.version }, products))
      ) {
        return current;
      }
      await tx.deleteFrom('products').execute();
      await tx.deleteFrom('deltas').execute();
      await writeProducts(tx, products, version);
      await writeHeader(tx, header, at);
      return header;
    });
  }

  /**
   * Makes the next version from the current one.
   * @throws BackOfficeError `catalogue-invalid`, also when there is no catalogue to change yet
   */
  async change(change: ProductChange, at: number): Promise<CatalogueDelta> {
    const upsert = (change.upsert ?? []).map((each) => productSchema.parse(each));
    const remove = [...(change.remove ?? [])];
    return this.#db.transaction().execute(async (tx) => {
      const current = await this.header(tx);
      if (current === undefined) throw nothingToChange();
      const after = new Map((await this.products(tx)).map((each) => [each.sku, each]));
      for (const sku of remove) after.delete(sku);
      for (const each of upsert) after.set(each.sku, each);
      checkCatalogue(current, [...after.values()]);
      const header: CatalogueHeader = { ...current, version: current.version + 1 };
      const delta: CatalogueDelta = { kind: 'delta', from: current.version, header, upsert, remove };
      if (remove.length > 0) await tx.deleteFrom('products').where('sku', 'in', remove).execute();
      await writeProducts(tx, upsert, header.version);
      await tx
        .insertInto('deltas')
        .values({ version: header.version, delta: JSON.stringify(delta), at })
        .execute();
      await tx
        .deleteFrom('deltas')
        .where('version', '<=', header.version - DELTAS_KEPT)
        .execute();
      await writeHeader(tx, header, at);
      return delta;
    });
  }

  /**
   * What a cart that has version `have` needs to be current: nothing, one delta over all it missed, or the whole
   * catalogue in parts. A cart ahead of us (our database was restored) gets the whole.
   */
  async newsSince(have: number): Promise<CatalogueNews[]> {
    return this.#db.transaction().execute(async (tx) => {
      const header = await this.header(tx);
      if (header === undefined || have === header.version) return [];
      const delta = have > 0 && have < header.version ? await this.#deltaSince(tx, have, header) : undefined;
      return delta === undefined ? snapshotParts(header, await this.products(tx)) : [delta];
    });
  }

  async #deltaSince(tx: Tx, have: number, header: CatalogueHeader): Promise<CatalogueDelta | undefined> {
    const rows = await tx.selectFrom('deltas').select('delta').where('version', '>', have).execute();
    if (rows.length !== header.version - have) return undefined;
    const touched = new Set<string>();
    for (const row of rows) {
      const { upsert, remove } = JSON.parse(row.delta) as CatalogueDelta;
      for (const each of upsert) touched.add(each.sku);
      for (const sku of remove) touched.add(sku);
    }
    if (touched.size > MAX_PRODUCTS_PER_PART) return undefined;
    const now = await tx
      .selectFrom('products')
      .select('product')
      .where('sku', 'in', [...touched])
      .execute();
    const upsert = now.map((row) => JSON.parse(row.product) as Product);
    for (const each of upsert) touched.delete(each.sku);
    const delta: CatalogueDelta = { kind: 'delta', from: have, header, upsert, remove: [...touched] };
    return jsonBytes(delta) > MAX_BYTES_PER_PART ? undefined : delta;
  }

  async #isSame(
    tx: Tx,
    current: CatalogueHeader,
    header: CatalogueHeader,
    products: readonly Product[],
  ): Promise<boolean> {
    const sorted = [...products].sort((a, b) => (a.sku < b.sku ? -1 : 1));
    const stored = (await this.products(tx)).sort((a, b) => (a.sku < b.sku ? -1 : 1));
    return canonical(current) === canonical(header) && canonical(stored) === canonical(sorted);
  }
}

function nothingToChange(): BackOfficeError {
  return new BackOfficeError(
    'catalogue-invalid',
    'There is no catalogue to change yet. Publish a whole one first, or name catalogueFile in the configuration.',
  );
}

/** JSON with sorted keys, so that equal content is equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

async function writeHeader(tx: Tx, header: CatalogueHeader, at: number): Promise<void> {
  await tx.deleteFrom('catalogue').execute();
  await tx
    .insertInto('catalogue')
    .values({ version: header.version, header: JSON.stringify(header), at })
    .execute();
}

async function writeProducts(tx: Tx, products: readonly Product[], version: number): Promise<void> {
  for (let i = 0; i < products.length; i += ROWS_PER_STATEMENT) {
    await tx
      .insertInto('products')
      .values(
        products
          .slice(i, i + ROWS_PER_STATEMENT)
          .map((each) => ({ sku: each.sku, product: JSON.stringify(each), changed: version })),
      )
      .onConflict((conflict) =>
        conflict.column('sku').doUpdateSet((eb) => ({
          product: eb.ref('excluded.product'),
          changed: eb.ref('excluded.changed'),
        })),
      )
      .execute();
  }
}
