import { z } from 'zod';

/**
 * The QR code on a shopper's phone or a staff badge: `SC1.` + base64url(JSON claims) + `.` + base64url(ed25519 signature
 * over everything before the second dot). Verified on the cart without a network, by the store's public key.
 */
export const LOGIN_CODE_PREFIX = 'SC1.';
/** Longest code accepted, characters: what a phone's screen still shows in squares a cart's camera can read. */
export const MAX_LOGIN_CODE = 400;

export const loginClaims = z.object({
  /** Store or chain it is good for. */
  s: z.string().max(60),
  /** What it lets in. */
  r: z.enum(['member', 'staff']),
  /** The store's own pseudonym of the person. */
  m: z.string().min(1).max(60),
  /** First name, as the person wants to be greeted. */
  n: z.string().max(40).optional(),
  /** Single-use number. A badge is used many times: it is bound by `e`, and by the list of badges called back. */
  j: z.string().min(8).max(40),
  /** Valid from, until: seconds since 1970. */
  i: z.int(),
  e: z.int(),
});
export type LoginClaims = z.infer<typeof loginClaims>;

export type ParsedLoginCode =
  | { ok: true; claims: LoginClaims; signed: string; signature: string }
  | { ok: false; reason: 'not-a-login-code' | 'malformed' };

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
}

/** Takes a code apart; says nothing about the signature: that needs the key. */
export function parseLoginCode(text: string): ParsedLoginCode {
  if (!text.startsWith(LOGIN_CODE_PREFIX)) return { ok: false, reason: 'not-a-login-code' };
  if (text.length > MAX_LOGIN_CODE) return { ok: false, reason: 'malformed' };
  const [, body, signature, ...rest] = text.split('.');
  if (!body || !signature || rest.length > 0) return { ok: false, reason: 'malformed' };
  try {
    const claims = loginClaims.safeParse(JSON.parse(fromBase64Url(body)));
    if (!claims.success) return { ok: false, reason: 'malformed' };
    return { ok: true, claims: claims.data, signed: LOGIN_CODE_PREFIX + body, signature };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}
