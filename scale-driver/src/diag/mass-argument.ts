import type { Milligrams } from '@smart-cart/contracts';
import { ScaleError } from '../scale-error.js';
import { exactMass, isMassUnit } from '../weighing/exact-mass.js';

/** `1234g`, `5 kg`, `2.5lb`. @throws ScaleError `bad-option`. */
export function massArgument(text: string): Milligrams {
  const parts = /^\s*([+-]?[\d.]+)\s*([a-z]+)\s*$/.exec(text);
  const [, digits = '', unit = ''] = parts ?? [];
  const mass = isMassUnit(unit) ? exactMass(digits, unit) : undefined;
  if (mass === undefined) {
    throw new ScaleError('bad-option', `"${text}" is no mass. Write a number and a unit, such as 5kg, 500g or 2.5lb.`);
  }
  return mass;
}

/** Grams as people read them, `1234.5 g`. */
export function grams(mass: Milligrams): string {
  const text = (mass / 1_000).toFixed(1);
  return `${text === '-0.0' ? '0.0' : text} g`;
}
