import type { Kysely, Migration } from 'kysely';

/** Tenders, refunds, and the books of the simulated acquirer. */
export const paymentMigrations: Readonly<Record<string, Migration>> = {
  '006-payments': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('tenders')
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('tender', 'integer', (c) => c.notNull())
        .addColumn('method', 'varchar(20)', (c) => c.notNull())
        .addColumn('amount', 'integer', (c) => c.notNull())
        .addColumn('currency', 'varchar(3)', (c) => c.notNull())
        .addColumn('state', 'varchar(20)', (c) => c.notNull())
        .addColumn('cancel_wanted', 'integer', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('next_at', 'double precision', (c) => c.notNull())
        .addColumn('charged', 'integer', (c) => c.notNull())
        .addColumn('reference', 'varchar(80)')
        .addColumn('reason', 'varchar(60)')
        .addColumn('settled_by', 'varchar(60)')
        .addColumn('requested_at', 'double precision', (c) => c.notNull())
        .addColumn('asked_at', 'double precision')
        .addColumn('settled_at', 'double precision')
        .addPrimaryKeyConstraint('tenders_pk', ['cart', 'trip', 'tender'])
        .execute();
      await db.schema.createIndex('tenders_by_state').on('tenders').columns(['state', 'next_at']).execute();
      await db.schema
        .createTable('refunds')
        .addColumn('id', 'varchar(120)', (c) => c.primaryKey())
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('tender', 'integer', (c) => c.notNull())
        .addColumn('amount', 'integer', (c) => c.notNull())
        .addColumn('state', 'varchar(20)', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('next_at', 'double precision', (c) => c.notNull())
        .addColumn('reference', 'varchar(80)')
        .addColumn('reason', 'varchar(60)')
        .addColumn('settled_by', 'varchar(60)')
        .addColumn('requested_at', 'double precision', (c) => c.notNull())
        .addColumn('settled_at', 'double precision')
        .execute();
      await db.schema.createIndex('refunds_of_trip').on('refunds').columns(['cart', 'trip']).execute();
      await db.schema
        .createTable('simulated_charges')
        .addColumn('charge_key', 'varchar(200)', (c) => c.primaryKey())
        .addColumn('method', 'varchar(20)', (c) => c.notNull())
        .addColumn('amount', 'integer', (c) => c.notNull())
        .addColumn('currency', 'varchar(3)', (c) => c.notNull())
        .addColumn('state', 'varchar(20)', (c) => c.notNull())
        .addColumn('charged', 'integer', (c) => c.notNull())
        .addColumn('reference', 'varchar(80)')
        .addColumn('reason', 'varchar(60)')
        .addColumn('asked', 'integer', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('simulated_movements')
        // SQLite numbers rows of an integer key by itself; a PostgreSQL dialect adds an identity here.
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('charge_key', 'varchar(200)', (c) => c.notNull())
        .addColumn('kind', 'varchar(20)', (c) => c.notNull())
        .addColumn('refund_id', 'varchar(120)', (c) => c.unique())
        .addColumn('amount', 'integer', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .execute();
    },
  },
  '010-exits': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('exits')
        .addColumn('code', 'varchar(8)', (c) => c.notNull())
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('since', 'double precision', (c) => c.notNull())
        .addColumn('passed_at', 'double precision')
        .addColumn('gate', 'varchar(40)')
        .addPrimaryKeyConstraint('exits_pk', ['cart', 'trip'])
        .execute();
      await db.schema.createIndex('exits_by_code').on('exits').column('code').execute();
    },
  },
};
