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

/** The name of one line; of two hundred lines those who speak of the last one need look at no other. */
export function useNameOf(line: Pick<ReceiptLine, 'sku' | 'name'> | undefined): string {
  const words = useWords();
  const product = useProducts(line === undefined ? [] : [line.sku]).get(line?.sku ?? '');
  return product === undefined ? (line?.name ?? '') : words.named(product);
}
