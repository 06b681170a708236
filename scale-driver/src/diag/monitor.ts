import type { Command } from 'commander';
import type { ScaleReading } from '@smart-cart/contracts';
import { ScaleError } from '../scale-error.js';
import type { DiagIo } from './diag-io.js';
import { grams } from './mass-argument.js';
import { pauseOrInterrupt, runCommand } from './run-command.js';
import { addScaleOptions, withScale, type ScaleOptions } from './scale-options.js';
import { secondsArgument } from './seconds-argument.js';

interface MonitorOptions extends ScaleOptions {
  readonly for?: string;
  readonly worst: string;
}

/** People read about this often. */
const SHOWN_EVERY_MS = 200;

export function addMonitorCommand(program: Command, io: DiagIo): void {
  const command = program
    .command('monitor')
    .description('show weights, steps and faults until Ctrl-C, then how good the line was')
    .option('--for <seconds>', 'stop after this long')
    .option('--worst <percent>', 'exit with 5 when more of the bytes than this were bad', '5');
  addScaleOptions(command).action(async (options: MonitorOptions) => {
    await runCommand(io, options.json, () => monitor(io, options), describe);
  });
}

async function monitor(io: DiagIo, options: MonitorOptions) {
  const ms = options.for === undefined ? 2 ** 31 - 1 : secondsArgument(options.for);
  return await withScale(io, options, async ({ unit, protocol }) => {
    const seen = { readings: 0, faults: 0, steps: 0, lost: 0 };
    let shownAt = -Infinity;
    const tell = (event: object, sentence: string): void => {
      io.stdout.write(options.json ? `${JSON.stringify(event)}\n` : `${sentence}\n`);
    };
    unit.on('reading', (reading) => {
      if (reading.kind === 'fault') seen.faults += 1;
      else {
        seen.readings += 1;
        seen.lost += reading.lost;
      }
      if (reading.at - shownAt < SHOWN_EVERY_MS) return;
      shownAt = reading.at;
      tell({ reading }, sentenceOf(reading));
    });
    unit.on('step', (step) => {
      seen.steps += 1;
      tell(
        { step },
        `step ${grams(step.delta)} (${grams(step.before)} → ${grams(step.after)}, ± ${grams(step.sigma)})`,
      );
    });
    await pauseOrInterrupt(io, ms);
    const line = unit.statistics ?? { bytes: 0, frames: 0, discardedBytes: 0, reasons: {} };
    const badPercent = line.bytes === 0 ? 0 : (100 * line.discardedBytes) / line.bytes;
    if (seen.readings === 0) throw new ScaleError('no-reply', `No weight came. ${unit.state.message}`);
    if (badPercent > Number(options.worst)) {
      throw new ScaleError(
        'bad-frames',
        `${badPercent.toFixed(1)} % of the bytes made no frames. Check cable, shielding and line settings.`,
      );
    }
    return { protocol, ...seen, line, badPercent };
  });
}

function sentenceOf(reading: ScaleReading): string {
  if (reading.kind === 'fault') return `fault ${reading.fault}: ${reading.message}`;
  return `${grams(reading.value).padStart(12)}  ${reading.stable ? 'stable' : 'moving'}  ± ${grams(reading.sigma)}`;
}

function describe(result: Awaited<ReturnType<typeof monitor>>): string {
  const { readings, faults, steps, lost, line, badPercent } = result;
  return (
    `${readings} weights, ${steps} steps, ${faults} faults, ${lost} lost; ` +
    `${line.frames} frames, ${line.discardedBytes} of ${line.bytes} bytes bad (${badPercent.toFixed(1)} %)`
  );
}
