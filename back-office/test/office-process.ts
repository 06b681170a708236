import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BackOfficeConfigInput } from '../src/config.js';

const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** The back office as it ships: its own process, so that it can be killed. */
export class OfficeProcess {
  #child: ChildProcess | undefined;
  #url = '';

  constructor(
    readonly config: BackOfficeConfigInput,
    readonly directory: string,
  ) {}

  /** Where the staff page is. */
  get url(): string {
    return this.#url;
  }

  /** Resolves when it is connected to the broker. */
  async start(): Promise<void> {
    const file = join(this.directory, 'back-office.config.json');
    await writeFile(file, JSON.stringify(this.config));
    const child = spawn(process.execPath, [MAIN, '--config', file], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the back office ended with ${String(code)}: ${said.join('\n')}`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line);
        this.#url = /staff page at (\S+)/.exec(line)?.[1] ?? this.#url;
        if (line.includes('Connected to the broker')) resolve();
      });
    });
  }

  /** @returns its exit code, null after a signal ended it */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }
}
