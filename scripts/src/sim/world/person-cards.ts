import { checkDigit } from '@smart-cart/contracts';
import type { Card } from '../camera/card-face.js';
import { WorldError } from './world-error.js';

export const cardNames = ['phone', 'staff-badge', 'coupon', 'loyalty-card'] as const;
export type CardName = (typeof cardNames)[number];

/** Codes that let somebody in, made by the store: a fresh one for each showing of the phone. */
export interface LoginCodes {
  member(): Promise<string>;
  staff(): Promise<string>;
}

/** A number of the prefix the demo's carts take for loyalty cards; belongs to nobody. */
const LOYALTY_BODY = '279900000001';
const LOYALTY_NUMBER = LOYALTY_BODY + String(checkDigit(LOYALTY_BODY));

/** @throws WorldError `no-such-card` where this world's store lets nobody in by a code */
export async function cardNamed(name: CardName, codes: LoginCodes | undefined): Promise<Card> {
  if (name === 'coupon')
    return { look: 'coupon', symbol: 'qrcode', text: 'BEEREN80', lines: ['0.80 off berries', 'Coupon BEEREN80'] };
  if (name === 'loyalty-card')
    return { look: 'loyalty-card', symbol: 'ean13', text: LOYALTY_NUMBER, lines: ['Market card', 'Thank you'] };
  if (codes === undefined)
    throw new WorldError('no-such-card', 'This store has no login codes; start the demo with all it offers.');
  if (name === 'phone')
    return { look: 'phone', symbol: 'qrcode', text: await codes.member(), lines: ['Hello', 'Show this to the cart'] };
  return { look: 'staff-badge', symbol: 'qrcode', text: await codes.staff(), lines: ['STAFF', 'Kim, front desk'] };
}

/** The sign at the end of a shelf the cart rolls past. */
export function markerCard(code: string): Card {
  return { look: 'shelf-marker', symbol: 'qrcode', text: code, lines: [aisleWords(code), 'shelf marker'] };
}

function aisleWords(code: string): string {
  const [, shelf = code] = code.split('/');
  return shelf.replaceAll('-', ' ');
}
