import type { SqliteFormat } from './sqlite-file.js';

/**
 * Layout of the journal file.
 *
 * `fact` has one row per fact in the order they happened (`n`, without a gap), with the identity it has for the store
 * (`epoch`, `seq`). `body` is JSON as in contracts, `digest` covers order, time and body: SQLite's own check sees damaged
 * pages, not a flipped bit inside a price.
 * `journal` has one row: the epoch of new facts; `base`, the `n` before its first fact (so `seq` is `n - base`); the last
 * `seq` the store has acknowledged; the last `n` pruned, so that numbering goes on when every fact is gone; and `sealed`,
 * the last `n` that goes to the store under this epoch, where what was behind it has been lost.
 */
export const journalFormat: SqliteFormat = {
  name: 'journal',
  applicationId: 0x43_4a_4e_4c,
  migrations: [
    `CREATE TABLE journal (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       epoch INTEGER NOT NULL,
       base INTEGER NOT NULL DEFAULT 0,
       acknowledged INTEGER NOT NULL DEFAULT 0,
       pruned INTEGER NOT NULL DEFAULT 0
     ) STRICT;
     CREATE TABLE fact (
       n INTEGER PRIMARY KEY,
       epoch INTEGER NOT NULL,
       seq INTEGER NOT NULL,
       at REAL NOT NULL,
       kind TEXT NOT NULL,
       body TEXT NOT NULL,
       digest BLOB NOT NULL
     ) STRICT;
     CREATE INDEX fact_trip ON fact (kind, n) WHERE kind IN ('trip-started', 'trip-closed', 'firmware-started');`,
    'ALTER TABLE journal ADD COLUMN sealed INTEGER;',
  ],
};
