import { ar } from './ar/ar.js';
import type { Catalogue, Message } from './catalogue.js';
import { de } from './de/de.js';
import { en } from './en/en.js';
import { es } from './es/es.js';
import { formatCount } from './format.js';
import { fr } from './fr/fr.js';
import { ja } from './ja/ja.js';

/** English decides which messages there are; a catalogue that lacks one does not compile. */
export type MessageKey = keyof typeof en;

const catalogues: Readonly<Record<string, Catalogue<MessageKey>>> = { en, de, es, fr, ar, ja };

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

function base(language: string): string {
  return language.split('-', 1)[0] ?? language;
}

/** The catalogue of a language, by its tag or the tag's first part; English for a language without one. */
export function catalogueOf(language: string): Catalogue<MessageKey> {
  return catalogues[language] ?? catalogues[base(language)] ?? en;
}

/** The languages the screen has words in. */
export const spoken: readonly string[] = Object.keys(catalogues);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(base(language)) ? 'rtl' : 'ltr';
}

/** True when the screen has words in this language and need not offer English instead. */
export function hasWords(language: string): boolean {
  return language in catalogues || base(language) in catalogues;
}

/** What a store wrote in several languages, in the shopper's: a product's name, a promotion's. */
export function inLanguage(
  language: string,
  written: { readonly name: string; readonly names?: Readonly<Record<string, string>> | undefined },
): string {
  return written.names?.[language] ?? written.names?.[base(language)] ?? written.name;
}

export type Places = Readonly<Record<string, string | number>>;

/** Making one costs as much as a receipt row: one a language is kept. */
const plurals = new Map<string, Intl.PluralRules>();

function pluralRules(language: string): Intl.PluralRules {
  let rules = plurals.get(language);
  if (rules === undefined) {
    rules = new Intl.PluralRules(language);
    plurals.set(language, rules);
  }
  return rules;
}

/** A message in a language, its places filled. The place `n` also chooses the plural form and is written with that language's grouping. */
export function say(language: string, key: MessageKey, places: Places = {}): string {
  const message: Message = catalogueOf(language)[key];
  const n = places['n'];
  const form = typeof n === 'number' ? pluralRules(language).select(n) : 'other';
  const text = typeof message === 'string' ? message : (message[form] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = places[name];
    return typeof value === 'number' ? formatCount(value, language) : (value ?? '');
  });
}
