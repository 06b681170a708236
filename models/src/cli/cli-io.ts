import { isModelsError } from '../models-error.js';

/** Where a command writes; tests give their own. */
export interface CliIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** What scripts around this program may rely on. */
export const exitCode = { ok: 0, failed: 1, usage: 2, weights: 3, picture: 4, head: 5 } as const;

export const exitCodeHelp = `
Exit codes: 0 ok, 1 failed, 2 usage (options, lists, keys, unknown product), 3 embedder missing or damaged,
            4 pictures unreadable or too few, 5 head missing, damaged, unsigned or made for another embedder`;

export function exitCodeOf(error: unknown): number {
  if (isModelsError(error, 'bad-option', 'bad-list', 'bad-key', 'unknown-product')) return exitCode.usage;
  if (isModelsError(error, 'weights-missing', 'weights-corrupt', 'weights-unusable')) return exitCode.weights;
  if (isModelsError(error, 'bad-picture', 'wrong-size', 'too-few-pictures')) return exitCode.picture;
  if (isModelsError(error, 'head-missing', 'bad-head', 'unsigned-head', 'bad-signature', 'other-embedder')) {
    return exitCode.head;
  }
  return exitCode.failed;
}

/** JSON for programs, lines for people. */
export function report(io: CliIo, json: boolean, data: object, lines: readonly string[]): void {
  io.stdout.write(json ? `${JSON.stringify(data)}\n` : `${lines.join('\n')}\n`);
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
