import type { Message } from './catalogue.js';
import { catalogueOf, tagOf, type MessageKey } from './catalogues.js';
import { formatCount } from './format.js';

export type { MessageKey } from './catalogues.js';

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-', 1)[0] ?? language) ? 'rtl' : 'ltr';
}

/** What a store wrote in several languages, in the shopper's: a product's name, a promotion's. */
export function inLanguage(
  language: string,
  written: { readonly name: string; readonly names?: Readonly<Record<string, string>> | undefined },
): string {
  return written.names?.[language] ?? written.names?.[tagOf(language)] ?? written.name;
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
