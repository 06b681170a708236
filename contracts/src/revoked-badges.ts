import { z } from 'zod';

/** Most badges a list names: a store's staff of years, and still a small document. */
export const MAX_REVOKED_BADGES = 5_000;

/**
 * The badges a store has called back, all of them at once: a document like promotions, so a cart knows the last list
 * without a network. A badge that has run out by itself need not be named.
 */
export const revokedBadges = z.object({
  version: z.int().min(1),
  badges: z.array(z.string().min(1).max(60)).max(MAX_REVOKED_BADGES),
});
export type RevokedBadges = z.infer<typeof revokedBadges>;
