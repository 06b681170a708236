import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const BINARY =
  ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find(existsSync) ?? 'mosquitto';

/** A real Mosquitto in a child process, which may be killed and started again at the same port. */
export class Mosquitto {
  readonly folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
  #child: ChildProcess | undefined;
  #output = '';

  /** @param settings further lines of mosquitto.conf; `listener` and `persistence` are there already unless given */
  constructor(
    readonly port: number,
    private readonly settings = 'allow_anonymous true',
  ) {}

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  async start(): Promise<this> {
    const config = join(this.folder, 'mosquitto.conf');
    const listener = /^listener /m.test(this.settings) ? '' : `listener ${this.port} 127.0.0.1\n`;
    const user = process.getuid?.() === 0 ? 'user root\n' : '';
    const kept = /^persistence/m.test(this.settings)
      ? ''
      : `persistence true\npersistence_location ${this.folder}/\nautosave_on_changes true\nautosave_interval 1\n`;
    writeFileSync(config, `${listener}${user}${kept}${this.settings}\n`);
    const child = spawn(BINARY, ['-c', config, '-v'], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const note = (chunk: Buffer): void => void (this.#output = (this.#output + chunk.toString()).slice(-20_000));
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    await this.#listening(child);
    return this;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #listening(child: ChildProcess): Promise<void> {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`Mosquitto ended with ${child.exitCode}:\n${this.#output}`);
      const socket = net.connect(this.port, '127.0.0.1');
      const up = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      socket.destroy();
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
