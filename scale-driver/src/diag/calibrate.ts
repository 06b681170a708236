import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { ScaleError } from '../scale-error.js';
import type { ScaleUnit } from '../unit/scale-unit.js';
import { readCalibration, writeCalibration } from '../weighing/calibration-file.js';
import { sealCalibration, type CalibrationPoint } from '../weighing/calibration.js';
import type { DiagIo } from './diag-io.js';
import { massArgument } from './mass-argument.js';
import { interrupted, pauseOrInterrupt, runCommand } from './run-command.js';
import { addScaleOptions, withScale, type ScaleOptions } from './scale-options.js';

interface CalibrateOptions extends ScaleOptions {
  readonly mass: string;
  readonly by: string;
  readonly breakSeal?: boolean;
}

const AVERAGE_MS = 2_000;
const LEAST_SAMPLES = 10;
/** Scatter of a good cell and converter is some tens of counts; this much means the load moves. */
const MOST_SCATTER = 1_000;

export function addCalibrateCommand(program: Command, io: DiagIo): void {
  const command = program
    .command('calibrate')
    .description('two-point calibration of a load cell bridge: empty scale, then a known mass; seals the parameter set')
    .requiredOption('--mass <mass>', 'the known mass, for example 5kg')
    .option('--by <name>', 'who calibrates, for the audit trail', 'technician')
    .option('--break-seal', 'replace a sealed parameter set (raises its counter; the scale must be verified again)');
  addScaleOptions(command).action(async (options: CalibrateOptions) => {
    await runCommand(
      io,
      options.json,
      () => calibrate(io, options),
      (set) => {
        return `Sealed as calibration ${set.counter} in ${set.file}. Note the counter ${set.counter} on the scale's plate.`;
      },
    );
  });
}

async function calibrate(io: DiagIo, options: CalibrateOptions) {
  const mass = massArgument(options.mass);
  return await withScale(io, options, async ({ unit, config, protocol }) => {
    const file = config.calibrationFile;
    if (file === undefined) {
      throw new ScaleError('bad-option', 'Say where to store the parameter set: --calibration FILE, or in the config.');
    }
    if (protocol !== 'hx711-bridge') {
      throw new ScaleError('bad-option', `A ${protocol} scale is calibrated by its own keys, see its manual.`);
    }
    // A damaged set is replaced without asking: it weighs nothing, and the trail keeps its counter.
    const sealed = await readCalibration(file).catch(() => undefined);
    if (sealed !== undefined && !options.breakSeal) {
      throw new ScaleError(
        'lock-needed',
        `${file} is sealed (calibration ${sealed.counter}). Someone allowed to break the seal repeats this with --break-seal.`,
      );
    }
    const prompt = createInterface({ input: io.stdin });
    // Taken at once: it keeps lines that come before they are asked for.
    const lines = prompt[Symbol.asyncIterator]();
    try {
      const empty = await point(io, lines, unit, 0, 'Empty the scale, let go of it and press Enter.');
      const loaded = await point(
        io,
        lines,
        unit,
        mass,
        `Put ${options.mass} on the scale, let go of it and press Enter.`,
      );
      const { capacity, interval } = config;
      const points: [CalibrationPoint, CalibrationPoint] = [empty, loaded];
      const sealedAt = new Date().toISOString();
      const draft = { device: unit.deviceSerial, capacity, interval, points, sealedAt, by: options.by };
      // Points that can't be right must not reach the file, nor the trail.
      sealCalibration({ ...draft, version: 1, counter: 1 });
      return { ...(await writeCalibration(file, draft)), file };
    } finally {
      prompt.close();
    }
  });
}

async function point(
  io: DiagIo,
  lines: AsyncIterator<string>,
  unit: ScaleUnit,
  mass: number,
  sentence: string,
): Promise<CalibrationPoint> {
  io.stderr.write(`${sentence}\n`);
  await enter(io, lines);
  const counts: number[] = [];
  const listen: Parameters<typeof unit.on<'message'>>[1] = (message) => {
    if (message.kind === 'counts' && message.ready && !message.saturated) counts.push(message.counts);
  };
  unit.on('message', listen);
  await pauseOrInterrupt(io, AVERAGE_MS);
  unit.off('message', listen);
  if (counts.length < LEAST_SAMPLES) {
    throw new ScaleError(
      'no-reply',
      `Only ${counts.length} measurements came in ${AVERAGE_MS} ms. ${unit.state.message}`,
    );
  }
  const mean = counts.reduce((sum, value) => sum + value, 0) / counts.length;
  const scatter = Math.sqrt(counts.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (counts.length - 1));
  if (scatter > MOST_SCATTER) {
    const advice = 'Keep the cart still and calibrate again.';
    throw new ScaleError('not-stable', `The load moved (scatter ${Math.round(scatter)} counts). ${advice}`);
  }
  return { counts: Math.round(mean * 100) / 100, mass };
}

async function enter(io: DiagIo, lines: AsyncIterator<string>): Promise<void> {
  const ctrlC = interrupted(io);
  try {
    const line = await Promise.race([ctrlC.promise, lines.next()]);
    if (line.done) throw new ScaleError('bad-option', 'The input ended before the calibration did.');
  } finally {
    ctrlC.done();
  }
}
