import {
  backOff,
  SCREEN_PROTOCOL,
  toScreen,
  type FromScreen,
  type Intent,
  type Product,
  type ToScreen,
  type WayView,
} from '@smart-cart/contracts';
import { disconnected, lost, receive, type ConnectionState } from './connection-state.js';

/** How an intent ended. `lost`: the line broke before an answer; the next view tells what became of it. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Where a way leads. */
export type Goal = Extract<FromScreen, { type: 'way' }>['to'];

/** An answer that does not come within this time is treated as lost, ms. */
const ANSWER_LIMIT = 5_000;

/** Short at first, because the usual cause is a firmware restarting beside us, ms. */
const FIRST_PAUSE = 150;
const LAST_PAUSE = 4_000;

/**
 * The one line to the firmware. Connects for ever, applies patches, asks for a fresh view after a gap.
 * Nothing is sent later than it was meant: a touch while the line is down is answered as lost, never replayed.
 */
export class ScreenLink {
  #state: ConnectionState = disconnected;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #timer: number | undefined;
  #running = false;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, (message: ToScreen | undefined) => void>();

  constructor(readonly url: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): ConnectionState => this.#state;

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#connect();
  }

  stop(): void {
    this.#running = false;
    window.clearTimeout(this.#timer);
    this.#socket?.close();
  }

  async send(intent: Intent): Promise<Outcome> {
    const id = crypto.randomUUID();
    const answer = await this.#ask(id, { type: 'intent', id, intent });
    if (answer?.type !== 'outcome') return { ok: false, reason: 'lost' };
    return answer.ok ? { ok: true } : { ok: false, reason: answer.reason ?? 'not-allowed' };
  }

  /** Products matching a text; an empty text lists what has no barcode. Empty while the line is down. */
  async search(text: string, limit: number): Promise<readonly Product[]> {
    const id = crypto.randomUUID();
    const answer = await this.#ask(id, { type: 'search', id, text, limit });
    return answer?.type === 'found' ? answer.products : [];
  }

  /** Products by their SKUs; unknown ones are left out. Empty while the line is down. */
  async lookUp(skus: readonly string[]): Promise<readonly Product[]> {
    const id = crypto.randomUUID();
    const answer = await this.#ask(id, { type: 'look-up', id, skus: [...skus] });
    return answer?.type === 'found' ? answer.products : [];
  }

  /** The way from the cart to a product or service; undefined when there is none, or nobody answers. */
  async way(to: Goal): Promise<WayView | undefined> {
    const id = crypto.randomUUID();
    const answer = await this.#ask(id, { type: 'way', id, to });
    return answer?.type === 'way' ? (answer.way ?? undefined) : undefined;
  }

  /** @param at epoch milliseconds of the paint */
  painted(rev: number, at: number): void {
    this.#post({ type: 'painted', rev, at });
  }

  #ask(id: string, message: FromScreen): Promise<ToScreen | undefined> {
    if (!this.#post(message)) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const timer = window.setTimeout(() => this.#answer(id, undefined), ANSWER_LIMIT);
      this.#waiting.set(id, (answer) => {
        window.clearTimeout(timer);
        resolve(answer);
      });
    });
  }

  #answer(id: string, message: ToScreen | undefined): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.(message);
  }

  #post(message: FromScreen): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #connect(): void {
    const socket = new WebSocket(this.url);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#post({ type: 'hello', protocol: SCREEN_PROTOCOL }));
    socket.addEventListener('message', (event: MessageEvent<unknown>) => this.#received(event.data));
    socket.addEventListener('close', () => this.#closed(socket));
  }

  #received(data: unknown): void {
    const message = parse(data);
    if (message === undefined) {
      // The firmware is of another version than this page: a fresh page is of the same.
      this.#socket?.close();
      return;
    }
    if (message.type === 'outcome' || message.type === 'found' || message.type === 'way') {
      this.#answer(message.id, message);
      return;
    }
    this.#attempt = 0;
    const { state, gap } = receive(this.#state, message);
    this.#set(state);
    if (gap) this.#post({ type: 'hello', protocol: SCREEN_PROTOCOL });
    // A refusal means the page is older than the firmware. It is shown for a moment, so that it can be read.
    if (state.status === 'refused') window.setTimeout(() => window.location.reload(), 5_000);
  }

  #closed(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    for (const id of [...this.#waiting.keys()]) this.#answer(id, undefined);
    this.#set(lost(this.#state));
    if (!this.#running) return;
    const pause = backOff(this.#attempt, FIRST_PAUSE, LAST_PAUSE, Math.random());
    this.#timer = window.setTimeout(() => this.#connect(), pause);
    this.#attempt += 1;
  }

  #set(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function parse(data: unknown): ToScreen | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const result = toScreen.safeParse(JSON.parse(data));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
