import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer, type WebSocket } from 'ws';
import { demoHeader, demoProducts } from '../../demo/catalogue.js';
import type { DemoProduct } from '../../demo/product.js';
import { cardNamed, markerCard, type LoginCodes } from './person-cards.js';
import type { SimulatedStore } from './simulated-store.js';
import type { AcquirerMood, StoreCounter } from './store-counter.js';
import { WorldError } from './world-error.js';
import { worldCommand, type ShelfProduct, type WorldCommand } from './world-state.js';

/** The page is plain HTML, CSS and JavaScript and is served as it lies in the source folder. */
const pageFolder = fileURLToPath(new URL('../../../../src/sim/world/page/', import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};

/** How long something is held up that nobody puts in, ms. */
const SHOWN_MS = 5_000;
/** What carries no code is looked at a little longer than a code is read. */
const RECOGNISED_MS = 2_200;

const codeWords: Record<DemoProduct['code'], string> = {
  none: 'no code',
  'ean-13': 'EAN-13',
  'ean-8': 'EAN-8',
  'upc-a': 'UPC-A',
  'upc-e': 'UPC-E',
  'digital-link': 'QR',
  databar: 'DataBar',
  'price-label': 'price label',
  'weight-label': 'weight label',
};

function onShelf(demo: DemoProduct): ShelfProduct {
  const { product } = demo;
  return {
    sku: product.sku,
    name: product.name,
    group: product.group,
    price: product.price,
    soldBy: product.soldBy,
    picture: product.picture ?? '',
    ...(product.plu === undefined ? {} : { plu: product.plu }),
    ...(product.deposit === undefined ? {} : { deposit: product.deposit }),
    ...(product.minimumAge === undefined ? {} : { age: product.minimumAge }),
    code: codeWords[demo.code],
    expired: (demo.daysLeft ?? 0) < 0,
  };
}

/** What the store behind the cart lends to the page; a world without a store has none of it. */
export interface StoreSide {
  readonly codes?: LoginCodes;
  readonly counter?: StoreCounter;
}

/** Serves the page in which a person acts in the simulated store, on loopback only. */
export class WorldServer {
  #http: Server | undefined;
  #sockets: WebSocketServer | undefined;
  #port: number;
  #acquirer: AcquirerMood = 'approve';
  #sending: NodeJS.Immediate | undefined;
  readonly #onChange = (): void => {
    // Many changes within one turn of the event loop are one message.
    this.#sending ??= setImmediate(() => {
      this.#sending = undefined;
      this.#broadcast();
    });
  };

  /** @param pictures folder written by `writePictures`; @param port 0 takes a free one */
  constructor(
    private readonly store: SimulatedStore,
    private readonly pictures: string,
    port = 0,
    private readonly side: StoreSide = {},
  ) {
    this.#port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}/`;
  }

  async start(): Promise<void> {
    if (this.#http !== undefined) return;
    const http = createServer((request, response) => {
      this.#serve(request, response).catch(() => {
        response.writeHead(500).end();
      });
    });
    const sockets = new WebSocketServer({ server: http, path: '/world', maxPayload: 10_000 });
    sockets.on('connection', (socket) => {
      this.#greet(socket);
    });
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (http.address() as AddressInfo).port;
    this.#http = http;
    this.#sockets = sockets;
    this.store.on('change', this.#onChange);
  }

  async stop(): Promise<void> {
    const http = this.#http;
    if (http === undefined) return;
    this.#http = undefined;
    this.store.off('change', this.#onChange);
    if (this.#sending !== undefined) clearImmediate(this.#sending);
    for (const socket of this.#sockets?.clients ?? []) socket.terminate();
    this.#sockets?.close();
    await new Promise<void>((resolve) => {
      http.close(() => {
        resolve();
      });
      http.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = /^\/pictures\/([\w.-]+)$/.exec(path)?.[1];
    // Only names without a slash reach the disk.
    const own = /^\/([\w-]+\.(?:html|css|js))?$/.exec(path);
    const from = file !== undefined ? join(this.pictures, file) : own ? join(pageFolder, own[1] ?? 'index.html') : '';
    const body = from === '' ? undefined : await readFile(from).catch(() => undefined);
    if (body === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The simulated store has no such page.\n');
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(from)] ?? 'application/octet-stream',
      'cache-control': file === undefined ? 'no-store' : 'max-age=3600',
    });
    response.end(body);
  }

  #greet(socket: WebSocket): void {
    socket.send(
      JSON.stringify({
        type: 'shelves',
        currency: demoHeader.currency,
        camera: this.store.camera.viewUrl,
        products: demoProducts.map(onShelf),
      }),
    );
    socket.send(this.#state());
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('message', (data: Buffer) => {
      this.#receive(data.toString('utf8')).catch((error: unknown) => {
        socket.send(
          JSON.stringify({ type: 'refused', reason: error instanceof Error ? error.message : String(error) }),
        );
      });
    });
  }

  #state(): string {
    const acquirer = this.side.counter === undefined ? null : this.#acquirer;
    return JSON.stringify({ type: 'state', state: this.store.state, acquirer, people: this.side.codes !== undefined });
  }

  #broadcast(): void {
    const message = this.#state();
    for (const socket of this.#sockets?.clients ?? []) if (socket.readyState === socket.OPEN) socket.send(message);
  }

  async #receive(text: string): Promise<void> {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw new Error('The simulated store understands JSON only.');
    }
    const command = worldCommand.safeParse(json);
    if (!command.success) throw new Error(`The simulated store does not know this command: ${command.error.message}`);
    await this.#act(command.data);
  }

  get #counter(): StoreCounter {
    const { counter } = this.side;
    if (counter === undefined)
      throw new WorldError('no-such-counter', 'Nobody works in this store; start the demo with all it offers.');
    return counter;
  }

  async #act(command: WorldCommand): Promise<void> {
    const { store } = this;
    switch (command.verb) {
      case 'scan-and-put-in':
        await store.scanAndPutIn(
          command.sku,
          command.pieces,
          store.product(command.sku).code === 'none' ? { holdMs: RECOGNISED_MS } : {},
        );
        return;
      case 'put-in':
        await store.putInWithoutScan(command.sku, command.pieces);
        return;
      case 'show': {
        const thing = store.pick(command.sku, command.pieces);
        // Long enough to be recognised and touched on the screen.
        await store.present(thing, { holdMs: SHOWN_MS });
        store.putBack(thing);
        return;
      }
      case 'show-card':
        await store.showCard(await cardNamed(command.card, this.side.codes));
        return;
      case 'pass-marker': {
        const code = store.pushToMarker();
        if (code === undefined) throw new WorldError('no-such-card', 'This store has no map, so no shelf markers.');
        await store.showCard(markerCard(code), { holdMs: 900 });
        return;
      }
      case 'acquirer':
        await this.#counter.setAcquirer(command.mood);
        this.#acquirer = command.mood;
        this.#broadcast();
        return;
      case 'staff':
        await this.#counter.act(command.deed);
        return;
      case 'take-out':
        store.putBack(await store.takeOut(command.thing));
        return;
      case 'scan-again':
        await store.scanAgain(command.thing);
        return;
      case 'swap':
        await store.swap(command.thing, command.sku);
        return;
      case 'lean':
        await store.lean();
        return;
      case 'bag':
        await store.putInBag();
        return;
      case 'empty':
        await store.empty();
        return;
      case 'scale-fault':
        await store.setScaleFault(command.fault);
        return;
      case 'camera-fault':
        await store.setCameraFault(command.fault);
        return;
      case 'switch':
        await store.setSwitch(command.name, command.on);
        return;
    }
  }
}
