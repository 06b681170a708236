import type { FactFollower } from '../ingest/fact-follower.js';
import { noteBadge } from './badge-store.js';

/** A badge made by the program for it, or before this store kept a list, is known from its first use at a cart. */
export function badgeFollower(now: () => number): FactFollower {
  return async (tx, _cart, { body }) => {
    if (body.kind === 'staff-arrived') await noteBadge(tx, body, now());
  };
}
