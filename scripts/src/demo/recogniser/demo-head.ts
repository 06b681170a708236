import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Embedder, emptyHead, enrol, sealHead, type Head } from '@smart-cart/models';
import { demoProducts } from '../catalogue.js';
import type { DemoProduct } from '../product.js';
import { demoKey } from './demo-key.js';
import { basketViews, handViews, viewsOf, type DrawnView } from './drawn-views.js';

/** Change it when the drawing or the enrolment changes, and the head is made anew. */
const RECIPE = '1';
const VIEWS = 5;
const VIEWS_OF_NOTHING = 8;
const AGAIN = 12;

/** For the `recognition` section of the cart's configuration. */
export interface DemoRecogniser {
  readonly head: string;
  readonly headKey: string;
  readonly learnedFrom: 'drawn' | 'trained';
}

/** Goods without a code: what the camera has to know by sight. */
export const drawnProduce: readonly DemoProduct[] = demoProducts.filter(({ code }) => code === 'none');

interface Enrolled {
  readonly sku: string;
  readonly group: string;
  readonly views: () => Promise<DrawnView[]>;
}

/** Everything the demo's head knows. What is drawn alike forms a group: no camera could tell organic bananas from others. */
function everything(): Enrolled[] {
  const goods = drawnProduce.map((demo, place) => ({
    sku: demo.product.sku,
    group: demo.look.emoji,
    views: () => viewsOf(demo, VIEWS, 1_000 + place),
  }));
  return [
    { sku: '~hand', group: '~hand', views: () => handViews(VIEWS_OF_NOTHING, 11) },
    { sku: '~basket', group: '~basket', views: () => basketViews(VIEWS_OF_NOTHING, 12) },
    ...goods,
  ];
}

const headFile = (directory: string): string => join(directory, 'head.signed.json');

/** What the cart is configured with, before there is a head: it takes the file as soon as that is there. */
export async function recogniserConfig(directory: string): Promise<DemoRecogniser> {
  await mkdir(directory, { recursive: true });
  const { publicFile } = await demoKey(directory);
  return { head: headFile(directory), headKey: publicFile, learnedFrom: 'drawn' };
}

/**
 * A head that knows the demo's drawn produce, enrolled as a store would enrol its own, signed with the demo's key. Made
 * at the first start and kept.
 */
export async function makeDrawnHead(directory: string, say: (text: string) => void): Promise<void> {
  const key = await demoKey(directory);
  const file = headFile(directory);
  const embedder = new Embedder();
  await embedder.start();
  try {
    const stamp = createHash('sha256')
      .update(JSON.stringify([RECIPE, embedder.id, drawnProduce.map(({ product }) => product.sku)]))
      .digest('hex');
    const stampFile = join(directory, 'head.stamp');
    const kept = await readFile(stampFile, 'utf8').catch(() => '');
    const known = kept === stamp && (await readFile(file).catch(() => undefined)) !== undefined;
    if (known) return;
    say(`The camera learns ${drawnProduce.length} drawn products (only at the first start) …`);
    const head = await enrolAll(embedder, say);
    await writeFile(`${file}.part`, sealHead(head, key.signing), { mode: 0o600 });
    await rename(`${file}.part`, file);
    await writeFile(stampFile, stamp);
    say('The camera knows the drawn products now.');
  } finally {
    await embedder.stop();
  }
}

async function enrolAll(embedder: Embedder, say: (text: string) => void): Promise<Head> {
  const madeAt = new Date().toISOString();
  const embedded: { sku: string; group: string; embeddings: Float32Array[] }[] = [];
  for (const { sku, group, views } of everything()) {
    const embeddings: Float32Array[] = [];
    for (const { jpeg, region } of await views()) embeddings.push(await embedder.embed(jpeg, { region }));
    embedded.push({ sku, group, embeddings });
    if (embedded.length % 10 === 0) say(`The camera has seen ${embedded.length} drawn products.`);
  }
  let head = emptyHead(embedder.id, madeAt);
  // The first ones had few others to be told from: they are enrolled again, now against all.
  for (const one of [...embedded, ...embedded.slice(0, AGAIN)]) head = enrol(head, { ...one, madeAt });
  return { ...head, version: Math.floor(Date.now() / 1000) };
}
