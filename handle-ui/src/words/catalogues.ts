import type { Catalogue } from './catalogue.js';
import { en } from './en/en.js';

/** English decides which messages there are; a catalogue that lacks one does not compile. */
export type MessageKey = keyof typeof en;

interface Language {
  /** In its own words, also before they have been loaded. */
  readonly name: string;
  readonly load: () => Promise<Catalogue<MessageKey>>;
}

/** English comes with the screen; every other language is a file of its own, so that the first picture waits for none. */
const languages: Readonly<Record<string, Language>> = {
  en: { name: 'English', load: () => Promise.resolve(en) },
  de: { name: 'Deutsch', load: async () => (await import('./de/de.js')).de },
  es: { name: 'Español', load: async () => (await import('./es/es.js')).es },
  fr: { name: 'Français', load: async () => (await import('./fr/fr.js')).fr },
  ar: { name: 'العربية', load: async () => (await import('./ar/ar.js')).ar },
  ja: { name: '日本語', load: async () => (await import('./ja/ja.js')).ja },
};

const loaded = new Map<string, Catalogue<MessageKey>>([['en', en]]);

/** The language's own tag where there are words for it, else the tag's first part. */
export function tagOf(language: string): string {
  return language in languages ? language : (language.split('-', 1)[0] ?? language);
}

/** The languages the screen has words in. */
export const spoken: readonly string[] = Object.keys(languages);

/** True when the screen has words in this language and need not offer English instead. */
export function hasWords(language: string): boolean {
  return tagOf(language) in languages;
}

/** The language in its own words, for whoever reads no other. */
export function languageName(language: string): string {
  return languages[tagOf(language)]?.name ?? language;
}

/** Whether `catalogueOf` would give this language's own words, or English for good because there are none. */
export function isLoaded(language: string): boolean {
  return !hasWords(language) || loaded.has(tagOf(language));
}

export async function loadWords(language: string): Promise<void> {
  const tag = tagOf(language);
  const words = loaded.get(tag) ?? (await languages[tag]?.load());
  if (words !== undefined) loaded.set(tag, words);
}

/** The catalogue of a language, by its tag or the tag's first part; English for a language without one. */
export function catalogueOf(language: string): Catalogue<MessageKey> {
  return loaded.get(tagOf(language)) ?? en;
}
