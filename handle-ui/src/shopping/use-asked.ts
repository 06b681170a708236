import type { Question } from '@smart-cart/contracts';
import { useProducts } from '../products/use-products.js';
import { useWords } from '../words/use-words.js';

/** A question whose goods have their names in the shopper's language, where the store has them. */
export function useAsked(question: Question): Question {
  const words = useWords();
  const things = [question, ...question.options];
  const known = useProducts(things.flatMap(({ sku }) => sku ?? []));
  const named = <Thing extends { readonly sku?: string | undefined; readonly name?: string | undefined }>(
    thing: Thing,
  ): Thing => {
    const product = thing.sku === undefined ? undefined : known.get(thing.sku);
    return product === undefined ? thing : { ...thing, name: words.named(product) };
  };
  return { ...named(question), options: question.options.map(named) };
}
