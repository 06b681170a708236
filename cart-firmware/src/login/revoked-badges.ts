import { revokedBadges, type RevokedBadges } from '@smart-cart/contracts';

/**
 * The badges a store called back, as the document says it.
 * @throws Error when it is no such document
 */
export function readRevokedBadges(bytes: Buffer): RevokedBadges {
  const read = revokedBadges.safeParse(JSON.parse(bytes.toString('utf8')));
  if (read.success) return read.data;
  throw new Error(`it is no list of badges: ${read.error.issues[0]?.message ?? 'it cannot be understood'}`);
}

/** Looked at before a list replaces the one in use. @returns what is wrong with it */
export function revokedBadgesProblem(bytes: Buffer): string | undefined {
  readRevokedBadges(bytes);
  return undefined;
}
