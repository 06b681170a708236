import type { Milligrams } from '@smart-cart/contracts';
import { ScaleError } from '../scale-error.js';
import type { ScaleUnit } from '../unit/scale-unit.js';
import type { DiagIo } from './diag-io.js';
import { interrupted } from './run-command.js';

const WAIT_MS = 10_000;

/** The first stable load. @throws ScaleError `not-stable`, `not-calibrated` or `no-reply` after ten seconds. */
export async function stableLoad(unit: ScaleUnit, io: DiagIo): Promise<Milligrams> {
  const ctrlC = interrupted(io);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      ctrlC.promise,
      new Promise<Milligrams>((resolve, reject) => {
        timer = setTimeout(() => reject(whyNot(unit)), WAIT_MS);
        unit.on('reading', (reading) => {
          if (reading.kind === 'weight' && reading.stable) resolve(reading.value);
          if (reading.kind === 'fault' && reading.fault === 'not-calibrated') {
            reject(new ScaleError('not-calibrated', reading.message));
          }
        });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    ctrlC.done();
  }
}

function whyNot(unit: ScaleUnit): ScaleError {
  const { latest } = unit;
  if (latest?.kind === 'fault') return new ScaleError('no-reply', latest.message);
  if (latest === undefined) return new ScaleError('no-reply', 'The scale sent no weight within 10 s.');
  return new ScaleError('not-stable', 'The load did not come to rest within 10 s. Keep the cart still and repeat.');
}
