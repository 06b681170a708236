import { describe, expect, it } from '@jest/globals';
import type { Message } from './catalogue.js';
import { formatDate, formatMass, formatMoney, moneyParts } from './format.js';
import { catalogueOf, directionOf, hasWords, say, type MessageKey } from './say.js';

const keys = Object.keys(catalogueOf('en')) as MessageKey[];

function places(message: Message): string[] {
  const text = typeof message === 'string' ? message : message.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}

describe.each(['de', 'es', 'ar'])('the words in %s', (language) => {
  it('fill the same places as the English ones', () => {
    for (const key of keys)
      expect([key, places(catalogueOf(language)[key])]).toEqual([key, places(catalogueOf('en')[key])]);
  });

  it('are a text of their own and never left in English', () => {
    // The same word in both languages, or a matter of signs only.
    const shared = new Set<MessageKey>([
      'simulated',
      'total',
      'announceLine',
      'announceTotal',
      'perKilogram',
      'languageName',
    ]);
    const same = keys.filter((key) => !shared.has(key) && catalogueOf(language)[key] === catalogueOf('en')[key]);
    expect(same).toEqual([]);
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

  it('runs right to left in Arabic', () => {
    expect([directionOf('ar-EG'), directionOf('de')]).toEqual(['rtl', 'ltr']);
  });
});

describe('an amount of money', () => {
  it('is written as the language writes it', () => {
    expect(formatMoney(123456, 'EUR', 'en')).toBe('€1,234.56');
    expect(formatMoney(5, 'EUR', 'de').replace(/\s/g, ' ')).toBe('0,05 €');
    expect(formatMoney(-250, 'EUR', 'en')).toBe('-€2.50');
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
