import type { ToScreen } from '@smart-cart/contracts';
import type { WebSocket } from 'ws';
import { PaintWatch } from './paint-watch.js';

/** Bytes that may wait in front of a screen. A whole view of a 200-line receipt has about 60 kB. */
const QUEUE_LIMIT = 256 * 1024;

/** One screen. Sends in order; a screen that does not keep up gets one fresh view instead of a backlog of patches. */
export class ScreenConnection {
  readonly watch: PaintWatch;
  /** Said hello in our version of the protocol. */
  greeted = false;
  #behind = false;

  constructor(
    readonly id: number,
    readonly socket: WebSocket,
    paintLimit: number,
    private readonly fresh: () => Extract<ToScreen, { type: 'view' }> | undefined,
  ) {
    this.watch = new PaintWatch(paintLimit);
  }

  /** A view or patch: may be left out in favour of a later view. */
  sendState(message: Extract<ToScreen, { type: 'view' | 'patch' }>, text: string, now: number): void {
    this.watch.sent(message.rev, now);
    if (this.#behind) return;
    if (this.socket.bufferedAmount > QUEUE_LIMIT) {
      this.#behind = true;
      return;
    }
    this.#write(text);
  }

  /** An answer to this screen alone; never left out, but a screen that takes nothing at all is let go. */
  sendAnswer(message: ToScreen): void {
    if (this.socket.bufferedAmount > 4 * QUEUE_LIMIT) {
      this.socket.terminate();
      return;
    }
    this.#write(JSON.stringify(message));
  }

  #catchUp(): void {
    if (!this.#behind || this.socket.bufferedAmount > 0) return;
    this.#behind = false;
    const view = this.fresh();
    if (view !== undefined) this.sendState(view, JSON.stringify(view), performance.now());
  }

  #write(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(text, (error) => {
      if (error == null) this.#catchUp();
    });
  }
}
