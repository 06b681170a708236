import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemdNotifier } from '../../src/service/index.js';

/**
 * Receives datagrams and, as systemd does, lets go of the file descriptor that a sender may attach to learn that its
 * message was taken. (Node has no datagram sockets of this kind, and socat keeps the descriptor.)
 */
const RECEIVER = `
import json, socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print(json.dumps("listening"), flush=True)
while True:
    print(json.dumps(s.recv(4096).decode()), flush=True)
`;

class Listener {
  readonly heard: string[] = [];
  #receiver!: ChildProcess;
  #lines!: Interface;
  #directory!: string;

  get socket(): string {
    return join(this.#directory, 'notify');
  }

  async open(): Promise<void> {
    this.heard.length = 0;
    this.#directory = await mkdtemp(join(tmpdir(), 'sd-notify-'));
    const receiver = spawn('python3', ['-c', RECEIVER, this.socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#receiver = receiver;
    this.#lines = createInterface({ input: receiver.stdout });
    this.#lines.on('line', (line) => this.heard.push(JSON.parse(line) as string));
    await this.hears('listening');
  }

  async hears(message: string): Promise<void> {
    while (!this.heard.includes(message)) await once(this.#lines, 'line');
  }

  async close(): Promise<void> {
    const gone = once(this.#receiver, 'exit');
    this.#receiver.kill('SIGTERM');
    await gone;
    await rm(this.#directory, { recursive: true, force: true });
  }
}

const installed = spawnSync('systemd-notify', ['--version']).status === 0;
if (!installed)
  console.info('left out: tests of systemd readiness and watchdog, because systemd-notify is not installed');
const withSystemd = installed ? describe : describe.skip;

withSystemd('systemd notifier, where systemd-notify is installed', () => {
  const listener = new Listener();
  let notifier: SystemdNotifier;

  const build = (more: NodeJS.ProcessEnv = {}, healthy: () => boolean = () => true): SystemdNotifier => {
    const environment = { PATH: process.env['PATH'], NOTIFY_SOCKET: listener.socket, ...more };
    notifier = new SystemdNotifier({ environment, healthy });
    return notifier;
  };

  beforeEach(() => listener.open());
  afterEach(async () => {
    await notifier.stop();
    await listener.close();
  });

  it('says that the service is ready, with a status of one line', async () => {
    build().ready('two\nlines');
    await listener.hears('STATUS=two lines');
    expect(listener.heard).toContain('READY=1');
  });

  it('says that the service stops before stop() is done', async () => {
    await build().stop();
    await listener.hears('STOPPING=1');
    expect(listener.heard).not.toContain('READY=1');
  });

  it('gives signs of life at half the interval that systemd set', async () => {
    build({ WATCHDOG_USEC: '200000', WATCHDOG_PID: String(process.pid) });
    expect(notifier.interval).toBe(100);
    await notifier.start();
    const begin = performance.now();
    await listener.hears('WATCHDOG=1');
    expect(performance.now() - begin).toBeGreaterThan(90);
  });

  it('withholds the sign of life while the cart is not healthy', async () => {
    let asked = 0;
    build({ WATCHDOG_USEC: '40000' }, () => {
      asked += 1;
      return asked > 3;
    });
    await notifier.start();
    await listener.hears('WATCHDOG=1');
    expect(asked).toBeGreaterThan(3);
  });

  it('gives no sign of life when the watchdog is meant for another process', async () => {
    build({ WATCHDOG_USEC: '40000', WATCHDOG_PID: '1' });
    await notifier.start();
    expect(notifier.interval).toBeUndefined();
  });
});

describe('systemd notifier, without systemd', () => {
  it('does nothing when systemd did not start the process', async () => {
    const said: string[] = [];
    const notifier = new SystemdNotifier({ environment: {}, program: '/nonexistent', warn: (m) => said.push(m) });
    await notifier.start();
    notifier.ready('ready');
    await notifier.stop();
    expect([notifier.supervised, said]).toEqual([false, []]);
  });

  it('says once, with the next step, that systemd cannot be told, and goes on', async () => {
    const said: string[] = [];
    const environment = { NOTIFY_SOCKET: '/nonexistent/notify' };
    const notifier = new SystemdNotifier({ environment, program: '/nonexistent', warn: (m) => said.push(m) });
    notifier.ready('ready');
    await notifier.stop();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/ENOENT.*Install systemd-notify/);
  });
});
