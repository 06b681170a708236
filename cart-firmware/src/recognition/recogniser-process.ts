import { Worker } from 'node:worker_threads';
import {
  Embedder,
  encodeJpeg,
  isModelsError,
  judge,
  shippedEmbedder,
  type Head,
  type Judgement,
} from '@smart-cart/models';
import type {
  FromProcess,
  HeadInService,
  Opened,
  OpeningOrder,
  ProcessSettings,
  ToProcess,
} from './process-message.js';

/**
 * The process pictures are judged in: embedder and head, apart from the cart, so that whatever a native runtime does
 * to its memory costs no fact. Works on one request after the other.
 */
const settings = JSON.parse(process.argv[2] ?? '{}') as ProcessSettings;
const embedder = new Embedder(settings.embedder ?? shippedEmbedder);
let head: Head | undefined;

/** Enough for any list of candidates; the rest of a large head's products weighs next to nothing. */
const MOST_CANDIDATES = 24;

process.on('disconnect', () => process.exit(0));
try {
  await embedder.start();
  // The first pass takes several times as long as the others.
  await embedder.embedSquare(blank(embedder.card.input.side));
  process.on('message', (message: ToProcess) => void answer(message));
  send({ kind: 'ready', embedder: embedder.id, side: embedder.card.input.side });
} catch (error) {
  if (!isModelsError(error)) throw error;
  send({ kind: 'unusable', message: error.message });
}

async function answer(message: ToProcess): Promise<void> {
  switch (message.kind) {
    case 'head':
      await openBeside(message);
      return;
    case 'look':
      await look(message);
      return;
    case 'encode':
      await encode(message);
      return;
  }
}

async function look({ id, rgb }: Extract<ToProcess, { kind: 'look' }>): Promise<void> {
  const startedAt = performance.now();
  const { side } = embedder.card.input;
  const features = await embedder.embedSquare({ width: side, height: side, data: rgb });
  const judged = head === undefined ? undefined : shortened(judge(head, features));
  const memory = process.memoryUsage.rss() / 2 ** 20;
  send({ kind: 'looked', id, judged, busyMs: performance.now() - startedAt, memory });
}

function shortened({ candidates, unknown }: Judgement): Pick<Judgement, 'candidates' | 'unknown'> {
  return { candidates: candidates.slice(0, MOST_CANDIDATES), unknown };
}

async function openBeside({ id, text, where }: Extract<ToProcess, { kind: 'head' }>): Promise<void> {
  const opened = await openInThread({ text, where, embedder: embedder.id, headKey: settings.headKey });
  if (!opened.ok) {
    send({ kind: 'head', id, accepted: false, reason: opened.reason });
    return;
  }
  const fresh = opened.head;
  if (head !== undefined && fresh.version < head.version) {
    const reason = `The head in ${where} has version ${fresh.version}, older than ${head.version} in service: export a newer one.`;
    send({ kind: 'head', id, accepted: false, reason });
    return;
  }
  // Warm before it serves: its rows are touched once.
  judge(fresh, new Float32Array(embedder.id.dimension).fill(1));
  head = fresh;
  send({ kind: 'head', id, accepted: true, head: inService(fresh) });
}

function openInThread(order: OpeningOrder): Promise<Opened> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./head-opener.js', import.meta.url), { workerData: order });
    thread.once('message', resolve);
    thread.once('error', (error) => {
      resolve({ ok: false, reason: `The head in ${order.where} could not be read (${error.message}): get it again.` });
    });
  });
}

function inService({ version, embedder: made, products }: Head): HeadInService {
  return { version, name: `${made.name} v${version}`.slice(0, 80), skus: products.map(({ sku }) => sku) };
}

async function encode({ id, rgb, side }: Extract<ToProcess, { kind: 'encode' }>): Promise<void> {
  const jpeg = await encodeJpeg({ width: side, height: side, data: rgb }).catch(() => undefined);
  send({ kind: 'encoded', id, jpeg });
}

function blank(side: number): { width: number; height: number; data: Uint8Array } {
  return { width: side, height: side, data: new Uint8Array(3 * side * side).fill(128) };
}

function send(message: FromProcess): void {
  process.send?.(message);
}
