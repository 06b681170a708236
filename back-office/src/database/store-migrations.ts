import type { Kysely, Migration } from 'kysely';

/** What the store says, keeps for its carts and sends to people. */
export const storeMigrations: Readonly<Record<string, Migration>> = {
  '004-visits': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('receipts').addColumn('visit', 'text').execute();
      await db.schema
        .createIndex('receipts_newest')
        .on('receipts')
        .columns(['cart', 'last_epoch', 'last_seq'])
        .execute();
    },
  },
  '005-answers': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('answers')
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('id', 'varchar(80)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('kind', 'varchar(40)', (c) => c.notNull())
        .addColumn('news', 'text', (c) => c.notNull())
        .addColumn('created_at', 'double precision', (c) => c.notNull())
        .addColumn('expires_at', 'double precision')
        .addColumn('settled_at', 'double precision')
        .addColumn('settled_by', 'varchar(20)')
        .addPrimaryKeyConstraint('answers_pk', ['cart', 'id'])
        .execute();
      await db.schema.createIndex('answers_open').on('answers').columns(['settled_at', 'cart']).execute();
      await db.schema.createIndex('answers_of_trip').on('answers').columns(['cart', 'trip']).execute();
    },
  },
  '007-documents': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('documents')
        .addColumn('name', 'varchar(40)', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('sha256', 'varchar(64)', (c) => c.notNull())
        .addColumn('bytes', 'integer', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('origin', 'varchar(200)', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .addPrimaryKeyConstraint('documents_pk', ['name', 'version'])
        .execute();
    },
  },
  '008-letters-and-secrets': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('letters')
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('address', 'varchar(120)', (c) => c.notNull())
        .addColumn('wanted_at', 'double precision', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('next_at', 'double precision', (c) => c.notNull())
        .addPrimaryKeyConstraint('letters_pk', ['cart', 'trip', 'address'])
        .execute();
      await db.schema
        .createTable('secrets')
        .addColumn('name', 'varchar(40)', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .execute();
    },
  },
};
