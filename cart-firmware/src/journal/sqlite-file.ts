import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { FirmwareError } from '../firmware-error.js';
import { salvage, setAsideName, syncFolder } from './salvage.js';
import { walDamage } from './wal-damage.js';

export interface SqliteFormat {
  /** What people call the file; also the first word of the error codes. */
  readonly name: 'journal' | 'catalogue';
  /** Written into the file's header, so that a foreign database is not taken for ours. */
  readonly applicationId: number;
  /** Number n of this list leads from layout n to n + 1. Never edited once shipped, only added to. */
  readonly migrations: readonly string[];
}

export interface OpenedFile<T> {
  readonly db: Database.Database;
  /** What `begin` found in the file. */
  readonly content: T;
  /** Where a damaged predecessor now lies, and what was wrong with it. */
  readonly quarantined?: { readonly path: string; readonly reason: string };
}

/** The file is not what we wrote. Thrown by `begin` too; the file is then set aside. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

/** The write-ahead log alone is damaged: what SQLite reads is an earlier state, whole in itself. */
class LogDamage extends Damage {}

/** Another process that is just ending may still hold the lock for an instant. */
const LOCK_WAIT_MS = 2_000;

/**
 * Opens a database that loses nothing at a power cut and that nobody else can open meanwhile.
 * A damaged file is renamed to `<file>.damaged-<label>`, with its WAL beside it, and a fresh one takes its place; where
 * only the WAL is damaged and the owner wants it, a copy of what is readable.
 * @param begin reads (and for a fresh file writes) what the owner needs; may throw {@link Damage}
 * @param beforeSalvage the owner wants what is readable of a file with a damaged WAL; called before that takes its place
 * @throws FirmwareError `…-locked` when another process has it, `…-unwritable` when the disk refuses
 */
export function openSqliteFile<T>(
  file: string,
  format: SqliteFormat,
  label: string,
  begin: (db: Database.Database) => T,
  beforeSalvage?: () => void,
): OpenedFile<T> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw explain(file, format, error);
  }
  let quarantined: OpenedFile<T>['quarantined'];
  // SQLite deletes the WAL of an empty file when it opens it; what was in there is evidence, and perhaps all there is.
  if (sizeOf(file) === 0 && sizeOf(`${file}-wal`) > 0) {
    quarantined = { path: setAside(file, label), reason: 'the file is empty but has a write-ahead log' };
  }
  for (let attempt = 0; ; attempt += 1) {
    const inode = inodeOf(file);
    let db: Database.Database | undefined;
    try {
      db = new Database(file, { timeout: LOCK_WAIT_MS });
      prepare(db, format, inode !== undefined);
      return { db, content: begin(db), ...(quarantined && { quarantined }) };
    } catch (error) {
      const damage = damageOf(error);
      const unmoved = inode === undefined || inodeOf(file) === inode;
      if (db && error instanceof LogDamage && beforeSalvage && unmoved && !quarantined) {
        const path = salvaged(db, file, label, beforeSalvage);
        if (path !== undefined) {
          quarantined = { path, reason: error.message };
          closeQuietly(db);
          attempt -= 1;
          continue;
        }
      }
      if (damage === undefined || attempt > 0) {
        db?.close();
        throw damage === undefined ? explain(file, format, error) : unusable(file, format, damage);
      }
      // Renamed before it is closed: closing would fold the WAL into a file that is evidence now.
      // If somebody else has put another file in its place meanwhile, that one is not ours to move.
      if (unmoved) {
        const path = setAside(file, label);
        // The first one has everything; what was salvaged from it is only a part.
        quarantined = quarantined
          ? { ...quarantined, reason: `${quarantined.reason}; what was left: ${damage}` }
          : { path, reason: damage };
      }
      closeQuietly(db);
    }
  }
}

/** The sentence for an error of SQLite while the file is in use. */
export function explain(file: string, format: Pick<SqliteFormat, 'name'>, error: unknown): Error {
  if (error instanceof FirmwareError) return error;
  const code = (error as { code?: unknown }).code;
  const text = error instanceof Error ? error.message : String(error);
  if (typeof code !== 'string' || !/^(SQLITE_|E[A-Z]+$)/.test(code)) {
    return error instanceof Error ? error : new Error(text);
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new FirmwareError(
      `${format.name}-locked`,
      `The ${format.name} ${file} is in use by another process. One firmware owns it: stop the other one, or give this cart its own dataDirectory.`,
      { cause: error },
    );
  }
  if (damageOf(error) !== undefined) return unusable(file, format, text);
  const next =
    code === 'SQLITE_FULL' || code === 'ENOSPC'
      ? 'The disk is full: make room on it'
      : /READONLY|PERM|AUTH|EACCES|EROFS/.test(code)
        ? 'It cannot be written: check the owner of the folder and that the disk is not mounted read-only'
        : 'Check that the folder exists, that the disk is mounted and that it is healthy';
  return new FirmwareError(
    `${format.name}-unwritable`,
    `The ${format.name} ${file} refuses data (${code}: ${text}). Nothing of the last step was kept. ${next}, then restart the firmware.`,
    { cause: error },
  );
}

function unusable(file: string, format: Pick<SqliteFormat, 'name'>, reason: string): FirmwareError {
  return new FirmwareError(
    `${format.name}-damaged`,
    `The ${format.name} ${file} is damaged: ${reason}. Restart the firmware: it sets the file aside and begins a new one.`,
  );
}

function prepare(db: Database.Database, format: SqliteFormat, existed: boolean): void {
  // Has an effect only before anything is done; in a written file it would put a frame over the damaged ones of the log.
  if (sizeOf(db.name) === 0) db.pragma('auto_vacuum = INCREMENTAL');
  // Then the lock: the kernel drops it when the process dies, however it dies.
  db.pragma('locking_mode = EXCLUSIVE');
  db.exec('BEGIN EXCLUSIVE; COMMIT');
  // With the lock held and before anything is written: a checkpoint would erase what there is to see.
  if (sizeOf(`${db.name}-wal`) > 0) {
    const damage = walDamage(readFileSync(`${db.name}-wal`), Number(db.pragma('page_size', { simple: true })));
    if (damage !== undefined) throw new LogDamage(damage);
  }
  const fresh = isEmpty(db);
  if (fresh && existed) throw new Damage('the file is empty');
  if (fresh) db.pragma(`application_id = ${format.applicationId}`);
  db.pragma('journal_mode = WAL');
  // better-sqlite3 is built with WAL defaulting to NORMAL, which may forget the last commits at a power cut.
  db.pragma('synchronous = FULL');
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) {
    throw new FirmwareError(
      `${format.name}-unwritable`,
      `The ${format.name} cannot be made safe against power cuts: SQLite answers journal_mode=${String(mode)}, synchronous=${String(synchronous)} instead of wal and 2. Move dataDirectory to a local disk.`,
    );
  }
  const id = db.pragma('application_id', { simple: true });
  if (id !== format.applicationId) throw new Damage(`it is no ${format.name} of this product`);
  const check = db.pragma('integrity_check(1)', { simple: true });
  if (check !== 'ok') throw new Damage(String(check));
  migrate(db, format);
}

/** Nothing of anybody's is in it: no tables, no marks. */
function isEmpty(db: Database.Database): boolean {
  const marks = [db.pragma('application_id', { simple: true }), db.pragma('user_version', { simple: true })];
  return marks.every((mark) => mark === 0) && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function migrate(db: Database.Database, format: SqliteFormat): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > format.migrations.length) {
    throw new Damage(
      `it has layout ${version}, written by newer firmware; this one knows up to ${format.migrations.length}`,
    );
  }
  db.transaction(() => {
    for (const sql of format.migrations.slice(version)) db.exec(sql);
    db.pragma(`user_version = ${format.migrations.length}`);
  })();
}

function damageOf(error: unknown): string | undefined {
  if (error instanceof Damage) return error.message;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return undefined;
  const damaged = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|SCHEMA|MISMATCH)/.test(code);
  // A missing table or column in a file with our mark is damage as well.
  const layout = code === 'SQLITE_ERROR' && /no such (table|column)|already exists|malformed/.test(String(error));
  return damaged || layout ? (error as Error).message : undefined;
}

/** @returns where the damaged files now lie; undefined when they cannot even be copied, and are still in place */
function salvaged(db: Database.Database, file: string, label: string, before: () => void): string | undefined {
  const target = setAsideName(file, label);
  try {
    salvage(db, file, target, before);
    return target;
  } catch {
    return undefined;
  }
}

function setAside(file: string, label: string): string {
  const target = setAsideName(file, label);
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  syncFolder(dirname(file));
  return target;
}

function closeQuietly(db: Database.Database | undefined): void {
  try {
    db?.close();
  } catch {
    // A damaged file may refuse even to be closed; it is out of the way already.
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
