import { open, readFile, rename } from 'node:fs/promises';
import type { EmbedderId } from '../embedder/embedder.js';
import { ModelsError } from '../models-error.js';
import type { Head } from './head.js';
import { openHead, sealHead } from './signed-head.js';

/** The head of the store's own working file, whose signature is not looked at; throws `head-missing` or a refusal. */
export async function readHead(path: string, embedder?: EmbedderId): Promise<Head> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ModelsError(
      'head-missing',
      `There is no readable head ${path}: make one with \`train\` or \`enrol\`, or name it with --head.`,
      { cause },
    );
  });
  return openHead(text, { where: path, ...(embedder === undefined ? {} : { embedder }) });
}

/** Whole or not at all: a power cut must not leave half a head. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}

export async function writeHead(path: string, head: Head): Promise<void> {
  await writeWhole(path, sealHead(head));
}
