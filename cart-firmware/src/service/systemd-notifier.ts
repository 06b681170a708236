import { spawn } from 'node:child_process';

export interface SystemdNotifierOptions {
  /** Where systemd's variables are looked up. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Asked before each sign of life: false withholds it, and systemd restarts the service when it stays false. */
  readonly healthy?: () => boolean;
  /** Called once when systemd cannot be told, with a sentence. */
  readonly warn?: (message: string) => void;
  /** Program that carries the message; `systemd-notify` comes with systemd. */
  readonly program?: string;
}

const GIVE_UP_MS = 10_000;

/**
 * Tells systemd that the service is ready, alive, and stopping (sd_notify). The protocol is a datagram on a Unix socket,
 * which Node cannot send, so systemd's own small program does: once at each change and at half the watchdog interval.
 * The sign of life is given by a timer of the main loop: a loop that hangs gives none, and systemd restarts the service.
 * The unit file needs `NotifyAccess=all`, because the message comes from a child process.
 * Without systemd (no NOTIFY_SOCKET) every call does nothing.
 */
export class SystemdNotifier {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #pending = new Map<string, string>();
  #sending: Promise<void> | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #warned = false;

  constructor(private readonly options: SystemdNotifierOptions = {}) {
    this.#environment = options.environment ?? process.env;
  }

  /** systemd started this process and wants to hear from it. */
  get supervised(): boolean {
    return Boolean(this.#environment['NOTIFY_SOCKET']);
  }

  /** Milliseconds between two signs of life, half of what the unit file allows; undefined: no watchdog for this process. */
  get interval(): number | undefined {
    const micros = Number(this.#environment['WATCHDOG_USEC']);
    const pid = this.#environment['WATCHDOG_PID'];
    if (!this.supervised || !Number.isFinite(micros) || micros <= 0) return undefined;
    if (pid !== undefined && Number(pid) !== process.pid) return undefined;
    return micros / 2_000;
  }

  /** Begins the signs of life. Starting may take longer than the watchdog allows, so they do not wait for `ready`. */
  start(): Promise<void> {
    const { interval } = this;
    if (interval === undefined || this.#watchdog !== undefined) return Promise.resolve();
    this.#watchdog = setInterval(() => {
      if (this.options.healthy?.() !== false) this.#tell('WATCHDOG', '1');
    }, interval);
    this.#watchdog.unref();
    return Promise.resolve();
  }

  /** The service does its job from now on. */
  ready(status: string): void {
    this.#tell('READY', '1');
    this.status(status);
  }

  /** One line shown by `systemctl status`. */
  status(text: string): void {
    this.#tell('STATUS', text.replace(/\s+/g, ' '));
  }

  /** The service is ending on purpose. Resolves when systemd has been told. */
  async stop(): Promise<void> {
    clearInterval(this.#watchdog);
    this.#watchdog = undefined;
    this.#tell('STOPPING', '1');
    await this.#sending;
  }

  /** Messages wait for the one on its way; of each kind only the newest. */
  #tell(key: string, value: string): void {
    if (!this.supervised) return;
    this.#pending.set(key, value);
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined));
  }

  async #sendAll(): Promise<void> {
    while (this.#pending.size > 0) {
      const message = [...this.#pending].map(([key, value]) => `${key}=${value}`);
      this.#pending.clear();
      const failure = await this.#send(message);
      if (failure === undefined || this.#warned) continue;
      this.#warned = true;
      this.options.warn?.(
        `systemd cannot be told how the service is: ${failure}. Install systemd-notify, or set Type=simple and remove WatchdogSec in the unit file.`,
      );
    }
  }

  async #send(message: string[]): Promise<string | undefined> {
    return await new Promise((resolve) => {
      const child = spawn(this.options.program ?? 'systemd-notify', message, {
        env: this.#environment,
        stdio: 'ignore',
      });
      // spawn's own timeout option would hold the process for its whole length when the program is missing.
      const limit = setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS);
      const end = (failure?: string): void => {
        clearTimeout(limit);
        resolve(failure);
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) =>
        end(code === 0 ? undefined : `systemd-notify ended with ${signal ?? String(code)}`),
      );
    });
  }
}
