import { EventEmitter } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An IP camera of the plainest kind: JPEG pictures as parts of one endless HTTP answer. */
export interface MjpegServer {
  readonly url: string;
  /** performance.now() when each picture was handed to the socket. */
  readonly sentAt: number[];
  readonly viewers: number;
  /** Emits `viewer` when somebody begins to watch. */
  readonly events: EventEmitter;
  send(jpeg: Buffer): void;
  /** Hangs up on everybody who watches. */
  cut(): void;
  close(): Promise<void>;
}

export async function serveMjpeg(options: { contentLength: boolean } = { contentLength: true }): Promise<MjpegServer> {
  const viewers = new Set<ServerResponse>();
  const sentAt: number[] = [];
  const events = new EventEmitter();
  const server = createServer((request, response) => {
    if (request.url !== '/stream') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace; boundary=picture' });
    response.write('--picture\r\n');
    viewers.add(response);
    events.emit('viewer');
    response.on('close', () => viewers.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stream`,
    sentAt,
    events,
    get viewers() {
      return viewers.size;
    },
    send(jpeg) {
      sentAt.push(performance.now());
      const length = options.contentLength ? `Content-Length: ${jpeg.length}\r\n` : '';
      for (const viewer of viewers) {
        viewer.write(
          Buffer.concat([
            Buffer.from(`Content-Type: image/jpeg\r\n${length}\r\n`),
            jpeg,
            Buffer.from('\r\n--picture\r\n'),
          ]),
        );
      }
    },
    cut() {
      for (const viewer of viewers) viewer.destroy();
    },
    async close() {
      for (const viewer of viewers) viewer.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
