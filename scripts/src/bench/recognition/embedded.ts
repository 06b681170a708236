import { judge, type Embedder, type Example, type Head, type ListedPicture, type Picture } from '@smart-cart/models';
import { say } from './say.js';

export interface EmbeddedList {
  readonly examples: readonly Example[];
  /** Decoding, resizing and the network, for each picture. */
  readonly ms: readonly number[];
  /** Mean processor time of the same; on a busy machine less than half of the wall clock. */
  readonly cpuMs: number;
}

const EVERY = 500;

/** Embeds a list; `view` may change a picture before it is looked at. */
export async function embedPictures(
  embedder: Embedder,
  list: readonly ListedPicture[],
  view: (path: string) => Picture | Promise<Picture> = (path) => path,
): Promise<EmbeddedList> {
  const examples: Example[] = [];
  const ms: number[] = [];
  let cpu = 0;
  for (const { path, sku, group } of list) {
    const picture = await view(path);
    const began = performance.now();
    const before = process.cpuUsage();
    const embedding = await embedder.embed(picture);
    ms.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1000;
    examples.push({ sku, group, embedding });
    if (examples.length % EVERY === 0) say(`embedded ${examples.length} of ${list.length}`);
  }
  return { examples, ms, cpuMs: cpu / Math.max(list.length, 1) };
}

/** Share of the examples whose first answer is right; NaN of none. */
export function topOne(head: Head, examples: readonly Example[]): number {
  const right = examples.filter(({ sku, embedding }) => judge(head, embedding).candidates[0]?.sku === sku).length;
  return right / examples.length;
}
