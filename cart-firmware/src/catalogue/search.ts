import type { Product } from '@smart-cart/contracts';
import type { Catalogue } from './catalogue.js';

interface Entry {
  readonly product: Product;
  readonly name: string;
  readonly words: readonly string[];
}

/** Catalogues are immutable, so one index serves a version for as long as somebody holds it. */
const indexes = new WeakMap<Catalogue, readonly Entry[]>();

/**
 * Products whose names hold every word of `text`, in any order, each as the beginning of a word; accents and case do not
 * matter. Digits also find PLUs. An empty text lists what has no barcode, by group.
 */
export function searchProducts(catalogue: Catalogue, text: string, limit: number): Product[] {
  const wanted = wordsOf(text);
  const entries = indexOf(catalogue);
  if (wanted.length === 0) {
    return entries
      .filter(({ product }) => product.plu !== undefined || product.gtins.length === 0)
      .sort((a, b) => compare(a.product.group, b.product.group) || compare(a.name, b.name))
      .slice(0, limit)
      .map(({ product }) => product);
  }
  const first = wanted.join(' ');
  return entries
    .filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))))
    .map((entry) => ({ entry, rank: entry.name.startsWith(first) ? 0 : 1 }))
    .sort((a, b) => a.rank - b.rank || compare(a.entry.name, b.entry.name))
    .slice(0, limit)
    .map(({ entry }) => entry.product);
}

function indexOf(catalogue: Catalogue): readonly Entry[] {
  const known = indexes.get(catalogue);
  if (known) return known;
  const entries = [...catalogue.products()].map((product) => {
    const names = [product.name, ...Object.values(product.names ?? {})];
    const words = new Set(names.flatMap(wordsOf));
    if (product.plu !== undefined) words.add(product.plu);
    return { product, name: wordsOf(product.name).join(' '), words: [...words] };
  });
  indexes.set(catalogue, entries);
  return entries;
}

/** Letters without their accents, lower case, cut at everything that is neither letter nor digit. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
