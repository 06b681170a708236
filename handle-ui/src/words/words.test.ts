import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Message } from './catalogue.js';
import { formatDate, formatMass, formatMoney, moneyParts } from './format.js';
import * as english from './en/index.js';
import { catalogueOf, hasWords, languageName, loadWords, spoken } from './catalogues.js';
import { directionOf, inLanguage, say, type MessageKey } from './say.js';

beforeAll(() => Promise.all(spoken.map(loadWords)));

const keys = Object.keys(catalogueOf('en')) as MessageKey[];

function places(message: Message): string[] {
  const text = typeof message === 'string' ? message : message.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe('the areas of the words', () => {
  it('have no message in common, so that none hides another', () => {
    const all = Object.values(english).flatMap((area) => Object.keys(area));
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
    expect([...all].sort()).toEqual([...keys].sort());
  });
});

describe.each(spoken.filter((language) => language !== 'en'))('the words in %s', (language) => {
  it('are as many as the English ones', () => {
    expect(Object.keys(catalogueOf(language)).sort()).toEqual([...keys].sort());
  });

  it('fill the same places as the English ones', () => {
    for (const key of keys)
      expect([key, places(catalogueOf(language)[key])]).toEqual([key, places(catalogueOf('en')[key])]);
  });

  it('are sentences of their own and never left in English', () => {
    // Single words may be the same in two languages; a sentence is not.
    const isSentence = (message: Message): boolean => typeof message === 'string' && /\S+ \S+ \S+/.test(message);
    const english = catalogueOf('en');
    const left = keys.filter((key) => isSentence(english[key]) && catalogueOf(language)[key] === english[key]);
    // Signs and places only.
    expect(left.filter((key) => !/^(announce|speak)/.test(key) && key !== 'perKilogram')).toEqual([]);
  });

  it('have every plural form the language distinguishes', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of keys) {
      const message: Message = catalogueOf(language)[key];
      if (typeof message !== 'string')
        expect([key, forms.filter((form) => message[form] === undefined)]).toEqual([key, []]);
    }
  });
});

describe('a message', () => {
  it('takes the plural form of its count', () => {
    expect(say('en', 'items', { n: 1 })).toBe('1 item');
    expect(say('en', 'items', { n: 1200 })).toBe('1,200 items');
    expect(say('ar', 'items', { n: 2 })).toBe('صنفان');
    expect(say('ar', 'items', { n: 11 })).toBe('11 صنفًا');
  });

  it('comes from the language without its region, and in English where there is none', () => {
    expect(say('de-AT', 'undo')).toBe('Rückgängig');
    expect(say('xx', 'undo')).toBe('Undo');
    expect(hasWords('xx')).toBe(false);
  });

  it('that the store wrote comes in the language it wrote it in', () => {
    const bread = { name: 'Bread', names: { de: 'Brot' } };
    expect([inLanguage('de-AT', bread), inLanguage('fr', bread)]).toEqual(['Brot', 'Bread']);
  });

  it('calls every language by its own name', () => {
    expect(spoken.map(languageName)).toEqual(['English', 'Deutsch', 'Español', 'Français', 'العربية', '日本語']);
  });

  it('runs right to left in Arabic', () => {
    expect([directionOf('ar-EG'), directionOf('de')]).toEqual(['rtl', 'ltr']);
  });
});

describe('an amount of money', () => {
  it('is written as the language writes it', () => {
    expect(formatMoney(123456, 'EUR', 'en')).toBe('€1,234.56');
    expect(formatMoney(5, 'EUR', 'de').replace(/\s/g, ' ')).toBe('0,05 €');
    expect(formatMoney(-250, 'EUR', 'en')).toBe('−€2.50');
  });

  it('follows the decimals of its currency', () => {
    expect(formatMoney(450, 'JPY', 'en')).toBe('¥450');
  });

  it('keeps European digits in Arabic, those of the shelf labels', () => {
    expect(formatMoney(399, 'EUR', 'ar')).toMatch(/3[.,٫]99/);
  });

  it('falls into parts that are the whole again', () => {
    const parts = moneyParts(2710, 'EUR', 'en');
    expect(parts.map(({ text }) => text).join('')).toBe('€27.10');
    expect(parts.filter(({ kind }) => kind === 'fraction').map(({ text }) => text)).toEqual(['.', '10']);
  });
});

describe('a mass', () => {
  it('is in grams below a kilogram and in kilograms with three decimals from there', () => {
    expect(formatMass(842_000, 'en')).toBe('842 g');
    expect(formatMass(1_250_000, 'en')).toBe('1.250 kg');
    expect(formatMass(1_250_000, 'de')).toBe('1,250 kg');
  });
});

describe('a date', () => {
  it('is the day named, whatever the zone of the machine', () => {
    expect(formatDate('2026-11-20', 'de')).toBe('20. November 2026');
  });

  it('is shown as it is when it is none', () => {
    expect(formatDate('soon', 'de')).toBe('soon');
  });
});
