import type { Embedder } from '../embedder/embedder.js';
import type { Example } from '../head/train-head.js';
import type { ListedPicture } from '../list/picture-list.js';
import type { CliIo } from './cli-io.js';

const EVERY = 250;

export async function embedList(embedder: Embedder, list: readonly ListedPicture[], io: CliIo): Promise<Example[]> {
  const examples: Example[] = [];
  for (const { path, sku, group } of list) {
    examples.push({ sku, group, embedding: await embedder.embed(path) });
    if (examples.length % EVERY === 0) io.stderr.write(`${examples.length} of ${list.length} pictures\n`);
  }
  return examples;
}
