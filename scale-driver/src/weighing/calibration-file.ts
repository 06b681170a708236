import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { errnoOf } from '../errno.js';
import { ScaleError } from '../scale-error.js';
import { openCalibration, sealCalibration, type CalibrationSet, type UnsealedCalibration } from './calibration.js';

const auditEntry = z.looseObject({ counter: z.int(), previous: z.string() });

/** Where the trail of calibrations lies: beside the set, one JSON object a line, each with the hash of the line before. */
export function auditFileOf(file: string): string {
  return `${file}.audit.jsonl`;
}

/** @returns undefined when there is no file. @throws ScaleError `bad-calibration`. */
export async function readCalibration(file: string): Promise<CalibrationSet | undefined> {
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ScaleError('bad-calibration', `${file} is damaged. Calibrate again with "cart-diag calibrate".`, {
      cause,
    });
  }
  return openCalibration(value, file);
}

/**
 * Seals and stores a set. The event counter goes on from the file or the trail, whichever is higher, so that deleting
 * one of them does not set it back. The trail is written first: a set that is in force is always in the trail.
 */
export async function writeCalibration(
  file: string,
  set: Omit<UnsealedCalibration, 'counter' | 'version'>,
): Promise<CalibrationSet> {
  const trail = await readTrail(auditFileOf(file));
  const inForce = await readCalibration(file).catch(() => undefined);
  const counter = Math.max(trail.counter, inForce?.counter ?? 0) + 1;
  const sealed = sealCalibration({ ...set, version: 1, counter });
  const entry = JSON.stringify({ event: 'calibrated', previous: trail.lastHash, ...sealed });
  await appendDurably(auditFileOf(file), `${entry}\n`);
  await replaceDurably(file, `${JSON.stringify(sealed, null, 2)}\n`);
  return sealed;
}

async function readTrail(file: string): Promise<{ counter: number; lastHash: string }> {
  const lines = ((await readIfThere(file)) ?? '').split('\n').filter((line) => line !== '');
  let counter = 0;
  for (const line of lines) {
    try {
      counter = Math.max(counter, auditEntry.parse(JSON.parse(line)).counter);
    } catch {
      // A line cut short by a power failure; the chain of hashes shows it to the inspector.
    }
  }
  const last = lines.at(-1) ?? '';
  return { counter, lastHash: last === '' ? '' : createHash('sha256').update(last).digest('hex') };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return undefined;
    throw new ScaleError('bad-calibration', `${file} cannot be read: ${String(cause)}. Check its permissions.`, {
      cause,
    });
  }
}

async function appendDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await handle.write(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Whole old file or whole new file, whatever happens to the power in between. */
export async function replaceDurably(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w');
  try {
    await handle.write(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
