import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';

/**
 * What stays readable of a database whose write-ahead log is damaged goes on; the damaged files keep existing under
 * another name. The copy that goes on has the same pages at the same places, so that a power cut between any two steps
 * leaves a pair of files that the next start treats alike.
 *
 * @param db holds the lock, and has written nothing. Close it afterwards: SQLite folds no log into a file that has moved.
 * @param target name of the files set aside
 * @param before makes durable what must be known before the damage is out of sight
 * @throws whatever file or database refuses; the file then is as it was
 */
export function salvage(db: Database.Database, file: string, target: string, before: () => void): void {
  const copy = `${file}.salvage`;
  try {
    write(copy, db.serialize());
    linkSync(file, target);
    linkSync(`${file}-wal`, `${target}-wal`);
    syncFolder(dirname(file));
    before();
    renameSync(copy, file);
  } finally {
    rmSync(copy, { force: true });
  }
  rmSync(`${file}-wal`);
  syncFolder(dirname(file));
}

/** A name nothing has yet. */
export function setAsideName(file: string, label: string): string {
  let target = `${file}.damaged-${label}`;
  for (let n = 2; existsSync(target) || existsSync(`${target}-wal`); n += 1) target = `${file}.damaged-${label}-${n}`;
  return target;
}

/** Makes a rename or a new name in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function write(path: string, bytes: Buffer): void {
  const handle = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
