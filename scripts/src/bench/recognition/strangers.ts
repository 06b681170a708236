import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { areaUnderCurve, falseAcceptanceAt95, judge, type Embedder, type Example, type Head } from '@smart-cart/models';
import { acceptedOf, tellAccepted, type AcceptedRow } from './nothing-kinds.js';
import { rounded, say } from './say.js';

export interface StrangersResult extends AcceptedRow {
  readonly auroc: number;
  readonly fprAt95: number;
}

/** Pictures of goods that neither the embedder nor the head knows, against the test pictures. */
export async function measureStrangers(
  embedder: Embedder,
  head: Head,
  test: readonly Example[],
  directory: string,
): Promise<StrangersResult> {
  const names = await readdir(directory, { recursive: true });
  const pictures = names.filter((name) => /\.(jpe?g|png|webp)$/i.test(name)).sort();
  const embeddings: Float32Array[] = [];
  for (const name of pictures) embeddings.push(await embedder.embed(join(directory, name)));
  const certainty = (some: readonly Float32Array[]): number[] => some.map((one) => 1 - judge(head, one).unknown);
  const known = certainty(test.map((example) => example.embedding));
  const row = acceptedOf(head, 'strangers', embeddings);
  const unknown = certainty(embeddings);
  const result = {
    ...row,
    auroc: rounded(areaUnderCurve(known, unknown)),
    fprAt95: rounded(falseAcceptanceAt95(known, unknown)),
  };
  tellAccepted([row]);
  say(`area under the curve ${result.auroc}, accepted when 95 % of the known are: ${result.fprAt95}`);
  return result;
}
