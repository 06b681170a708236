import { Worker } from 'node:worker_threads';
import type { RecommendationFile } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import type { TrainingProgress } from './train.js';
import type { FromTraining, TrainingOrder } from './training-message.js';

/**
 * Learns in a thread of its own, so that the back office goes on serving; takes minutes of one core. Aborting `signal`
 * ends the thread at once.
 *
 * @throws BackOfficeError `too-few-receipts`, `training-stopped` (by the signal), `training-failed`
 */
export async function trainInThread(
  order: TrainingOrder,
  { signal, progress }: { signal?: AbortSignal; progress?: (progress: TrainingProgress) => void } = {},
): Promise<RecommendationFile> {
  const stopped = (): BackOfficeError =>
    new BackOfficeError('training-stopped', 'Learning suggestions was stopped; carts keep those they have.');
  if (signal?.aborted === true) throw stopped();
  const worker = new Worker(new URL('./training-worker.js', import.meta.url), { workerData: order });
  let stop: (() => void) | undefined;
  try {
    return await new Promise<RecommendationFile>((resolve, reject) => {
      stop = (): void => reject(stopped());
      signal?.addEventListener('abort', stop);
      worker.on('message', (message: FromTraining) => {
        if (message.kind === 'progress') progress?.(message.progress);
        else if (message.kind === 'trained') resolve(message.file);
        else reject(new BackOfficeError(message.code, message.message));
      });
      const failed = (why: string, cause?: unknown): void =>
        reject(
          new BackOfficeError(
            'training-failed',
            `Suggestions could not be learned (${why}); carts keep those they have. Try again, with fewer receipts if memory was short.`,
            { cause },
          ),
        );
      worker.on('error', (error) => failed(error.message, error));
      worker.on('exit', (code) => failed(`the thread ended with code ${code}`));
    });
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
