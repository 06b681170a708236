import type { Product } from '@smart-cart/contracts';
import { typingDistance } from './typing-distance.js';

/** How well a word of the shopper fits a product; smaller is better. */
const FIT = { whole: 0, ending: 0.2, beginning: 0.6, inside: 1.2, mistyped: 2, mistypedInside: 3.5 } as const;
/** Letters that make another form of a word and no other word: eggs, tomatoes; but not eggplant. */
const ENDING = 2;

interface Word {
  readonly text: string;
  /** Numbers of the products that have it. */
  readonly products: number[];
}

/** All the words of a catalogue, each once, with the products they lead to. */
export class WordIndex {
  readonly #words: readonly Word[];

  constructor(products: readonly Product[]) {
    const words = new Map<string, Word>();
    products.forEach((product, number) => {
      for (const text of new Set(wordsOfProduct(product))) {
        const word = words.get(text) ?? { text, products: [] };
        word.products.push(number);
        words.set(text, word);
      }
    });
    this.#words = [...words.values()];
  }

  /** Products that have the word, as its beginning or inside it; mistyped only when `forgiving`. Best fit by product. */
  find(part: string, forgiving: boolean): Map<number, number> {
    const found = new Map<number, number>();
    const most = forgiving ? allowedMistakes(part) : 0;
    for (const { text, products } of this.#words) {
      const fit = this.#fit(part, text, most);
      if (fit === undefined) continue;
      for (const product of products) found.set(product, Math.min(fit, found.get(product) ?? fit));
    }
    return found;
  }

  #fit(part: string, word: string, most: number): number | undefined {
    if (word.startsWith(part)) {
      const more = word.length - part.length;
      return more === 0 ? FIT.whole : more <= ENDING && part.length > ENDING ? FIT.ending : FIT.beginning;
    }
    // Compounds ("Vollmilch") and scripts that write no spaces.
    if (word.includes(part) && (part.length >= 4 || isUnspaced(part))) return FIT.inside;
    if (most === 0 || word.length < part.length - most) return undefined;
    const mistakes = typingDistance(part, word, most);
    if (mistakes <= most) return FIT.mistyped + mistakes - 1;
    // A compound with a mistake in the part that is meant ("jogurt" in "Erdbeerjoghurt"): long parts only, one mistake.
    const within = part.length >= 6 && word.length > part.length + 1 && typingDistance(part, word, 1, 'anywhere') <= 1;
    return within ? FIT.mistypedInside : undefined;
  }
}

/** Short words are too alike to be guessed, and numbers are meant as they are typed. */
function allowedMistakes(part: string): number {
  if (/\d/.test(part) || isUnspaced(part) || part.length < 4) return 0;
  return part.length < 8 ? 1 : 2;
}

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}

function wordsOfProduct(product: Product): string[] {
  const texts = [product.name, ...Object.values(product.names ?? {}), ...(product.synonyms ?? [])];
  return [...texts.flatMap(wordsOf), ...(product.plu === undefined ? [] : [product.plu])];
}

/** Letters without their accents, lower case, cut at everything that is neither letter nor digit. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}ー]+/gu) ?? []
  );
}
