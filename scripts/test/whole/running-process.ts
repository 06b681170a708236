import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program started as a person would start it, in a directory, and listened to line by line. */
export class RunningProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  #watch: (() => void)[] = [];
  #over = false;

  constructor(command: string, args: readonly string[], cwd: string) {
    const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
    // Lines with a level in words, whatever runs the tests.
    delete env['JOURNAL_STREAM'];
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        for (const look of this.#watch) look();
      });
    }
    this.#exit = once(child, 'close').then(([code]) => {
      this.#over = true;
      for (const look of this.#watch) look();
      return code as number | null;
    });
  }

  get text(): string {
    return this.lines.join('\n');
  }

  get running(): boolean {
    return !this.#over;
  }

  /** Resolves with the match of the `nth` line that fits, said already or still to come. */
  said(pattern: RegExp, withinMs = 30_000, nth = 1): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        this.#watch = this.#watch.filter((each) => each !== look);
        settle();
      };
      const fail = (why: string): void =>
        done(() => reject(new Error(`${why} before it said ${String(pattern)}. It said:\n${this.text}`)));
      const look = (): void => {
        const matches = this.lines.map((line) => pattern.exec(line)).filter((match) => match !== null);
        const match = matches[nth - 1];
        if (match !== undefined) done(() => resolve(match));
        else if (this.#over) fail('The program ended');
      };
      const timer = setTimeout(() => fail(`${String(withinMs)} ms passed`), withinMs);
      this.#watch.push(look);
      look();
    });
  }

  /** Its exit code, when it ends by itself. */
  async ended(withinMs = 30_000): Promise<number | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`Still running after ${String(withinMs)} ms:\n${this.text}`)),
        withinMs,
      );
    });
    try {
      return await Promise.race([this.#exit, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#over) return;
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), 8_000);
    this.#child.kill(signal);
    await this.#exit;
    clearTimeout(insist);
  }
}
