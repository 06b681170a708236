import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeProblems, parseConfigText } from '@smart-cart/contracts';
import { ModelsError } from '../models-error.js';
import { embedderCard, type EmbedderCard } from './embedder-card.js';

/** The embedder that ships with the product. */
export const shippedEmbedder = fileURLToPath(new URL('../../../weights/embedder.onnx', import.meta.url));

export interface EmbedderFile {
  readonly card: EmbedderCard;
  readonly weights: Uint8Array;
}

async function readOrRefuse(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ModelsError(
      'weights-missing',
      `The ${what} ${path} can't be read. Check the path; the shipped embedder is models/weights/embedder.onnx with embedder.json beside it.`,
      { cause },
    );
  }
}

/** Reads NAME.onnx and NAME.json. Throws `weights-missing`, or `weights-corrupt` when the two don't belong together. */
export async function readEmbedderFile(path: string): Promise<EmbedderFile> {
  if (!path.endsWith('.onnx')) {
    throw new ModelsError(
      'weights-missing',
      `An embedder is a file NAME.onnx with NAME.json beside it; ${path} is not.`,
    );
  }
  const cardPath = path.replace(/\.onnx$/, '.json');
  const parsed = parseConfigText((await readOrRefuse(cardPath, 'card of the embedder')).toString('utf8'), embedderCard);
  if (!parsed.ok) {
    throw new ModelsError(
      'weights-corrupt',
      `${describeProblems(cardPath, parsed.problems)}\nRestore the card that came with the weights.`,
    );
  }
  const card = parsed.value;
  const file = join(dirname(path), card.file);
  const weights = await readOrRefuse(file, 'weights file of the embedder');
  if (weights.length !== card.bytes) {
    throw new ModelsError(
      'weights-corrupt',
      `${file} has ${weights.length} bytes where its card says ${card.bytes}. It was cut short or replaced: copy it again.`,
    );
  }
  const sha256 = createHash('sha256').update(weights).digest('hex');
  if (sha256 !== card.sha256) {
    throw new ModelsError(
      'weights-corrupt',
      `${file} has the sha256 ${sha256} where its card says ${card.sha256}. It was changed or damaged: copy it again.`,
    );
  }
  return { card, weights };
}
