import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const BOUNDARY = 'frame';
/** A reader this far behind (bytes) misses frames, as it would with a real camera, instead of seeing the past. */
const BACKLOG = 400_000;

/** Epoch milliseconds with a fraction, from the monotonic clock. */
export function epochNow(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * A network camera's HTTP side: multipart JPEG, each part with its length and time.
 * `/camera.mjpg` is the firmware's address; `/view.mjpg` shows a person the same and does not count as a reader.
 */
export class MjpegServer {
  #server: Server | undefined;
  #port: number;
  readonly #readers = new Map<ServerResponse, string>();

  /** @param port 0 takes a free one and keeps it over stop and start, as a real camera keeps its address */
  constructor(port = 0) {
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  /** Readers of `/camera.mjpg` connected now. */
  get readers(): number {
    return [...this.#readers.values()].filter((path) => path === '/camera.mjpg').length;
  }

  async start(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer((request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path !== '/camera.mjpg' && path !== '/view.mjpg') {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('The simulated camera serves /camera.mjpg.\n');
        return;
      }
      response.writeHead(200, {
        'content-type': `multipart/x-mixed-replace; boundary=${BOUNDARY}`,
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      });
      response.flushHeaders();
      response.socket?.setNoDelay(true);
      this.#readers.set(response, path);
      response.on('close', () => this.#readers.delete(response));
      response.on('error', () => this.#readers.delete(response));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts every reader off and refuses new ones. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    for (const response of this.#readers.keys()) response.destroy();
    this.#readers.clear();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  }

  /** @returns epoch ms at which the frame went to the sockets, and to how many of the firmware's */
  write(jpeg: Buffer): { at: number; readers: number } {
    const at = epochNow();
    const head = `--${BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: ${String(jpeg.length)}\r\nX-Timestamp: ${(at / 1000).toFixed(6)}\r\n\r\n`;
    const part = Buffer.concat([Buffer.from(head, 'latin1'), jpeg, Buffer.from('\r\n', 'latin1')]);
    let readers = 0;
    for (const [response, path] of this.#readers) {
      if (response.writableLength > BACKLOG) continue;
      response.write(part);
      if (path === '/camera.mjpg') readers += 1;
    }
    return { at, readers };
  }
}
