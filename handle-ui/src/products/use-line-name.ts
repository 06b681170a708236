import type { ReceiptLine } from '@smart-cart/contracts';
import { useScreen } from '../link/use-screen.js';
import { useWords } from '../words/use-words.js';
import { useProducts } from './use-products.js';

/** Names of the receipt's lines in the shopper's language, where the store has them. */
export function useLineName(): (line: Pick<ReceiptLine, 'sku' | 'name'>) => string {
  const { receipt } = useScreen().view;
  const words = useWords();
  const known = useProducts(receipt?.lines.map((line) => line.sku) ?? []);
  return ({ sku, name }) => {
    const product = known.get(sku);
    return product === undefined ? name : words.named(product);
  };
}
