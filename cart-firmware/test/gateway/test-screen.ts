import { emptyView, SCREEN_PROTOCOL, toScreen, type ScreenView, type ToScreen } from '@smart-cart/contracts';
import { WebSocket } from 'ws';

export const view: ScreenView = {
  ...emptyView,
  store: 'test-store',
  light: 'green',
  conditions: { ...emptyView.conditions, board: { state: 'absent' } },
};

/** A screen without a face: a real WebSocket client that keeps every message, checked against the contract. */
export class TestScreen {
  readonly messages: ToScreen[] = [];
  readonly #socket: WebSocket;
  readonly #wanted: { test: (message: ToScreen) => boolean; resolve: (message: ToScreen) => void }[] = [];
  readonly closed: Promise<number>;

  constructor(port: number, origin = `http://127.0.0.1:${port}`) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/screen`, { origin });
    this.closed = new Promise((resolve) => {
      this.#socket.on('close', resolve);
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (data: Buffer) => {
      const message = toScreen.parse(JSON.parse(data.toString('utf8')));
      this.messages.push(message);
      const index = this.#wanted.findIndex(({ test }) => test(message));
      if (index >= 0) this.#wanted.splice(index, 1)[0]?.resolve(message);
    });
  }

  async opened(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
    return this;
  }

  /** Opened, greeted, and in possession of the first view. */
  async greeted(): Promise<this> {
    await this.opened();
    const first = this.next('view');
    this.send({ type: 'hello', protocol: SCREEN_PROTOCOL });
    await first;
    return this;
  }

  send(message: unknown): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message of a type that has not arrived yet. */
  next<T extends ToScreen['type']>(type: T): Promise<Extract<ToScreen, { type: T }>> {
    return new Promise((resolve) => {
      this.#wanted.push({
        test: (message) => message.type === type,
        resolve: resolve as (message: ToScreen) => void,
      });
    });
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.terminate();
  }
}
