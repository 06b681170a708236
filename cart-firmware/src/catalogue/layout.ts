import type { SqliteFormat } from '../journal/sqlite-file.js';

/**
 * Layout of the catalogue file: the header of the one version kept, and one row per product. `digest` covers the text
 * beside it. Its own file: it can be asked for again, the journal cannot.
 */
export const catalogueFormat: SqliteFormat = {
  name: 'catalogue',
  applicationId: 0x43_54_4c_47,
  migrations: [
    `CREATE TABLE header (
       id INTEGER PRIMARY KEY CHECK (id = 1),
       body TEXT NOT NULL,
       products INTEGER NOT NULL,
       digest BLOB NOT NULL
     ) STRICT;
     CREATE TABLE product (sku TEXT PRIMARY KEY, body TEXT NOT NULL, digest BLOB NOT NULL) STRICT;`,
  ],
};
