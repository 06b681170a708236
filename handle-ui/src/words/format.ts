import { MG_PER_G, MG_PER_KG, type Milligrams, type MinorUnits } from '@smart-cart/contracts';

/**
 * The locale for numbers. Digits stay European in every language: they are the ones on the shelf labels and on the
 * goods, and a price must be comparable at a glance.
 */
function numberLocale(language: string): string {
  return `${language}-u-nu-latn`;
}

const made = new Map<string, Intl.NumberFormat>();

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (format === undefined) made.set(key, (format = new Intl.NumberFormat(numberLocale(language), options)));
  return format;
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Asked for by every row, sum and word of a screen: found by its language and currency, without writing out its options. */
function moneyFormat(language: string, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  let format = moneyFormats.get(key);
  if (format === undefined) {
    format = formatter(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    moneyFormats.set(key, format);
  }
  return format;
}

/** A hyphen is too short to be seen beside large digits. */
function withMinus(text: string): string {
  return text.replace('-', '−');
}

const digits = new WeakMap<Intl.NumberFormat, number>();

/** Decimals of the format's currency; asking the format is dear, so it is asked once. */
function fractionDigits(format: Intl.NumberFormat): number {
  const known = digits.get(format) ?? format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(format, known);
  return known;
}

/** Minor units as a number of the major unit, without floating point deciding a digit. */
function majorText(amount: MinorUnits, digits: number): `${number}` {
  const sign = amount < 0 ? '-' : '';
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = digits === 0 ? padded : padded.slice(0, -digits);
  return `${sign}${whole}${digits === 0 ? '' : `.${padded.slice(-digits)}`}` as `${number}`;
}

export function formatMoney(amount: MinorUnits, currency: string, language: string): string {
  const format = moneyFormat(language, currency);
  return withMinus(format.format(majorText(amount, fractionDigits(format))));
}

/** Without decimals, for an amount that has none. */
export function formatRoundMoney(amount: MinorUnits, currency: string, language: string): string {
  const digits = fractionDigits(moneyFormat(language, currency));
  if (amount % 10 ** digits !== 0) return formatMoney(amount, currency, language);
  return formatter(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(amount / 10 ** digits);
}

/** @param share 1 is all of it */
export function formatPercent(share: number, language: string): string {
  return formatter(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export interface MoneyPart {
  readonly kind: 'currency' | 'whole' | 'fraction' | 'space';
  readonly text: string;
}

/** The pieces of an amount, so that a large one can be set like a price on a shelf. */
export function moneyParts(amount: MinorUnits, currency: string, language: string): MoneyPart[] {
  const format = moneyFormat(language, currency);
  return format.formatToParts(majorText(amount, fractionDigits(format))).map(({ type, value }): MoneyPart => {
    if (type === 'currency') return { kind: 'currency', text: value };
    if (type === 'literal') return { kind: 'space', text: value };
    return { kind: type === 'fraction' || type === 'decimal' ? 'fraction' : 'whole', text: value };
  });
}

/** Below one kilogram in grams, above in kilograms with three decimals, as a scale shows it. */
export function formatMass(mass: Milligrams, language: string): string {
  return Math.abs(mass) < MG_PER_KG
    ? formatter(language, { style: 'unit', unit: 'gram', maximumFractionDigits: 0 }).format(mass / MG_PER_G)
    : formatter(language, {
        style: 'unit',
        unit: 'kilogram',
        minimumFractionDigits: 3,
        maximumFractionDigits: 3,
      }).format(mass / MG_PER_KG);
}

/** Whole metres: a walk in a store is not measured closer. */
export function formatMetres(metres: number, language: string): string {
  return formatter(language, { style: 'unit', unit: 'meter', maximumFractionDigits: 0 }).format(metres);
}

export function formatCount(count: number, language: string): string {
  return formatter(language, { maximumFractionDigits: 0 }).format(count);
}

/** @param iso a date such as 2026-11-23 */
export function formatDate(iso: string, language: string): string {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(numberLocale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
