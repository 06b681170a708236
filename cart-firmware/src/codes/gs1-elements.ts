import { hasValidCheckDigit } from '@smart-cart/contracts';
import { readGs1Date } from './gs1-date.js';
import { gs1Field, leadingAi, type Gs1Field } from './gs1-dictionary.js';

/** One application identifier with its value, and where it stood in the text. */
export interface Gs1Element {
  readonly ai: string;
  readonly value: string;
  readonly position: number;
}

export type Gs1Elements =
  { readonly ok: true; readonly elements: readonly Gs1Element[] } | { readonly ok: false; readonly reason: string };

/** FNC1 inside the symbol reaches us as the group separator. */
export const GS = '\u001d';
/** GS1 AI encodable character set 82. */
const setX = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

function fault(reason: string): Gs1Elements {
  return { ok: false, reason };
}

/** What is wrong with one value by the rules of its AI, or undefined. */
export function valueFault(ai: string, value: string, field: Gs1Field, at: number): string | undefined {
  if (value.length < field.min || value.length > field.max) {
    const wanted = field.min === field.max ? `${field.min}` : `${field.min} to ${field.max}`;
    return `AI (${ai}) has ${value.length} characters instead of ${wanted}`;
  }
  if (field.content === 'digits' && !/^\d*$/.test(value)) return `AI (${ai}) may hold digits only`;
  if (field.content === 'text' && !setX.test(value)) return `AI (${ai}) holds a character GS1 does not allow`;
  if (field.check === 'check-digit' && !hasValidCheckDigit(value)) return `the check digit of AI (${ai}) is wrong`;
  if (field.check === 'date' && readGs1Date(value, at) === undefined) return `AI (${ai}) holds no date: ${value}`;
  return undefined;
}

/** Rules between the AIs of one symbol: what needs what, what excludes what, what may not come twice. */
export function togetherFault(elements: readonly Gs1Element[]): string | undefined {
  for (const { ai, value, position } of elements) {
    const field = gs1Field(ai);
    if (field === undefined) continue;
    const others = elements.filter((other) => other.position !== position);
    // 3922 and 3923 are one AI with different decimals.
    const same = others.find((other) => family(other.ai) === family(ai) && (other.ai !== ai || other.value !== value));
    if (same !== undefined) return `AI (${ai}) and AI (${same.ai}) at position ${same.position} contradict each other`;
    if (field.needs !== undefined && !others.some((other) => field.needs?.some((need) => other.ai.startsWith(need)))) {
      return `AI (${ai}) at position ${position} needs one of ${field.needs.join(', ')} beside it`;
    }
    const excluded = others.find((other) => field.excludes?.some((prefix) => other.ai.startsWith(prefix)));
    if (excluded !== undefined) return `AI (${ai}) at position ${position} excludes AI (${excluded.ai})`;
  }
  return undefined;
}

function family(ai: string): string {
  return /^3[1-69]\d\d$/.test(ai) ? ai.slice(0, 3) : ai;
}

/** `(01)09521234543213(17)261231`, as printed below the bars and as some readers give it. */
function readBracketed(text: string, at: number): Gs1Elements {
  const elements: Gs1Element[] = [];
  const pattern = /\((\d{2,4})\)([^(]*(?:\((?!\d{2,4}\))[^(]*)*)/y;
  while (pattern.lastIndex < text.length) {
    const position = pattern.lastIndex;
    const [, ai, value] = pattern.exec(text) ?? [];
    if (ai === undefined || value === undefined) return fault(`malformed AI at position ${position}`);
    const field = gs1Field(ai);
    if (field === undefined) return fault(`unknown AI (${ai}) at position ${position}`);
    const plain = value.endsWith(GS) ? value.slice(0, -1) : value;
    const wrong = valueFault(ai, plain, field, at);
    if (wrong !== undefined) return fault(`${wrong}, at position ${position}`);
    elements.push({ ai, value: plain, position });
  }
  return { ok: true, elements };
}

/** The raw element string: predefined lengths follow one another, others end at a separator or at the end. */
function readRaw(text: string, at: number): Gs1Elements {
  const elements: Gs1Element[] = [];
  let position = 0;
  while (position < text.length) {
    if (text[position] === GS) {
      // A separator after a predefined length is superfluous but allowed (7.8.6.2).
      position += 1;
      continue;
    }
    const rest = text.slice(position);
    const leading = leadingAi(rest);
    if (leading === undefined) return fault(`unknown AI at position ${position}: ${rest.slice(0, 4)}`);
    const { ai, field } = leading;
    const body = rest.slice(ai.length);
    const separator = body.indexOf(GS);
    const end = field.fixed ? field.max : separator < 0 ? body.length : separator;
    const value = body.slice(0, end);
    const wrong = valueFault(ai, value, field, at);
    if (wrong !== undefined) return fault(`${wrong}, at position ${position}`);
    elements.push({ ai, value, position });
    position += ai.length + end;
  }
  return { ok: true, elements };
}

/**
 * Reads a GS1 element string, raw (with or without a symbology identifier) or bracketed, and checks it.
 * @param at epoch ms, for the century of dates
 */
export function readGs1Elements(text: string, at: number): Gs1Elements {
  const plain = text.replace(/^\](?:C1|e0|d2|Q3|J1)/, '');
  const data = plain.startsWith(GS) ? plain.slice(1) : plain;
  if (data === '') return fault('the GS1 element string is empty');
  const read = /^\(\d{2,4}\)/.test(data) ? readBracketed(data, at) : readRaw(data, at);
  if (!read.ok) return read;
  const wrong = togetherFault(read.elements);
  return wrong === undefined ? read : fault(wrong);
}
