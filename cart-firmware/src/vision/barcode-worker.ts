import { parentPort, workerData } from 'node:worker_threads';
import { LiveReader, loadDecoders } from './live-reader.js';
import type { FromReader, ReaderSettings, ToReader } from './reader-message.js';

/** The thread codes are read in. Luma is looked at where the camera put it, in shared memory. */
const port = parentPort;
if (port === null) throw new Error('barcode-worker runs as a worker thread only.');

const settings = workerData as ReaderSettings;
const reader = new LiveReader(await loadDecoders(settings), settings);
let ring: (ToReader & { kind: 'ring' }) | undefined;

port.on('message', (message: ToReader) => {
  if (message.kind === 'ring') {
    ring = message;
    return;
  }
  if (ring?.ring !== message.ring) throw new Error('A frame came before its ring.');
  const { memory, width, height, frameBytes } = ring;
  const data = new Uint8Array(memory, message.slot * frameBytes, width * height);
  const startedAt = performance.now();
  const { reads, views } = reader.look({ width, height, data }, message.undecided);
  const busyMs = performance.now() - startedAt;
  send({ kind: 'looked', seq: message.seq, reads, busyMs, views, memory: reader.memory / 2 ** 20 });
});
send({ kind: 'ready' });

function send(message: FromReader): void {
  port?.postMessage(message);
}
