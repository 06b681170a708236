import type { Readable, Writable } from 'node:stream';

/** Everything a command touches besides the scale, so that tests need no child process. */
export interface DiagIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Aborted by Ctrl-C. Commands then close the port and end. */
  readonly signal: AbortSignal;
  /** Content of a cart.config.json, comments allowed. Throws an Error with a sentence. */
  readConfig(file: string): Promise<unknown>;
  /** What the process ends with; commands set it. */
  exitCode: number;
}
