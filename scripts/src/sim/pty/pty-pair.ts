import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A serial cable in software: two linked pseudo terminals made by socat. Pseudo terminals ignore line speed and parity. */
export class PtyPair {
  #socat: ChildProcess | undefined;
  #directory: string | undefined;
  #a: string | undefined;

  /** @param link where end `a` appears; a file in a temporary directory when not given */
  constructor(private readonly link?: string) {}

  /** The end for the program under test, a path like that of a serial device. */
  get a(): string {
    if (this.#a === undefined) throw new Error('The pty pair is not plugged yet; call plug() first.');
    return this.#a;
  }

  /** The end for the simulated device. */
  get b(): string {
    if (this.#directory === undefined) throw new Error('The pty pair is not plugged yet; call plug() first.');
    return join(this.#directory, 'b');
  }

  /** Makes both ends, under the same paths each time. */
  async plug(): Promise<void> {
    if (this.#socat !== undefined) return;
    this.#directory ??= await mkdtemp(join(tmpdir(), 'pty-pair-'));
    this.#a = this.link ?? join(this.#directory, 'a');
    const ends = [this.a, this.b].map((link) => `pty,raw,echo=0,link=${link}`);
    const socat = spawn('socat', ['-d', '-d', ...ends], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#socat = socat;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      socat.once('error', (cause) =>
        reject(new Error('socat could not be started. Install it: apt-get install socat.', { cause })),
      );
      socat.once('exit', () => reject(new Error(`socat could not make the pty pair: ${said.trim()}`)));
      socat.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-2_000);
        if (said.includes('starting data transfer loop')) resolve();
      });
    });
  }

  /** Pulls the cable: both ends vanish, and who has one open gets an error. */
  async unplug(): Promise<void> {
    const socat = this.#socat;
    this.#socat = undefined;
    if (socat === undefined || socat.exitCode !== null || socat.signalCode !== null) return;
    const gone = once(socat, 'exit');
    socat.kill('SIGTERM'); // On SIGTERM socat removes its links, as a kernel removes the device file.
    await gone;
  }

  async close(): Promise<void> {
    await this.unplug();
    if (this.#directory !== undefined) await rm(this.#directory, { recursive: true, force: true });
    this.#directory = undefined;
  }
}
