import { CommanderError, type Command } from 'commander';
import type { DiagIo } from './diag-io.js';
import { exitCode } from './exit-code.js';

export const exitCodeHelp = `
Exit codes: 0 ok, 2 usage, 3 port missing or busy, 4 no reply, 5 bad frames above threshold,
            6 out of tolerance, 7 maintenance lock needed`;

/** Runs a program on injected streams and resolves with the exit code; never ends the process. */
export async function runProgram(program: Command, args: readonly string[], io: DiagIo): Promise<number> {
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  }
  return io.exitCode;
}
