import { parentPort, workerData } from 'node:worker_threads';
import { recommendationFile } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import { training } from './train.js';
import type { FromTraining, TrainingOrder } from './training-message.js';

/** The thread suggestions are learned in; it ends when they are. */
const port = parentPort;
if (port === null) throw new Error('training-worker runs as a worker thread only.');
const say = (message: FromTraining): void => port.postMessage(message);

const { baskets, settings } = workerData as TrainingOrder;
try {
  const epochs = training(baskets, settings);
  let step = epochs.next();
  for (; step.done !== true; step = epochs.next()) say({ kind: 'progress', progress: step.value });
  say({ kind: 'trained', file: recommendationFile(step.value) });
} catch (error) {
  if (!BackOfficeError.is(error)) throw error;
  say({ kind: 'refused', code: error.code, message: error.message });
}
