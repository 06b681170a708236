import type { Product } from '@smart-cart/contracts';

/** As many as one question to the cart may name. */
const BATCH = 80;

/**
 * What the store says about the products on this screen, asked for once each: names in other languages, allergens.
 * Nothing here is needed to show a receipt; without an answer lines keep the name they were bought by.
 */
export class ProductBook {
  #known: ReadonlyMap<string, Product> = new Map();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(readonly lookUp: (skus: readonly string[]) => Promise<readonly Product[]>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getKnown = (): ReadonlyMap<string, Product> => this.#known;

  /** Asks for what was not asked for yet. */
  async want(skus: readonly string[]): Promise<void> {
    const fresh: string[] = [];
    for (const sku of skus) {
      if (this.#asked.has(sku)) continue;
      this.#asked.add(sku);
      fresh.push(sku);
    }
    for (let from = 0; from < fresh.length; from += BATCH) {
      const products = await this.lookUp(fresh.slice(from, from + BATCH));
      if (products.length === 0) continue;
      this.#known = new Map([...this.#known, ...products.map((product) => [product.sku, product] as const)]);
      for (const listener of this.#listeners) listener();
    }
  }
}
