import { createServer, type Server, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { PacketLengths } from './packet-lengths.js';

export interface DemoBrokerOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  /** Connections at a time; further ones are closed at once. */
  readonly maxClients?: number;
  /** Largest packet; a client that announces a larger one is cut off before it is gathered in memory. */
  readonly maxPacketBytes?: number;
}

/**
 * An MQTT 3.1.1 broker in this process, for the demo and for tests without a Mosquitto. Not for a store: it listens on
 * loopback only, asks nobody who they are, keeps retained messages and sessions in memory, and dies under overload.
 */
export class DemoBroker {
  readonly #port: number;
  readonly #maxClients: number;
  readonly #maxPacketBytes: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #aedes: Aedes | undefined;
  #url = '';

  constructor({ port = 0, maxClients = 200, maxPacketBytes = 2_000_000 }: DemoBrokerOptions = {}) {
    this.#port = port;
    this.#maxClients = maxClients;
    this.#maxPacketBytes = maxPacketBytes;
  }

  /** @returns the address for clients, for example `mqtt://127.0.0.1:43121` */
  async start(): Promise<{ url: string }> {
    if (this.#server !== undefined) return { url: this.#url };
    const aedes = await Aedes.createBroker({ maxClientsIdLength: 64, connectTimeout: 10_000 });
    const server = createServer((socket) => this.#accept(aedes, socket));
    this.#aedes = aedes;
    this.#server = server;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(this.#port, '127.0.0.1', resolve);
      });
    } catch (error) {
      await this.stop();
      throw new Error(
        `The demo's broker cannot listen on port ${this.#port} (${String(error)}). Free the port, or choose another.`,
        { cause: error },
      );
    }
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : this.#port;
    this.#url = `mqtt://127.0.0.1:${port}`;
    return { url: this.#url };
  }

  async stop(): Promise<void> {
    const server = this.#server;
    const aedes = this.#aedes;
    this.#server = undefined;
    this.#aedes = undefined;
    if (server === undefined || aedes === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
    await closed;
  }

  #accept(aedes: Aedes, socket: Socket): void {
    if (this.#sockets.size >= this.#maxClients) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.setNoDelay(true);
    aedes.handle(socket);
    const lengths = new PacketLengths();
    // After `handle`, which reads by "readable": the order keeps the socket from flowing before the broker listens.
    socket.on('data', (bytes: Buffer) => {
      if (lengths.longestIn(bytes) > this.#maxPacketBytes) socket.destroy();
    });
  }
}
