import { randomBytes, sign, type KeyObject } from 'node:crypto';
import { LOGIN_CODE_PREFIX, type LoginClaims } from '@smart-cart/contracts';

/** Seconds a phone's code is good for; the page shows a new one every {@link CODE_RENEWED}. */
export const CODE_LIFE = 60;
export const CODE_RENEWED = 30;
const DAY = 86_400;
/** Bytes of a name that leave the code small enough for a cart's camera. */
const NAME_BYTES = 60;

/** Whole characters of a name, up to so many bytes of UTF-8. */
export function shortName(name: string, bytes = NAME_BYTES): string {
  let short = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)) {
    if (short.length + segment.length > 40 || Buffer.byteLength(short + segment) > bytes) break;
    short += segment;
  }
  return short;
}

export interface SignedCode {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface SignedBadge extends SignedCode {
  /** Its number: by it one badge is called back. */
  readonly badge: string;
}

/** @param now milliseconds since 1970 */
export function memberCode(
  key: KeyObject,
  store: string,
  member: { readonly id: string; readonly firstName: string },
  now: number,
): SignedCode {
  const i = Math.floor(now / 1000);
  const n = shortName(member.firstName);
  return signed(key, {
    s: store,
    r: 'member',
    m: member.id,
    ...(n === '' ? {} : { n }),
    j: randomBytes(12).toString('base64url'),
    i,
    e: i + CODE_LIFE,
  });
}

/** A badge opens the staff screen of every cart of the store until its days are over or it is called back. */
export function badgeCode(key: KeyObject, store: string, name: string, days: number, now: number): SignedBadge {
  const i = Math.floor(now / 1000);
  const m = `b-${randomBytes(6).toString('hex')}`;
  const j = randomBytes(12).toString('base64url');
  return { ...signed(key, { s: store, r: 'staff', m, n: shortName(name), j, i, e: i + days * DAY }), badge: m };
}

function signed(key: KeyObject, claims: LoginClaims): SignedCode {
  const body = LOGIN_CODE_PREFIX + Buffer.from(JSON.stringify(claims)).toString('base64url');
  const signature = sign(null, Buffer.from(body), key).toString('base64url');
  return { text: `${body}.${signature}`, expiresAt: claims.e * 1000 };
}
