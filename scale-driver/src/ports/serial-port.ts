import { SerialPort } from 'serialport';
import { closedError, portError } from './port-error.js';
import type { LineSettings, PortListener, ScalePort } from './scale-port.js';

/** A tty of this machine. */
export class SerialScalePort implements ScalePort {
  #port: SerialPort | undefined;

  constructor(
    readonly uri: string,
    private readonly path: string,
  ) {}

  get isOpen(): boolean {
    return this.#port?.isOpen ?? false;
  }

  async open(line: LineSettings, listener: PortListener): Promise<void> {
    await this.close();
    // hupcl off: dropping DTR on close resets many bridges, and the next open would meet a scale that is starting up.
    const port = new SerialPort({ path: this.path, ...line, hupcl: false, autoOpen: false });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error ? reject(portError(error, this.uri)) : resolve()));
    });
    // What the kernel kept from before belongs to nobody: an old weight, or half a frame that looks like a bad line.
    await new Promise<void>((resolve) => {
      port.flush(() => resolve());
    });
    this.#port = port;
    // Without a listener an error event would end the process; with several, only the first says why.
    const lose = (cause: unknown): void => {
      if (this.#port !== port) return;
      this.#port = undefined;
      // A descriptor kept open keeps the device's minor number taken, and the scale comes back under another name.
      if (port.isOpen) port.close(() => undefined);
      listener.lost(portError(cause, this.uri));
    };
    port.on('error', lose);
    port.on('close', (cause: unknown) => lose(cause ?? new Error('the device went away')));
    port.on('data', (bytes: Uint8Array) => {
      if (this.#port === port) listener.bytes(bytes);
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    const port = this.#port;
    if (!port?.isOpen) throw closedError(this.uri);
    await new Promise<void>((resolve, reject) => {
      port.write(Buffer.from(bytes), undefined, (error) => {
        if (error) reject(portError(error, this.uri));
        else resolve();
      });
    });
  }

  async close(): Promise<void> {
    const port = this.#port;
    this.#port = undefined;
    if (!port?.isOpen) return;
    await new Promise<void>((resolve) => {
      port.close(() => resolve());
    });
  }
}
