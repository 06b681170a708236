import type { Kysely, Migration } from 'kysely';

/** People who shop with a name. */
export const memberMigrations: Readonly<Record<string, Migration>> = {
  '009-members': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('members')
        .addColumn('id', 'varchar(60)', (c) => c.primaryKey())
        .addColumn('first_name', 'varchar(40)', (c) => c.notNull())
        .addColumn('email', 'varchar(120)')
        .addColumn('loyalty_number', 'varchar(13)', (c) => c.notNull().unique())
        .addColumn('list', 'text', (c) => c.notNull())
        .addColumn('list_version', 'integer', (c) => c.notNull())
        .addColumn('created_at', 'double precision', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('member_devices')
        .addColumn('secret_hash', 'varchar(64)', (c) => c.primaryKey())
        .addColumn('member', 'varchar(60)', (c) => c.notNull())
        .addColumn('created_at', 'double precision', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('member_coupons')
        .addColumn('member', 'varchar(60)', (c) => c.notNull())
        .addColumn('coupon', 'varchar(60)', (c) => c.notNull())
        .addColumn('clipped_at', 'double precision', (c) => c.notNull())
        .addPrimaryKeyConstraint('member_coupons_pk', ['member', 'coupon'])
        .execute();
      await db.schema
        .createTable('member_trips')
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('member', 'varchar(60)', (c) => c.notNull())
        .addColumn('at', 'double precision', (c) => c.notNull())
        .addPrimaryKeyConstraint('member_trips_pk', ['cart', 'trip'])
        .execute();
      await db.schema.createIndex('trips_of_member').on('member_trips').columns(['member', 'at']).execute();
      await db.schema
        .createTable('login_tokens')
        .addColumn('id', 'varchar(60)', (c) => c.primaryKey())
        .addColumn('cart', 'varchar(40)', (c) => c.notNull())
        .addColumn('trip', 'varchar(40)', (c) => c.notNull())
        .addColumn('expires_at', 'double precision', (c) => c.notNull())
        .execute();
    },
  },
  '011-badges': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('badges')
        .addColumn('badge', 'varchar(60)', (c) => c.primaryKey())
        .addColumn('name', 'varchar(60)', (c) => c.notNull())
        .addColumn('known_at', 'double precision', (c) => c.notNull())
        .addColumn('made_at', 'double precision')
        .addColumn('expires_at', 'double precision')
        .addColumn('revoked_at', 'double precision')
        .addColumn('revoked_by', 'varchar(60)')
        .execute();
    },
  },
};
