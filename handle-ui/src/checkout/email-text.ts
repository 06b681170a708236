import { z } from 'zod';

/** Rows of keys for an address: plain letters in every language, since addresses know no others. */
export const emailRows: readonly (readonly string[])[] = [
  '1234567890'.split(''),
  'qwertyuiop'.split(''),
  'asdfghjkl-'.split(''),
  'zxcvbnm_+.'.split(''),
];

/** The longest address the store takes. */
export const LONGEST_EMAIL = 120;

const address = z.email().max(LONGEST_EMAIL);

export function isEmail(text: string): boolean {
  return address.safeParse(text).success;
}
