import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { TestBroker } from './test-broker.js';

/** Mosquitto as a child process on a free port of loopback, without persistence. */
export class Mosquitto implements TestBroker {
  #child: ChildProcess | undefined;

  private constructor(
    readonly directory: string,
    readonly port: number,
  ) {}

  /** @param secure asks for TLS and a password, with the files of {@link writeSecrets} */
  static async start({ secure = false } = {}): Promise<Mosquitto> {
    const directory = await mkdtemp(join(tmpdir(), 'mosquitto-'));
    const broker = new Mosquitto(directory, await freePort());
    const access = secure ? await writeSecrets(directory) : ['allow_anonymous true'];
    const basics = [
      `listener ${broker.port} 127.0.0.1`,
      'persistence false',
      'set_tcp_nodelay true',
      'log_dest stderr',
    ];
    const config = [...basics, ...access, ''].join('\n');
    await writeFile(join(directory, 'mosquitto.conf'), config);
    await broker.#spawn();
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  async restart(): Promise<void> {
    await this.#end();
    await this.#spawn();
  }

  async stop(): Promise<void> {
    await this.#end();
    await rm(this.directory, { recursive: true, force: true });
  }

  async #spawn(): Promise<void> {
    const child = spawn('mosquitto', ['-c', join(this.directory, 'mosquitto.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin` },
    });
    this.#child = child;
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`mosquitto ended with ${String(code)}: ${said.join('\n')}`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line);
        if (line.endsWith(' running')) resolve();
      });
    });
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }
}

/** A certificate authority, a certificate for 127.0.0.1 and the user `back-office` with the password `carrot`. */
async function writeSecrets(directory: string): Promise<string[]> {
  const run = promisify(execFile);
  const options = { cwd: directory };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  await run('openssl', ['req', '-x509', ...key, '-subj', '/CN=ca', '-keyout', 'ca.key', '-out', 'ca.crt'], options);
  const subject = ['-subj', '/CN=broker', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key'];
  await run('openssl', ['req', '-x509', ...key, ...subject, ...issuer, '-keyout', 'b.key', '-out', 'b.crt'], options);
  await run('mosquitto_passwd', ['-c', '-b', 'users', 'back-office', 'carrot'], options);
  const file = (name: string): string => join(directory, name);
  return [
    // Started by root it becomes the user "mosquitto", who may not read these files.
    `user ${userInfo().username}`,
    'allow_anonymous false',
    `cafile ${file('ca.crt')}`,
    `certfile ${file('b.crt')}`,
    `keyfile ${file('b.key')}`,
    `password_file ${file('users')}`,
  ];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
