import type { Product } from '@smart-cart/contracts';
import type { Catalogue } from './catalogue.js';
import { WordIndex, wordsOf } from './word-index.js';

interface Index {
  readonly products: readonly Product[];
  readonly names: readonly string[];
  readonly words: WordIndex;
}

/** Catalogues are immutable, so one index serves a version for as long as somebody holds it. */
const indexes = new WeakMap<Catalogue, Index>();

/**
 * Products that every word of `text` leads to, in any order: by the beginning of a word of the name in any language or of
 * a synonym, from inside a compound, and, when nothing fits as typed, with a typing mistake. Accents and case do not
 * matter; digits also find PLUs. An empty text lists what has no barcode, by group.
 */
export function searchProducts(catalogue: Catalogue, text: string, limit: number): Product[] {
  const wanted = wordsOf(text);
  const index = indexOf(catalogue);
  if (wanted.length === 0) return withoutBarcode(index).slice(0, limit);
  const exact = ranked(index, wanted, false);
  const found = exact.length > 0 ? exact : ranked(index, wanted, true);
  return found.slice(0, limit);
}

function ranked({ products, names, words }: Index, wanted: readonly string[], forgiving: boolean): Product[] {
  const first = wanted.join(' ');
  let fits: Map<number, number> | undefined;
  for (const part of wanted) {
    const found = words.find(part, forgiving);
    fits =
      fits === undefined
        ? found
        : new Map([...fits].flatMap(([n, fit]) => (found.has(n) ? [[n, fit + (found.get(n) ?? 0)] as const] : [])));
  }
  const name = (n: number): string => names[n] ?? '';
  return [...(fits ?? [])]
    .map(([n, fit]) => ({ n, rank: fit + (name(n).startsWith(first) ? 0 : 0.5) }))
    .sort((a, b) => a.rank - b.rank || compare(name(a.n), name(b.n)))
    .flatMap(({ n }) => products[n] ?? []);
}

function withoutBarcode({ products }: Index): Product[] {
  return products
    .filter((product) => product.plu !== undefined || product.gtins.length === 0)
    .sort((a, b) => compare(a.group, b.group) || compare(a.name, b.name));
}

function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const products = [...catalogue.products()];
  const names = products.map(({ name }) => wordsOf(name).join(' '));
  const index = { products, names, words: new WordIndex(products) };
  indexes.set(catalogue, index);
  return index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
