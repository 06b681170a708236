import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { ScaleError } from '../scale-error.js';
import { StreamScalePort } from './stream-port.js';

/** How long a serial server may take to answer a connection, ms. */
const CONNECT_MS = 3_000;

/** A serial server such as ser2net in raw mode: `tcp://host:port`. It owns the line settings. */
export function tcpPort(uri: string, host: string, port: number): StreamScalePort {
  return new StreamScalePort(uri, () => dial(uri, host, port));
}

function dial(uri: string, host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
    const timer = setTimeout(() => {
      socket.destroy(
        new ScaleError(
          'port-missing',
          `${uri} did not answer within ${CONNECT_MS} ms. Check the address and the network.`,
        ),
      );
    }, CONNECT_MS);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
