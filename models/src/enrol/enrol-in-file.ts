import type { Embedder } from '../embedder/embedder.js';
import type { Head } from '../head/head.js';
import { readHead, writeHead } from '../head/head-on-disk.js';
import { isModelsError } from '../models-error.js';
import { embedNothing } from '../nothing/nothing-embeddings.js';
import { emptyHead, enrol } from './enrol.js';

export interface FileEnrolment {
  readonly sku: string;
  /** Left out: as it was when the product is enrolled anew, else the SKU itself. */
  readonly group?: string | undefined;
  readonly embeddings: readonly Float32Array[];
}

/** With fewer pictures a product is known, but not surely. */
export const FEW_PICTURES = 5;

/**
 * Adds a product to a store's working head, or replaces it there. A file that is not there yet begins with this product.
 * Throws what `enrol` and `readHead` throw, and changes nothing then.
 */
export async function enrolInFile(
  file: string,
  embedder: Embedder,
  { sku, group, embeddings }: FileEnrolment,
): Promise<Head> {
  const madeAt = new Date().toISOString();
  const old = await readHead(file, embedder.id).catch(async (error: unknown) => {
    // The first product of a shop that begins with nothing.
    if (!isModelsError(error, 'head-missing')) throw error;
    const nothing = await embedNothing(embedder);
    return emptyHead(
      embedder.id,
      madeAt,
      nothing.map((view) => view.embedding),
    );
  });
  const before = old.products.find((product) => product.sku === sku);
  const head = enrol(old, { sku, group: group ?? before?.group ?? sku, embeddings, madeAt });
  await writeHead(file, head);
  return head;
}
