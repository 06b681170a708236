import type { Command } from 'commander';
import type { DiagIo } from './diag-io.js';
import { grams } from './mass-argument.js';
import { runCommand } from './run-command.js';
import { addScaleOptions, withScale, type ScaleOptions } from './scale-options.js';
import { stableLoad } from './stable-load.js';

interface ZeroOptions extends ScaleOptions {
  readonly initial?: boolean;
}

export function addZeroCommand(program: Command, io: DiagIo): void {
  const command = program
    .command('zero')
    .description('make the present load zero (at most 2 % of Max away from the initial zero)')
    .option('--initial', 'at commissioning: find the initial zero anew, at most 10 % of Max from the calibrated one');
  addScaleOptions(command).action(async (options: ZeroOptions) => {
    await runCommand(
      io,
      options.json,
      () =>
        withScale(io, options, async ({ unit }) => {
          const before = await stableLoad(unit, io);
          await unit.zero({ initial: options.initial ?? false });
          const after = await stableLoad(unit, io);
          return { before, after };
        }),
      ({ before, after }) => `Zero is set: the scale showed ${grams(before)} before and shows ${grams(after)} now.`,
    );
  });
}
