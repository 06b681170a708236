import { divideRounded, MG_PER_KG } from '@smart-cart/contracts';
import { unreadable, type CodeReading, type Gs1Attributes } from './code-reading.js';
import { readGs1Date } from './gs1-date.js';
import type { Gs1Element } from './gs1-elements.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const dates: Readonly<Record<string, 'produced' | 'packed' | 'bestBefore' | 'sellBy' | 'useBy'>> = {
  '11': 'produced',
  '13': 'packed',
  '15': 'bestBefore',
  '16': 'sellBy',
  '17': 'useBy',
};

/** Milligrams per pound as a fraction: 453,592.37 exactly. */
const LB = { numerator: 45_359_237n, denominator: 100n };

function scaled(digits: string, decimals: number, minorDigits: number): number {
  return divideRounded(BigInt(digits) * 10n ** BigInt(minorDigits), 10n ** BigInt(decimals));
}

function addMeasure(attributes: Mutable<Gs1Attributes>, { ai, value }: Gs1Element, minorDigits: number): void {
  const decimals = Number(ai.slice(3));
  const scale = 10n ** BigInt(Number.isNaN(decimals) ? 0 : decimals);
  if (ai.startsWith('310')) attributes.mass = divideRounded(BigInt(value) * BigInt(MG_PER_KG), scale);
  else if (ai.startsWith('320')) {
    attributes.mass ??= divideRounded(BigInt(value) * LB.numerator, LB.denominator * scale);
  } else if (ai.startsWith('392')) attributes.price = { amount: scaled(value, decimals, minorDigits) };
  else if (ai.startsWith('393')) {
    attributes.price = { amount: scaled(value.slice(3), decimals, minorDigits), currency: value.slice(0, 3) };
  }
}

/**
 * What checked elements say about goods.
 * @param minorDigits decimals of the store's currency @param at epoch ms, for the century of dates
 */
export function readingOfElements(elements: readonly Gs1Element[], minorDigits: number, at: number): CodeReading {
  const gtin = elements.find(({ ai }) => ai === '01')?.value;
  if (gtin === undefined) {
    const names = elements.map(({ ai }) => `(${ai})`).join(' ');
    return elements.some(({ ai }) => ai === '8110' || ai === '255')
      ? { kind: 'other', what: 'coupon', text: names }
      : { kind: 'other', what: 'text', text: `GS1 ${names} without a product` };
  }
  const attributes: Mutable<Gs1Attributes> = {};
  for (const element of elements) {
    const { ai, value } = element;
    const date = dates[ai];
    if (date !== undefined) {
      const iso = readGs1Date(value, at);
      if (iso !== undefined) attributes[date] = iso;
    } else if (ai === '10') attributes.batch = value;
    else if (ai === '21') attributes.serial = value;
    else if (ai === '30' || ai === '37') attributes.count = Number(value);
    else addMeasure(attributes, element, minorDigits);
  }
  const { price } = attributes;
  if (price !== undefined && price.amount > 100_000_000) {
    return unreadable('malformed', `the price ${price.amount} is larger than any receipt allows`);
  }
  return { kind: 'gtin', gtin, attributes };
}
