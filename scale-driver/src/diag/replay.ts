import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseRecording } from '../record/recording.js';
import { replay } from '../record/replay.js';
import { ScaleError } from '../scale-error.js';
import { readCalibration } from '../weighing/calibration-file.js';
import type { DiagIo } from './diag-io.js';
import { grams } from './mass-argument.js';
import { runCommand } from './run-command.js';
import { addScaleOptions, scaleConfigOf, type ScaleOptions } from './scale-options.js';

interface ReplayOptions extends ScaleOptions {
  readonly worst: string;
}

export function addReplayCommand(program: Command, io: DiagIo): void {
  const command = program
    .command('replay <file>')
    .description('put a recording through the same weighing as a live scale; needs no port')
    .option('--worst <percent>', 'exit with 5 when more of the bytes than this were bad', '5');
  addScaleOptions(command).action(async (file: string, options: ReplayOptions) => {
    await runCommand(io, options.json, () => replayed(io, file, options), describe);
  });
}

async function replayed(io: DiagIo, file: string, options: ReplayOptions) {
  const recording = parseRecording(await textOf(file), file);
  const config = await scaleConfigOf({ ...options, port: recording.header.port }, io);
  const calibration = config.calibrationFile === undefined ? undefined : await readCalibration(config.calibrationFile);
  const { readings, steps, statistics } = await replay(recording, config, calibration);
  const badPercent = statistics.bytes === 0 ? 0 : (100 * statistics.discardedBytes) / statistics.bytes;
  if (badPercent > Number(options.worst)) {
    throw new ScaleError('bad-frames', `${badPercent.toFixed(1)} % of the recorded bytes make no frames.`);
  }
  const faults: Record<string, number> = {};
  for (const reading of readings) {
    if (reading.kind === 'fault') faults[reading.fault] = (faults[reading.fault] ?? 0) + 1;
  }
  const weights = readings.filter((reading) => reading.kind === 'weight').length;
  return { file, protocol: recording.header.protocol, weights, faults, steps, line: statistics, badPercent };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ScaleError('bad-recording', `${file} can't be read. Check the name and its permissions.`, { cause });
  }
}

function describe(result: Awaited<ReturnType<typeof replayed>>): string {
  const steps = result.steps.map(
    (step) => `step ${grams(step.delta)} settled at ${(step.settledAt / 1_000).toFixed(2)} s`,
  );
  const faults = Object.entries(result.faults).map(([fault, times]) => `${times} × fault ${fault}`);
  return [
    ...steps,
    ...faults,
    `${result.weights} weights, ${result.line.frames} frames, ${result.line.discardedBytes} bad bytes`,
  ].join('\n');
}
