import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { BackOfficeError } from '../back-office-error.js';
import { reasonOf } from '../reason.js';
import { migrations } from './migrations.js';
import type { Database, Tables } from './tables.js';

/**
 * Opens the store's database, creating or upgrading it.
 * A damaged file is refused, not set aside: it holds receipts the carts have already forgotten they owe.
 * @throws BackOfficeError `database-unusable`, or `database-of-another-store`
 */
export async function openDatabase(file: string, store: string): Promise<Database> {
  if (!existsSync(dirname(file))) {
    throw new BackOfficeError(
      'database-unusable',
      `The directory of the database ${file} does not exist. Create it, or change database.file.`,
    );
  }
  const sqlite = openSqlite(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  try {
    await migrate(db, file);
    const other = await db.selectFrom('facts').select('store').where('store', '!=', store).limit(1).executeTakeFirst();
    if (other !== undefined) {
      throw new BackOfficeError(
        'database-of-another-store',
        `The database ${file} belongs to store "${other.store}", this is store "${store}". Change database.file or store.`,
      );
    }
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function openSqlite(file: string): SqliteDatabase.Database {
  let sqlite: SqliteDatabase.Database | undefined;
  try {
    sqlite = new SqliteDatabase(file, { timeout: 2000 });
    // One process owns the file; a second writer has corrupted databases in the field.
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.pragma('journal_mode = WAL');
    // In WAL the library's default is NORMAL, which may lose the last commits at a power cut.
    sqlite.pragma('synchronous = FULL');
    // What is deleted is overwritten: an address a shopper gave shall be gone, not only out of sight.
    sqlite.pragma('secure_delete = ON');
    const check: unknown = sqlite.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(`SQLite reports: ${String(check)}`);
    if (sqlite.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous = FULL was not accepted');
    return sqlite;
  } catch (error) {
    sqlite?.close();
    // By code, not by class: the native module keeps the error class of whoever loaded it first in this process.
    const taken = typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY';
    throw new BackOfficeError(
      'database-unusable',
      taken
        ? `The database ${file} is in use by another process. Stop that one; only one back office may own the file.`
        : `The database ${file} cannot be used (${reasonOf(error)}). Restore it from a backup, or move it away; ` +
            `carts send again what they still hold.`,
      { cause: error },
    );
  }
}

async function migrate(db: Database, file: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw new BackOfficeError(
    'database-unusable',
    `The database ${file} cannot be brought to this version (${reasonOf(error)}). ` +
      `Restore a backup, or start the version of the back office that wrote it.`,
    { cause: error },
  );
}
