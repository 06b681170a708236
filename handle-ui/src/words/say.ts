import { ar } from './ar.js';
import type { Catalogue, Message } from './catalogue.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { formatCount } from './format.js';

/** English decides which messages there are; a catalogue that lacks one does not compile. */
export type MessageKey = keyof typeof en;

const catalogues: Readonly<Record<string, Catalogue<MessageKey>>> = { en, de, es, ar };

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

function base(language: string): string {
  return language.split('-', 1)[0] ?? language;
}

/** The catalogue of a language, by its tag or the tag's first part; English for a language without one. */
export function catalogueOf(language: string): Catalogue<MessageKey> {
  return catalogues[language] ?? catalogues[base(language)] ?? en;
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(base(language)) ? 'rtl' : 'ltr';
}

/** True when the screen has words in this language and need not offer English instead. */
export function hasWords(language: string): boolean {
  return language in catalogues || base(language) in catalogues;
}

export type Places = Readonly<Record<string, string | number>>;

/** A message in a language, its places filled. The place `n` also chooses the plural form and is written with that language's grouping. */
export function say(language: string, key: MessageKey, places: Places = {}): string {
  const message: Message = catalogueOf(language)[key];
  const n = places['n'];
  const form = typeof n === 'number' ? new Intl.PluralRules(language).select(n) : 'other';
  const text = typeof message === 'string' ? message : (message[form] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = places[name];
    return typeof value === 'number' ? formatCount(value, language) : (value ?? '');
  });
}
