import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { noFailures, type RecoveryCounters } from './recovery-ladder.js';

const count = z.int().min(0);
const recoveryStep = z.enum(['reload', 'recreate-window', 'relaunch', 'relaunch-without-gpu']);

const schema = z.object({
  failures: z.record(z.enum(['renderer-gone', 'unresponsive', 'no-paint', 'load-failed', 'gpu-gone']), count),
  steps: z.record(recoveryStep, count),
  last: z.object({ step: recoveryStep, at: z.number() }).nullable(),
  withoutGpu: z.boolean(),
});

/** The counters of earlier runs; none when the file is missing or damaged, because a screen must start either way. */
export function readStatus(file: string): RecoveryCounters {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return noFailures;
  }
}

/** Replaces the file as a whole: a power cut leaves the old one or the new one. */
export function writeStatus(file: string, counters: RecoveryCounters): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  writeFileSync(temporary, `${JSON.stringify(counters, null, 2)}\n`);
  renameSync(temporary, file);
}
