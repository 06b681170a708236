import type { CatalogueDelta, CatalogueHeader, Product, TaxClass } from '@smart-cart/contracts';

/**
 * One version of what the store sells: immutable, indexed for every key a shopper's goods can carry.
 * A new version is a new object, so a decision in progress sees one consistent catalogue.
 */
export class Catalogue {
  readonly #bySku = new Map<string, Product>();
  readonly #byGtin = new Map<string, Product>();
  readonly #byPlu = new Map<string, Product>();
  readonly #byInStoreItem = new Map<string, Product>();
  readonly #taxClasses = new Map<string, TaxClass>();

  constructor(
    readonly header: CatalogueHeader,
    products: Iterable<Product>,
  ) {
    for (const taxClass of header.taxClasses) this.#taxClasses.set(taxClass.id, taxClass);
    for (const product of products) {
      this.#bySku.set(product.sku, product);
      for (const gtin of product.gtins) this.#byGtin.set(gtin, product);
      if (product.plu !== undefined) this.#byPlu.set(product.plu, product);
      // Item references are compared as numbers: layouts differ in how many digits they give them.
      if (product.inStoreItem !== undefined) this.#byInStoreItem.set(String(Number(product.inStoreItem)), product);
    }
  }

  get version(): number {
    return this.header.version;
  }

  get size(): number {
    return this.#bySku.size;
  }

  products(): Iterable<Product> {
    return this.#bySku.values();
  }

  bySku(sku: string): Product | undefined {
    return this.#bySku.get(sku);
  }

  /** @param gtin 14 digits */
  byGtin(gtin: string): Product | undefined {
    return this.#byGtin.get(gtin);
  }

  byPlu(plu: string): Product | undefined {
    return this.#byPlu.get(plu);
  }

  byInStoreItem(item: string): Product | undefined {
    return this.#byInStoreItem.get(String(Number(item)));
  }

  taxClass(id: string): TaxClass | undefined {
    return this.#taxClasses.get(id);
  }

  /** The version a delta leads to. The caller has checked that `delta.from` is this version. */
  with(delta: CatalogueDelta): Catalogue {
    const products = new Map(this.#bySku);
    for (const sku of delta.remove) products.delete(sku);
    for (const product of delta.upsert) products.set(product.sku, product);
    return new Catalogue(delta.header, products.values());
  }
}
