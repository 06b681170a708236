import type { CatalogueHeader, CatalogueSnapshotPart, Product } from '@smart-cart/contracts';

/** More than any shop sells; a store that sends more is sending something else. */
export const MOST_PRODUCTS = 200_000;
const MOST_PARTS = 2_000;

/** Collects the parts of one snapshot; parts of another version, or cut differently, begin anew. */
export class SnapshotParts {
  #key = '';
  #parts = new Map<number, readonly Product[]>();

  /** @returns the whole snapshot with its last part, else undefined */
  add(part: CatalogueSnapshotPart): { header: CatalogueHeader; products: Product[] } | undefined {
    if (part.part >= part.parts || part.parts > MOST_PARTS) return undefined;
    const key = `${part.parts} ${JSON.stringify(part.header)}`;
    if (key !== this.#key) this.clear();
    this.#key = key;
    this.#parts.set(part.part, part.products);
    if (this.#count() > MOST_PRODUCTS) this.clear();
    if (this.#parts.size < part.parts) return undefined;
    const products: Product[] = [];
    for (let i = 0; i < part.parts; i += 1) products.push(...(this.#parts.get(i) ?? []));
    this.clear();
    return { header: part.header, products };
  }

  clear(): void {
    this.#key = '';
    this.#parts.clear();
  }

  #count(): number {
    let count = 0;
    for (const products of this.#parts.values()) count += products.length;
    return count;
  }
}
