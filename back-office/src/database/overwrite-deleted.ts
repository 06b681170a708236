import { sql } from 'kysely';
import type { Database } from './tables.js';

/**
 * After something of a person was deleted: the write-ahead log still holds the pages as they were until it is written
 * over, which in a small store takes days. A server database has a log of its own, kept as its operator decides.
 */
export async function overwriteDeleted(db: Database): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
}
