import type { Duplex } from 'node:stream';
import { closedError, portError } from './port-error.js';
import type { LineSettings, PortListener, ScalePort } from './scale-port.js';

/** A port over any Node stream; `connect` makes a fresh one for each open and resolves when it carries bytes. */
export class StreamScalePort implements ScalePort {
  #stream: Duplex | undefined;

  constructor(
    readonly uri: string,
    private readonly connect: () => Promise<Duplex>,
  ) {}

  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  async open(_line: LineSettings, listener: PortListener): Promise<void> {
    await this.close();
    let stream: Duplex;
    try {
      stream = await this.connect();
    } catch (cause) {
      throw portError(cause, this.uri);
    }
    this.#stream = stream;
    const lose = (cause: unknown): void => {
      if (this.#stream !== stream) return;
      this.#stream = undefined;
      stream.destroy();
      listener.lost(portError(cause, this.uri));
    };
    stream.on('error', lose);
    stream.on('end', () => lose(new Error('the far end hung up')));
    stream.on('close', () => lose(new Error('the connection closed')));
    stream.on('data', (bytes: Uint8Array) => {
      if (this.#stream === stream) listener.bytes(bytes);
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    const stream = this.#stream;
    if (!stream?.writable) throw closedError(this.uri);
    await new Promise<void>((resolve, reject) => {
      stream.write(Buffer.from(bytes), (error) => {
        if (error) reject(portError(error, this.uri));
        else resolve();
      });
    });
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream === undefined || stream.destroyed) return;
    await new Promise<void>((resolve) => {
      stream.once('close', () => resolve());
      stream.destroy();
    });
  }
}
