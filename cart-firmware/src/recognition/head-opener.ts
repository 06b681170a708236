import { parentPort, workerData } from 'node:worker_threads';
import { isModelsError, openHead, readTrustedKey } from '@smart-cart/models';
import type { Opened, OpeningOrder } from './process-message.js';

/** Reads and verifies one head in a thread of its own, so that pictures go on being judged by the old one meanwhile. */
const { text, where, embedder, headKey } = workerData as OpeningOrder;

async function open(): Promise<Opened> {
  try {
    const trusted = headKey === undefined ? undefined : [await readTrustedKey(headKey)];
    return { ok: true, head: openHead(text, { where, embedder, ...(trusted === undefined ? {} : { trusted }) }) };
  } catch (error) {
    if (isModelsError(error)) return { ok: false, reason: error.message };
    throw error;
  }
}

parentPort?.postMessage(await open());
