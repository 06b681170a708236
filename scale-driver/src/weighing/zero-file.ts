import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { replaceDurably } from './calibration-file.js';
import type { ZeroState } from './zero-keeper.js';

const zeroState = z.strictObject({ initial: z.number().nullable(), offset: z.number(), seal: z.string() });

/** The present zero lies beside the calibration; a cart that restarts with goods in it must not take them for zero. */
export function zeroFileOf(calibrationFile: string): string {
  return `${calibrationFile}.zero`;
}

/** The stored zero if it belongs to the calibration with this seal; undefined otherwise, or when none can be read. */
export async function readZero(calibrationFile: string, seal: string): Promise<ZeroState | undefined> {
  try {
    const stored = zeroState.parse(JSON.parse(await readFile(zeroFileOf(calibrationFile), 'utf8')));
    return stored.seal === seal ? { initial: stored.initial, offset: stored.offset } : undefined;
  } catch {
    // Losing it costs no more than one zero setting at the next empty cart.
    return undefined;
  }
}

export async function writeZero(calibrationFile: string, seal: string, zero: ZeroState): Promise<void> {
  await replaceDurably(zeroFileOf(calibrationFile), `${JSON.stringify({ ...zero, seal })}\n`);
}
