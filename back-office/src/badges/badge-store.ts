import type { Database, Tx } from '../database/tables.js';

/** A badge as staff see it. */
export interface BadgeView {
  /** The number in it, and printed on it. */
  readonly badge: string;
  readonly name: string;
  /** Milliseconds since 1970; null: not made here, and only known because it was called back or read by a cart. */
  readonly madeAt: number | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly revokedBy: string | null;
}

/** Newest first; those that ran out long ago are of no use to anybody. */
export async function listBadges(db: Database, since: number): Promise<BadgeView[]> {
  const rows = await db
    .selectFrom('badges')
    .selectAll()
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>=', since)]))
    .orderBy('known_at', 'desc')
    .orderBy('badge')
    .execute();
  return rows.map((row) => ({
    badge: row.badge,
    name: row.name,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
  }));
}

/** Notes a badge nobody has noted yet; of one that is known nothing changes. */
export async function noteBadge(
  db: Database | Tx,
  badge: { badge: string; name: string; madeAt?: number; expiresAt?: number },
  now: number,
): Promise<void> {
  const { badge: number, name, madeAt = null, expiresAt = null } = badge;
  await db
    .insertInto('badges')
    .values({ badge: number, name, known_at: now, made_at: madeAt, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('badge').doNothing())
    .execute();
}

/** @returns false when it was called back before */
export async function markRevoked(db: Database, badge: string, by: string, now: number): Promise<boolean> {
  await noteBadge(db, { badge, name: '' }, now);
  const { numUpdatedRows } = await db
    .updateTable('badges')
    .set({ revoked_at: now, revoked_by: by })
    .where('badge', '=', badge)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What carts must refuse although its seal is good, in a stable order. */
export async function revokedNumbers(db: Database, now: number, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('badges')
    .select('badge')
    .where('revoked_at', 'is not', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('revoked_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ badge }) => badge).sort();
}
