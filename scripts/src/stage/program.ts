import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export interface ProgramOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Everything it prints goes here. */
  readonly log: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The line that says it is ready; its first group is handed to the caller. */
  readonly ready: RegExp;
  readonly readyWithinMs?: number;
  /** Sees each line it prints. */
  readonly onLine?: (line: string) => void;
}

/** Before what ended unasked is started again, ms; the same as in the systemd units. */
const RESTART_AFTER = 1_000;

/** A program of the product run as its own process, the way a machine runs it, so that it can be killed for real. */
export class Program {
  #child: ChildProcess | undefined;
  #log: WriteStream | undefined;
  #kept = false;
  readonly #tail: string[] = [];

  constructor(readonly options: ProgramOptions) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @returns the first group of the ready line. Throws with the last lines printed when it ends or takes too long. */
  async start(): Promise<string> {
    const { name, command, args, env, log, ready, readyWithinMs = 60_000, onLine } = this.options;
    if (this.running) throw new Error(`${name} is running already.`);
    this.#log ??= createWriteStream(log, { flags: 'a' });
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: env ?? process.env });
    this.#child = child;
    return await new Promise<string>((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        reject(
          new Error(`${name} ${why}. Its last lines (all of them are in ${log}):\n${this.#tail.slice(-15).join('\n')}`),
        );
      };
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        fail(`was not ready within ${readyWithinMs} ms`);
      }, readyWithinMs);
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          this.#log?.write(`${line}\n`);
          this.#tail.push(line);
          if (this.#tail.length > 60) this.#tail.shift();
          onLine?.(line);
          const match = ready.exec(line);
          if (match !== null) {
            clearTimeout(timer);
            resolve(match[1] ?? '');
          }
        });
      }
      child.once('error', (error) => fail(`could not be started: ${error.message}`));
      child.once('exit', (code, signal) => fail(`ended (${signal ?? `exit ${code ?? '?'}`}) before it was ready`));
    });
  }

  /**
   * From now on it is started again whenever it ends unasked, as systemd does with it on a cart and in a store.
   * @param told of each end
   */
  keepRunning(told: (sentence: string) => void): void {
    if (this.#kept) return;
    this.#kept = true;
    void this.#watch(told);
  }

  /** The end of everything reaches each program by itself (Ctrl-C in a terminal does): then none is to come back. */
  leaveEnded(): void {
    this.#kept = false;
  }

  /** Asked anew each time: it changes while one waits. */
  #isKept(): boolean {
    return this.#kept;
  }

  async #watch(told: (sentence: string) => void): Promise<void> {
    while (this.#isKept()) {
      const child = this.#child;
      if (child !== undefined && this.running) await once(child, 'exit');
      // Ended on purpose: whoever did it starts it again, or not at all.
      if (!this.#isKept()) return;
      told(`${this.options.name} ended and is started again. What it had shown is on its disk.`);
      await delay(RESTART_AFTER);
      if (this.#isKept()) await this.start().catch(() => undefined);
    }
  }

  /** Ends it at once, as a power cut does, and waits until the process is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to end; insists after ten seconds. */
  async stop(): Promise<void> {
    const insist = setTimeout(() => this.#child?.kill('SIGKILL'), 10_000);
    await this.#end('SIGTERM');
    clearTimeout(insist);
    this.#log?.end();
    this.#log = undefined;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.leaveEnded();
    const child = this.#child;
    if (child === undefined || !this.running) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
