import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  diffView,
  fromScreen,
  SCREEN_PROTOCOL,
  type FromScreen,
  type Intent,
  type Product,
  type ScreenView,
  type ToScreen,
  type WayView,
} from '@smart-cart/contracts';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { FirmwareError } from '../firmware-error.js';
import type { ScreenConfig } from './config.js';
import { isOwnHost, isOwnOrigin } from './loopback-guard.js';
import { ScreenConnection } from './screen-connection.js';
import { screenHttp, type ServedDocument } from './screen-http.js';

/** Largest message a screen may send, bytes. The longest legal one looks up the products of a list, about 4 kB. */
const MESSAGE_LIMIT = 8 * 1024;
/** More screens than a handle, a staff mirror and a test bench are a mistake. */
const SCREEN_LIMIT = 8;

export interface ScreenGatewayOptions extends Partial<ScreenConfig> {
  /** Products for "I can't find the barcode": matching `text`, or without a barcode when it is empty; at most `limit`. */
  readonly search: (text: string, limit: number) => readonly Product[] | Promise<readonly Product[]>;
  /** Products by SKU; unknown ones left out. */
  readonly lookUp?: (skus: readonly string[]) => readonly Product[];
  /** The way from here to a product or service; null when none is known. */
  readonly way?: (to: WayWanted) => WayView | null;
  /** The store's map as JSON, served at `/store-map.json`; undefined while there is none. */
  readonly storeMap?: () => ServedDocument | undefined;
}

export type WayWanted = Extract<FromScreen, { type: 'way' }>['to'];

export type IntentOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface IntentRequest {
  /** Number of the screen it came from. */
  readonly screen: number;
  readonly id: string;
  readonly intent: Intent;
  /** To be called once, when the facts are journalled or the intent is refused. Later calls do nothing. */
  readonly answer: (outcome: IntentOutcome) => void;
}

export interface Painted {
  readonly screen: number;
  readonly rev: number;
  /** Epoch milliseconds of the paint by the browser's clock, the same machine's. */
  readonly at: number;
}

export interface ScreenGatewayEvents {
  intent: [IntentRequest];
  painted: [Painted];
  'screen-connected': [{ screen: number }];
  'screen-gone': [{ screen: number; left: number }];
  /** A screen has painted nothing for `forMs` after a change. Once per silence. */
  'screen-silent': [{ screen: number; forMs: number }];
  'screen-back': [{ screen: number }];
  /** Something a screen said was refused; `reason` is a sentence. */
  refused: [{ screen: number | undefined; reason: string }];
}

/**
 * The firmware's side of the touchscreen: serves the page, tells every screen what to paint, and hands on what was
 * touched. Holds the last view and nothing else; a screen that dies or joins late loses nothing.
 */
export class ScreenGateway extends EventEmitter<ScreenGatewayEvents> {
  readonly #options: ScreenGatewayOptions;
  readonly #screens = new Map<number, ScreenConnection>();
  #server: Server | undefined;
  #sockets: WebSocketServer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #view: ScreenView | undefined;
  #rev = 0;
  #lastId = 0;
  #lastPainted: Painted | undefined;

  constructor(options: ScreenGatewayOptions) {
    super();
    this.#options = options;
  }

  /** @throws FirmwareError `screen-port-taken` */
  async start(): Promise<void> {
    if (this.#server !== undefined) return;
    const { host = '127.0.0.1', port = 8017, paintLimit = 2_000 } = this.#options;
    const server = createServer(
      { maxHeaderSize: 8 * 1024, requestTimeout: 10_000 },
      screenHttp({
        directory: this.#options.directory,
        pictures: this.#options.pictures,
        storeMap: this.#options.storeMap ?? (() => undefined),
        port: () => this.port,
        health: () => ({ rev: this.#rev, screens: this.#screens.size, lastPainted: this.#lastPainted ?? null }),
      }),
    );
    const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, perMessageDeflate: false });
    server.on('upgrade', (request, socket, head) => this.#upgrade(sockets, request, socket, head));
    sockets.on('connection', (socket) => this.#connected(socket, paintLimit));
    this.#server = server;
    this.#sockets = sockets;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
    } catch (cause) {
      this.#server = undefined;
      this.#sockets = undefined;
      throw new FirmwareError(
        'screen-port-taken',
        `The screen cannot be served on ${host}:${port}: ${(cause as Error).message}. Stop the other program, or set another screen.port in cart.config.json.`,
        { cause },
      );
    }
    this.#timer = setInterval(() => this.#checkPaint(), Math.min(250, paintLimit / 4));
    this.#timer.unref();
  }

  /** Safe to call at any time, any number of times. Resolves when the port is free again. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const server = this.#server;
    this.#server = undefined;
    for (const { socket } of this.#screens.values()) socket.terminate();
    this.#sockets?.close();
    this.#sockets = undefined;
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** The port in use; 0 before the start. */
  get port(): number {
    return (this.#server?.address() as AddressInfo | null | undefined)?.port ?? 0;
  }

  /** What a kiosk opens. */
  get url(): string {
    const { host = '127.0.0.1' } = this.#options;
    return `http://${host.includes(':') ? `[${host}]` : host}:${this.port}/`;
  }

  /** Screens that said hello. */
  get screens(): number {
    return [...this.#screens.values()].filter((screen) => screen.greeted).length;
  }

  /** The last paint any screen reported. */
  get lastPainted(): Painted | undefined {
    return this.#lastPainted;
  }

  /** Number of the last view or patch. */
  get rev(): number {
    return this.#rev;
  }

  /**
   * Makes every screen show this view, by the smallest message. Returns the revision screens will report as painted;
   * the same as before when nothing a screen could see has changed. May be called before the start.
   */
  show(view: ScreenView): number {
    const previous = this.#view;
    this.#view = view;
    if (previous === undefined) {
      this.#rev += 1;
      for (const screen of this.#screens.values()) this.#sendView(screen);
      return this.#rev;
    }
    const patch = diffView(previous, view);
    if (patch === undefined) return this.#rev;
    this.#rev += 1;
    const message = { type: 'patch' as const, rev: this.#rev, ...patch };
    const text = JSON.stringify(message);
    const now = performance.now();
    for (const screen of this.#screens.values()) if (screen.greeted) screen.sendState(message, text, now);
    return this.#rev;
  }

  #upgrade(sockets: WebSocketServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host, origin } = request.headers;
    const reason =
      request.url?.split('?', 1)[0] !== '/screen'
        ? 'Screens connect to /screen.'
        : !isOwnHost(host, this.port) || !isOwnOrigin(origin, this.port)
          ? `A page of ${origin ?? 'no origin'} may not act as the screen of this cart.`
          : this.#screens.size >= SCREEN_LIMIT
            ? `There are ${SCREEN_LIMIT} screens already. Close one.`
            : undefined;
    if (reason === undefined) {
      sockets.handleUpgrade(request, socket, head, (ready) => sockets.emit('connection', ready, request));
      return;
    }
    this.emit('refused', { screen: undefined, reason });
    socket.on('error', () => undefined);
    socket.end(
      `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(reason)}\r\nConnection: close\r\n\r\n${reason}`,
    );
  }

  #connected(socket: WebSocket, paintLimit: number): void {
    const screen = new ScreenConnection((this.#lastId += 1), socket, paintLimit, () => this.#message());
    this.#screens.set(screen.id, screen);
    // Errors end in 'close'; an oversized message arrives here as one.
    socket.on('error', (error) => this.emit('refused', { screen: screen.id, reason: `${error.message}.` }));
    socket.on('close', () => {
      this.#screens.delete(screen.id);
      this.emit('screen-gone', { screen: screen.id, left: this.screens });
    });
    socket.on('message', (data, isBinary) => this.#received(screen, data, isBinary));
  }

  #received(screen: ScreenConnection, data: RawData, isBinary: boolean): void {
    const parsed = isBinary ? undefined : parse(data);
    if (parsed === undefined || !parsed.ok) {
      const reason = parsed?.reason ?? 'The screen sent binary data; it speaks JSON text.';
      // Something wrong in one touch is answered as that touch; anything else means the two ends differ in version.
      if (parsed?.id === undefined) this.#refuse(screen, reason);
      else {
        this.emit('refused', { screen: screen.id, reason });
        screen.sendAnswer({ type: 'outcome', id: parsed.id, ok: false, reason: 'malformed' });
      }
      return;
    }
    const { message } = parsed;
    if (message.type !== 'hello' && !screen.greeted) {
      this.#refuse(screen, 'The screen did not say hello first. Reload it.');
      return;
    }
    switch (message.type) {
      case 'hello':
        this.#greet(screen, message.protocol);
        return;
      case 'intent':
        this.#intent(screen, message.id, message.intent);
        return;
      case 'search':
        void this.#search(screen, message);
        return;
      case 'look-up':
        screen.sendAnswer({
          type: 'found',
          id: message.id,
          products: [...(this.#options.lookUp?.(message.skus) ?? [])],
        });
        return;
      case 'way':
        screen.sendAnswer({ type: 'way', id: message.id, way: this.#options.way?.(message.to) ?? null });
        return;
      case 'painted': {
        this.#lastPainted = { screen: screen.id, rev: message.rev, at: message.at };
        if (screen.watch.painted(message.rev, performance.now())) this.emit('screen-back', { screen: screen.id });
        this.emit('painted', this.#lastPainted);
      }
    }
  }

  #greet(screen: ScreenConnection, protocol: number): void {
    if (protocol !== SCREEN_PROTOCOL) {
      this.#refuse(
        screen,
        `The screen speaks version ${protocol} and the cart version ${SCREEN_PROTOCOL}. Reload the screen.`,
      );
      return;
    }
    const first = !screen.greeted;
    screen.greeted = true;
    this.#sendView(screen);
    if (first) this.emit('screen-connected', { screen: screen.id });
  }

  #intent(screen: ScreenConnection, id: string, intent: Intent): void {
    let answered = false;
    const answer = (outcome: IntentOutcome): void => {
      if (answered) return;
      answered = true;
      screen.sendAnswer({ type: 'outcome', id, ...outcome });
    };
    if (!this.emit('intent', { screen: screen.id, id, intent, answer })) answer({ ok: false, reason: 'starting' });
  }

  async #search(screen: ScreenConnection, { id, text, limit }: Extract<FromScreen, { type: 'search' }>): Promise<void> {
    try {
      const products = (await this.#options.search(text, limit)).slice(0, limit);
      screen.sendAnswer({ type: 'found', id, products });
    } catch (error) {
      this.emit('refused', { screen: screen.id, reason: `The search failed: ${(error as Error).message}.` });
      screen.sendAnswer({ type: 'found', id, products: [], failed: true });
    }
  }

  #refuse(screen: ScreenConnection, reason: string): void {
    this.emit('refused', { screen: screen.id, reason });
    screen.sendAnswer({ type: 'refused', reason });
    screen.socket.close(1008);
  }

  #message(): Extract<ToScreen, { type: 'view' }> | undefined {
    return this.#view === undefined ? undefined : { type: 'view', rev: this.#rev, view: this.#view };
  }

  #sendView(screen: ScreenConnection): void {
    const message = this.#message();
    if (message !== undefined && screen.greeted) screen.sendState(message, JSON.stringify(message), performance.now());
  }

  #checkPaint(): void {
    const now = performance.now();
    for (const screen of this.#screens.values()) {
      const forMs = screen.watch.check(now);
      if (forMs !== undefined) this.emit('screen-silent', { screen: screen.id, forMs });
    }
  }
}

type ParsedMessage = { ok: true; message: FromScreen } | { ok: false; reason: string; id?: string };

function parse(data: RawData): ParsedMessage {
  let json: unknown;
  try {
    // With the default binary type every message arrives as one Buffer.
    json = JSON.parse((data as Buffer).toString('utf8'));
  } catch {
    return { ok: false, reason: 'The screen sent something that is not JSON.' };
  }
  const result = fromScreen.safeParse(json);
  if (result.success) return { ok: true, message: result.data };
  const issue = result.error.issues[0];
  const reason = `The screen sent a message that is not understood: ${issue?.path.join('.') || 'the message'}: ${issue?.message ?? 'invalid'}.`;
  const { type, id } = (typeof json === 'object' && json !== null ? json : {}) as { type?: unknown; id?: unknown };
  return type === 'intent' && typeof id === 'string' && id.length <= 40
    ? { ok: false, reason, id }
    : { ok: false, reason };
}
