import { Command, CommanderError } from 'commander';
import { ModelsError } from '../models-error.js';
import { exitCode, exitCodeHelp, exitCodeOf, type CliIo } from './cli-io.js';
import { enrolCommand } from './enrol-command.js';
import { evaluateCommand } from './evaluate-command.js';
import { explainCommand } from './explain-command.js';
import { exportCommand } from './export-command.js';
import { listCommand } from './list-command.js';
import { removeCommand } from './remove-command.js';
import { trainCommand } from './train-command.js';

/** Runs the program on injected streams and resolves with the exit code; never ends the process. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const program = new Command('models').description('What the cart recognises: train, enrol, look into, sign.');
  const parts = [
    trainCommand,
    enrolCommand,
    removeCommand,
    listCommand,
    evaluateCommand,
    explainCommand,
    exportCommand,
  ];
  for (const part of parts) program.addCommand(part(io));
  program.addHelpText('after', exitCodeHelp);
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    if (!(error instanceof ModelsError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return exitCodeOf(error);
  }
}
