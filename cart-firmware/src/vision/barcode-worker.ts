import { parentPort, workerData } from 'node:worker_threads';
import { LiveReader, loadDecoders } from './live-reader.js';
import type { FromReader, ReaderSettings, ToReader } from './reader-message.js';

/** The thread codes are read in. Luma is looked at where the camera put it, in shared memory. */
const port = parentPort;
if (port === null) throw new Error('barcode-worker runs as a worker thread only.');

const settings = workerData as ReaderSettings;
const decoders = await loadDecoders(settings);
practise(new LiveReader(decoders, settings));
const reader = new LiveReader(decoders, settings);
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

/** The first looks of a process take many times as long, until they are compiled: better now than at the first article. */
function practise(trial: LiveReader): void {
  const [width, height] = [640, 480];
  const bars = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x > 200 && x < 440 && y > 180 && y < 300 ? ((x >> 2) & 1) * 200 + 20 : 128 + ((x * y) % 9);
  });
  for (let round = 0; round < 12; round += 1) trial.look({ width, height, data: bars }, true);
}
