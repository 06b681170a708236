import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { syncFolder } from './salvage.js';

/**
 * An epoch names one journal file's life; the store tells facts of different lives apart by it. It is the time the
 * journal was begun, but greater than every earlier one, also on a board whose clock starts in 1970: the last epoch is
 * kept in `<journal>.epoch`, and set-aside journals carry theirs in their name.
 */
export function latestEpoch(file: string): number {
  return Math.max(0, recorded(file), ...setAsideEpochs(file));
}

/** Durable before the first fact of the epoch is. */
export function recordEpoch(file: string, epoch: number): void {
  const target = `${file}.epoch`;
  const handle = openSync(`${target}.new`, 'w');
  try {
    writeSync(handle, `${epoch}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${target}.new`, target);
  syncFolder(dirname(file));
}

function recorded(file: string): number {
  try {
    return asEpoch(readFileSync(`${file}.epoch`, 'utf8').trim());
  } catch {
    return 0;
  }
}

function setAsideEpochs(file: string): number[] {
  const prefix = `${basename(file)}.damaged-`;
  let names: string[];
  try {
    names = readdirSync(dirname(file));
  } catch {
    return [];
  }
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => asEpoch(/^\d+/.exec(name.slice(prefix.length))?.[0] ?? ''));
}

function asEpoch(text: string): number {
  const epoch = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(epoch) ? epoch : 0;
}
