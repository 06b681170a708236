import type { Kysely, Migration } from 'kysely';
import { memberMigrations } from './member-migrations.js';
import { paymentMigrations } from './payment-migrations.js';
import { storeMigrations } from './store-migrations.js';

/** Numbered, never edited once shipped. Column types are ones SQLite and PostgreSQL both know. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-facts-and-receipts': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('facts')
        .addColumn('store', 'varchar(40)', (c) => c.notNull())
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('epoch', 'integer', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)')
        .addColumn('kind', 'varchar(40)', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('received_at', 'double precision', (c) => c.notNull())
        .addPrimaryKeyConstraint('facts_pk', ['cart', 'epoch', 'seq'])
        .execute();
      await db.schema.createIndex('facts_of_trip').on('facts').columns(['cart', 'trip', 'epoch', 'seq']).execute();
      await db.schema
        .createTable('marks')
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('epoch', 'integer', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('marks_pk', ['cart', 'epoch'])
        .execute();
      await db.schema
        .createTable('receipts')
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('status', 'varchar(20)', (c) => c.notNull())
        .addColumn('currency', 'varchar(3)', (c) => c.notNull())
        .addColumn('total', 'integer', (c) => c.notNull())
        .addColumn('items', 'integer', (c) => c.notNull())
        .addColumn('started_at', 'double precision', (c) => c.notNull())
        .addColumn('finished_at', 'double precision')
        .addColumn('claimed_total', 'integer')
        .addColumn('claimed_items', 'integer')
        .addColumn('computed_total', 'integer')
        .addColumn('computed_items', 'integer')
        .addColumn('open_points', 'integer', (c) => c.notNull())
        .addColumn('disagreement', 'integer', (c) => c.notNull())
        .addColumn('help_reason', 'varchar(60)')
        .addColumn('help_since', 'double precision')
        .addColumn('last_epoch', 'integer', (c) => c.notNull())
        .addColumn('last_seq', 'integer', (c) => c.notNull())
        .addColumn('receipt', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('receipts_pk', ['cart', 'trip'])
        .execute();
      await db.schema.createIndex('receipts_by_start').on('receipts').column('started_at').execute();
      await db.schema.createIndex('receipts_by_status').on('receipts').columns(['cart', 'status']).execute();
    },
  },
  '002-carts-and-anomalies': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('carts')
        .addColumn('cart', 'varchar(40)', (c) => c.primaryKey())
        .addColumn('online', 'integer', (c) => c.notNull())
        .addColumn('boot_id', 'text', (c) => c.notNull())
        .addColumn('presence_at', 'double precision')
        .addColumn('version', 'text', (c) => c.notNull())
        .addColumn('last_seen', 'double precision', (c) => c.notNull())
        .addColumn('status', 'text')
        .execute();
      await db.schema
        .createTable('anomalies')
        // SQLite numbers rows of an integer key by itself; a PostgreSQL dialect adds an identity here.
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('kind', 'varchar(20)', (c) => c.notNull())
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('topic', 'varchar(200)', (c) => c.notNull())
        .addColumn('reason', 'varchar(400)', (c) => c.notNull())
        .addColumn('detail', 'text', (c) => c.notNull())
        .addColumn('count', 'integer', (c) => c.notNull())
        .addColumn('first_at', 'double precision', (c) => c.notNull())
        .addColumn('last_at', 'double precision', (c) => c.notNull())
        .addUniqueConstraint('anomalies_once', ['kind', 'cart', 'topic', 'reason'])
        .execute();
      await db.schema.createIndex('anomalies_by_time').on('anomalies').column('last_at').execute();
    },
  },
  '003-catalogue': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('catalogue')
        .addColumn('version', 'integer', (c) => c.primaryKey())
        .addColumn('header', 'text', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('products')
        .addColumn('sku', 'varchar(40)', (c) => c.primaryKey())
        .addColumn('product', 'text', (c) => c.notNull())
        .addColumn('changed', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('deltas')
        .addColumn('version', 'integer', (c) => c.primaryKey())
        .addColumn('delta', 'text', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .execute();
    },
  },
  ...storeMigrations,
  ...paymentMigrations,
  ...memberMigrations,
};
