import type { SqliteFormat } from './sqlite-file.js';

/**
 * Layout of the journal file.
 *
 * `journal` has one row: the epoch of this file, the last sequence number the store has acknowledged, and the last
 * one pruned (so that numbering goes on when every fact is gone).
 * `fact` has one row per fact; `body` is JSON as in contracts, `digest` covers number, time and body: SQLite's own check
 * sees damaged pages, not a flipped bit inside a price.
 */
export const journalFormat: SqliteFormat = {
  name: 'journal',
  applicationId: 0x43_4a_4e_4c,
  migrations: [
    `CREATE TABLE journal (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       epoch INTEGER NOT NULL,
       acknowledged INTEGER NOT NULL DEFAULT 0,
       pruned INTEGER NOT NULL DEFAULT 0
     ) STRICT;
     CREATE TABLE fact (
       seq INTEGER PRIMARY KEY,
       at REAL NOT NULL,
       kind TEXT NOT NULL,
       body TEXT NOT NULL,
       digest BLOB NOT NULL
     ) STRICT;
     CREATE INDEX fact_trip ON fact (kind, seq) WHERE kind IN ('trip-started', 'trip-closed', 'firmware-started');`,
  ],
};
