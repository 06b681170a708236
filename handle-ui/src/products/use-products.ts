import type { Product } from '@smart-cart/contracts';
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { ProductBook } from './product-book.js';

export const ProductBookContext = createContext(new ProductBook(() => Promise.resolve([])));

/** What the store says about these products, as far as it is known by now. */
export function useProducts(skus: readonly string[]): ReadonlyMap<string, Product> {
  const book = use(ProductBookContext);
  const known = useSyncExternalStore(book.subscribe, book.getKnown);
  const wanted = skus.join('\n');
  useEffect(() => {
    if (wanted !== '') void book.want(wanted.split('\n'));
  }, [book, wanted]);
  return known;
}
