import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import {
  applyPatch,
  SCREEN_PROTOCOL,
  toScreen,
  type FromScreen,
  type Intent,
  type Receipt,
  type ScreenView,
  type ToScreen,
} from '@smart-cart/contracts';
import { epochNow } from '../camera/mjpeg-server.js';

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** A receipt as this screen showed it; kept in order, one entry per change. */
export interface ShownReceipt {
  readonly at: number;
  readonly rev: number;
  /** Counts connections: the firmware was restarted or cut off between two. */
  readonly connection: number;
  readonly receipt: Receipt | null;
}

interface ScreenEvents {
  /** The view changed and counts as painted. */
  view: [{ readonly view: ScreenView; readonly rev: number; readonly at: number }];
  connected: [];
  lost: [];
}

const RECONNECT_MS = 150;
const ANSWER_MS = 4000;

/**
 * A touchscreen without glass: speaks the screen protocol like the real one, reports paints, reconnects for ever, and
 * keeps a record of every receipt it showed.
 */
export class ScreenClient extends EventEmitter<ScreenEvents> {
  readonly shown: ShownReceipt[] = [];
  readonly #url: string;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #view: ScreenView | undefined;
  #rev = 0;
  #connection = 0;
  #sent = 0;

  /** @param url for example `ws://127.0.0.1:8017/screen` */
  constructor(url: string) {
    super();
    this.#url = url;
  }

  /** What the screen shows; undefined while it has no connection, when a real one would say so. */
  get view(): ScreenView | undefined {
    return this.#view;
  }

  /** Number of connections so far. */
  get connection(): number {
    return this.#connection;
  }

  get lastShown(): ShownReceipt | undefined {
    return this.shown.at(-1);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#connect();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#socket?.terminate();
    this.#forget();
  }

  /** Does what a touch would. Never throws: a lost connection or silence is an outcome with `reason`. */
  intent(intent: Intent): Promise<Outcome> {
    this.#sent += 1;
    const id = `shopper-${String(this.#sent)}`;
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve({ ok: false, reason: 'no-connection' });
    return new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => {
        settle({ ok: false, reason: 'no-answer' });
      }, ANSWER_MS);
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(outcome);
      };
      this.#waiting.set(id, settle);
      this.#send({ type: 'intent', id, intent });
    });
  }

  /** Resolves with the first view that fulfils the condition, or undefined after `timeoutMs`. */
  until(condition: (view: ScreenView) => boolean, timeoutMs: number): Promise<ScreenView | undefined> {
    const now = this.#view;
    if (now !== undefined && condition(now)) return Promise.resolve(now);
    return new Promise((resolve) => {
      const finish = (view: ScreenView | undefined): void => {
        clearTimeout(timer);
        this.off('view', onView);
        resolve(view);
      };
      const onView = ({ view }: { readonly view: ScreenView }): void => {
        if (condition(view)) finish(view);
      };
      const timer = setTimeout(() => {
        finish(undefined);
      }, timeoutMs);
      this.on('view', onView);
    });
  }

  #connect(): void {
    // The firmware serves its own page only, and tells it by the origin.
    const origin = new URL(this.#url.replace(/^ws/, 'http')).origin;
    const socket = new WebSocket(this.#url, { origin, handshakeTimeout: 2000, perMessageDeflate: false });
    this.#socket = socket;
    socket.on('open', () => {
      this.#connection += 1;
      this.#send({ type: 'hello', protocol: SCREEN_PROTOCOL });
      this.emit('connected');
    });
    socket.on('message', (data: Buffer) => {
      this.#receive(data.toString('utf8'));
    });
    // `close` follows every error and does the rest.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      const had = this.#view !== undefined;
      this.#forget();
      if (had) this.emit('lost');
      if (this.#running) this.#timer = setTimeout(this.#connect.bind(this), RECONNECT_MS);
    });
  }

  #forget(): void {
    this.#socket = undefined;
    this.#view = undefined;
    for (const settle of this.#waiting.values()) settle({ ok: false, reason: 'connection-lost' });
    this.#waiting.clear();
  }

  #send(message: FromScreen): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #receive(text: string): void {
    const parsed = toScreen.safeParse(JSON.parse(text));
    if (!parsed.success) throw new Error(`The firmware sent the screen something else: ${parsed.error.message}`);
    const message: ToScreen = parsed.data;
    switch (message.type) {
      case 'view':
        this.#show(message.view, message.rev);
        return;
      case 'patch':
        if (this.#view === undefined || message.rev !== this.#rev + 1)
          this.#send({ type: 'hello', protocol: SCREEN_PROTOCOL });
        else this.#show(applyPatch(this.#view, message), message.rev);
        return;
      case 'outcome':
        this.#waiting.get(message.id)?.(
          message.ok ? { ok: true } : { ok: false, reason: message.reason ?? 'no reason given' },
        );
        return;
      case 'found':
      case 'way':
        return;
      case 'refused':
        this.#socket?.close();
        return;
    }
  }

  #show(view: ScreenView, rev: number): void {
    const at = epochNow();
    const last = this.shown.at(-1);
    if (last === undefined || last.receipt !== view.receipt || last.connection !== this.#connection)
      this.shown.push({ at, rev, connection: this.#connection, receipt: view.receipt });
    this.#view = view;
    this.#rev = rev;
    this.#send({ type: 'painted', rev, at });
    this.emit('view', { view, rev, at });
  }
}
