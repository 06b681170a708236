import { parseLoginCode } from '@smart-cart/contracts';
import type { Identified } from '../engine/index.js';
import type { UsedTokens } from './used-tokens.js';

/** A phone's clock, the store's and the cart's differ by so much, ms. */
export const CLOCK_TOLERANCE = 60_000;

export interface LoginContext {
  /** Whether the store's key signed this text; the signature is base64url. */
  readonly verify: (signed: string, signature: string) => boolean;
  /** Names the code may be made out for: the store, its chain. */
  readonly stores: readonly string[];
  /** Epoch ms. */
  readonly at: number;
  readonly used: Pick<UsedTokens, 'has'>;
  /** Whether the store called this badge back. */
  readonly isRevoked: (badge: string) => boolean;
  /** The member who shops with this cart now. */
  readonly member: string | null;
}

/**
 * Why nobody is logged in. `already-here`: the same code is still in view, there is nothing to say; `not-a-login-code`:
 * some other code. All others deserve a calm sentence and the way out: show a new code, or shop without.
 */
export type LoginProblem =
  | 'not-a-login-code'
  | 'malformed'
  | 'bad-signature'
  | 'wrong-store'
  | 'not-yet-valid'
  | 'expired'
  | 'used-before'
  | 'revoked'
  | 'already-here';

export type LoginReading =
  { readonly ok: true; readonly claims: Identified } | { readonly ok: false; readonly problem: LoginProblem };

const no = (problem: LoginProblem): LoginReading => ({ ok: false, problem });

/** A login code as the camera read it, checked without a network. Nothing of an unsigned code is believed. */
export function readLoginCode(text: string, context: LoginContext): LoginReading {
  const parsed = parseLoginCode(text);
  if (!parsed.ok) return no(parsed.reason);
  const { claims, signed, signature } = parsed;
  if (!context.verify(signed, signature)) return no('bad-signature');
  if (!context.stores.includes(claims.s)) return no('wrong-store');
  if (context.at < claims.i * 1_000 - CLOCK_TOLERANCE) return no('not-yet-valid');
  const expires = claims.e * 1_000 + CLOCK_TOLERANCE;
  if (context.at > expires) return no('expired');
  if (claims.r === 'staff') {
    if (context.isRevoked(claims.m)) return no('revoked');
    return { ok: true, claims: { role: 'staff', how: 'badge', badge: claims.m, name: claims.n ?? '' } };
  }
  if (context.used.has(claims.j)) return no(claims.m === context.member ? 'already-here' : 'used-before');
  return {
    ok: true,
    claims: {
      role: 'member',
      how: 'phone',
      member: claims.m,
      ...(claims.n === undefined ? {} : { firstName: claims.n }),
      token: { id: claims.j, expires },
    },
  };
}
