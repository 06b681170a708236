import type { KeyObject } from 'node:crypto';
import { MAX_REVOKED_BADGES } from '@smart-cart/contracts';
import { badgeCode, type SignedBadge } from '../companion/sign-code.js';
import type { Database } from '../database/tables.js';
import type { Documents } from '../documents/documents.js';
import { listBadges, markRevoked, noteBadge, revokedNumbers, type BadgeView } from './badge-store.js';

export interface BadgesOptions {
  readonly db: Database;
  readonly store: string;
  readonly key: KeyObject;
  readonly documents: Pick<Documents, 'publish' | 'has'>;
  readonly now: () => number;
}

/** A badge may be off by so much from our clock and still be good at a cart, ms; and staff may want to look back. */
const SHOWN_AFTER = 30 * 86_400_000;

/**
 * The badges with which staff act at carts: made here, listed, and called back one by one. A cart checks the seal without
 * asking us, so what was called back goes to all carts as a document, and counts there without a network.
 */
export class Badges {
  constructor(private readonly options: BadgesOptions) {}

  async list(): Promise<BadgeView[]> {
    const { db, now } = this.options;
    return listBadges(db, now() - SHOWN_AFTER);
  }

  async make(name: string, days: number): Promise<SignedBadge> {
    const { db, store, key, now } = this.options;
    const badge = badgeCode(key, store, name, days, now());
    await noteBadge(db, { badge: badge.badge, name, madeAt: now(), expiresAt: badge.expiresAt }, now());
    return badge;
  }

  /** Durable when it returns, and announced to carts. A badge we never heard of is called back as well. */
  async revoke(badge: string, by: string): Promise<void> {
    const { db, now } = this.options;
    await markRevoked(db, badge, by, now());
    await this.publish(by);
  }

  /** Once at start too: an end between the two steps of calling back leaves nothing undone. */
  async publish(by: string): Promise<void> {
    const { db, documents, now } = this.options;
    const badges = await revokedNumbers(db, now(), MAX_REVOKED_BADGES);
    if (badges.length === 0 && !(await documents.has('revoked-badges'))) return;
    await documents.publish('revoked-badges', JSON.stringify({ badges }), by);
  }
}
