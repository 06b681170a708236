import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A TCP relay in front of the broker that can fail the way Wi-Fi does: cut connections in the middle of a message,
 * or swallow bytes for a while. It cannot reorder or lose single packets: TCP below it would repair that.
 */
export class CuttingProxy {
  #server: Server | undefined;
  readonly #pairs = new Set<{ client: Socket; broker: Socket }>();
  #open = true;
  /** Bytes of the client's next messages to let through before the cut; undefined lets everything through. */
  #cutAfter: number | undefined;
  cuts = 0;

  constructor(private readonly target: number) {}

  async start(): Promise<number> {
    const server = createServer((client) => this.#relay(client));
    this.#server = server;
    return await new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  }

  /** Connections made from now on are refused or accepted. Closing cuts the present ones too. */
  setOpen(open: boolean): void {
    this.#open = open;
    if (!open) this.cutAll();
  }

  /** Cuts after `bytes` more bytes have gone from cart to broker: inside a message, when it is longer than that. */
  cutMidMessage(bytes: number): void {
    this.#cutAfter = bytes;
  }

  cutAll(): void {
    for (const { client, broker } of this.#pairs) {
      client.destroy();
      broker.destroy();
      this.cuts += 1;
    }
    this.#pairs.clear();
  }

  async stop(): Promise<void> {
    this.cutAll();
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #relay(client: Socket): void {
    if (!this.#open) {
      client.destroy();
      return;
    }
    const broker = connect(this.target, '127.0.0.1');
    const pair = { client, broker };
    this.#pairs.add(pair);
    const drop = (): void => {
      client.destroy();
      broker.destroy();
      this.#pairs.delete(pair);
    };
    for (const socket of [client, broker]) {
      socket.on('error', drop);
      socket.on('close', drop);
    }
    client.on('data', (chunk: Buffer) => {
      if (this.#cutAfter === undefined) {
        broker.write(chunk);
        return;
      }
      const rest = this.#cutAfter - chunk.length;
      if (rest > 0) {
        this.#cutAfter = rest;
        broker.write(chunk);
        return;
      }
      const part = chunk.subarray(0, this.#cutAfter);
      this.#cutAfter = undefined;
      this.cuts += 1;
      broker.write(part, drop);
    });
    broker.on('data', (chunk: Buffer) => client.write(chunk));
  }
}
