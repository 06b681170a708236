import { isScaleError, ScaleError } from '../scale-error.js';
import type { DiagIo } from './diag-io.js';
import { exitCodeOf } from './exit-code.js';

/** Ended by Ctrl-C before it had a result. */
const INTERRUPTED = 130;

/**
 * Runs one command: its result goes to stdout, as JSON with `json`; an error becomes one sentence on stderr, or a JSON
 * object on stdout, and the exit code. A stack is printed only for what nobody expected, and only with DEBUG set.
 */
export async function runCommand<Result extends object>(
  io: DiagIo,
  json: boolean | undefined,
  command: () => Promise<Result>,
  describe: (result: Result) => string,
): Promise<void> {
  try {
    const result = await command();
    io.stdout.write(json ? `${JSON.stringify(result)}\n` : `${describe(result)}\n`);
  } catch (error) {
    if (io.signal.aborted) {
      io.exitCode = INTERRUPTED;
      return;
    }
    io.exitCode = exitCodeOf(error);
    const message = error instanceof Error ? error.message : String(error);
    if (json) {
      const code = isScaleError(error) ? error.code : 'unexpected';
      io.stdout.write(`${JSON.stringify({ error: { code, message, exitCode: io.exitCode } })}\n`);
      return;
    }
    io.stderr.write(`${message}\n`);
    if (!isScaleError(error)) {
      const stack = error instanceof Error ? error.stack : undefined;
      const hint = 'This was not expected. Run again with DEBUG=1 and report what it prints.';
      io.stderr.write(process.env['DEBUG'] === undefined ? `${hint}\n` : `${stack ?? ''}\n`);
    }
  }
}

/** Rejects when Ctrl-C is pressed; give it to Promise.race beside what is being waited for. */
export function interrupted(io: DiagIo): { readonly promise: Promise<never>; readonly done: () => void } {
  let stop: () => void = () => undefined;
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(new ScaleError('refused', 'Interrupted.'));
    io.signal.addEventListener('abort', stop);
    if (io.signal.aborted) stop();
  });
  promise.catch(() => undefined);
  return { promise, done: () => io.signal.removeEventListener('abort', stop) };
}

/** Resolves after `ms`, or earlier when Ctrl-C is pressed. */
export function pauseOrInterrupt(io: DiagIo, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      io.signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    io.signal.addEventListener('abort', done);
    if (io.signal.aborted) done();
  });
}
