import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Embedder,
  embedNothing,
  emptyHead,
  enrol,
  sealHead,
  trainHead,
  type Example,
  type Head,
} from '@smart-cart/models';
import { photographedProduce, type Photographed } from './data-set.js';
import { demoKey } from './demo-key.js';
import { drawnProduce } from './drawn-produce.js';
import { basketViews, handViews, photoViews, viewsOf, type DrawnView } from './drawn-views.js';

/** Change it when the drawing or the enrolment changes, and the head is made anew. */
const RECIPE = '3';
const VIEWS = 5;
const VIEWS_OF_NOTHING = 8;
const AGAIN = 12;
/** Photographs of a product that are learned in the hand, too. */
const HELD = 8;

/** For the `recognition` section of the cart's configuration. */
export interface DemoRecogniser {
  readonly head: string;
  readonly headKey: string;
  readonly learnedFrom: 'drawn' | 'photos';
  /** What the demo's camera sees shows nobody: the staff page may have its pictures. */
  readonly explain: 'with-crop';
}

interface Enrolled {
  readonly sku: string;
  readonly group: string;
  readonly views: () => Promise<DrawnView[]>;
}

/**
 * What the demo's head is enrolled with. What is drawn alike forms a group: no camera could tell organic bananas from
 * others. @param photographed SKUs that are known by photographs
 */
function drawings(photographed: ReadonlySet<string>): Enrolled[] {
  const goods = drawnProduce.map((demo, place) => ({
    sku: demo.product.sku,
    group: demo.look.emoji,
    views: () => viewsOf(demo, VIEWS, 1_000 + place),
  }));
  return [
    { sku: '~hand', group: '~hand', views: () => handViews(VIEWS_OF_NOTHING, 11) },
    { sku: '~basket', group: '~basket', views: () => basketViews(VIEWS_OF_NOTHING, 12) },
    ...goods.filter(({ sku }) => !photographed.has(sku)),
  ];
}

const headFile = (directory: string): string => join(directory, 'head.signed.json');

/**
 * What the cart is configured with, before there is a head: it takes the file as soon as that is there.
 * @param photos directory of a data set, where the demo is given one
 */
export async function recogniserConfig(directory: string, photos?: string): Promise<DemoRecogniser> {
  await mkdir(directory, { recursive: true });
  const { publicFile } = await demoKey(directory);
  const learnedFrom = photos === undefined ? 'drawn' : 'photos';
  return { head: headFile(directory), headKey: publicFile, learnedFrom, explain: 'with-crop' };
}

/**
 * A head that knows the demo's produce: drawn products enrolled as a store would enrol its own or, of what a data set
 * has photographs of, trained from these. Signed with the demo's key; made at the first start and kept.
 */
export async function makeDemoHead(
  directory: string,
  photos: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  const key = await demoKey(directory);
  const file = headFile(directory);
  const photographed = photos === undefined ? [] : await photographedProduce(photos);
  const embedder = new Embedder();
  await embedder.start();
  try {
    const skus = drawnProduce.map(({ product }) => product.sku);
    const stamp = createHash('sha256')
      .update(JSON.stringify([RECIPE, embedder.id, skus, photos, photographed.map(({ learned }) => learned.length)]))
      .digest('hex');
    const stampFile = join(directory, 'head.stamp');
    const kept = await readFile(stampFile, 'utf8').catch(() => '');
    const known = kept === stamp && (await readFile(file).catch(() => undefined)) !== undefined;
    if (known) return;
    say(`The camera learns ${skus.length} products (only at the first start) …`);
    const madeAt = new Date().toISOString();
    const base =
      photographed.length === 0
        ? emptyHead(embedder.id, madeAt)
        : await trainedFrom(photographed, embedder, madeAt, say);
    const head = await enrolDrawings(base, embedder, new Set(photographed.map(({ sku }) => sku)), say);
    await writeFile(`${file}.part`, sealHead(head, key.signing), { mode: 0o600 });
    await rename(`${file}.part`, file);
    await writeFile(stampFile, stamp);
    say(
      photos === undefined
        ? 'The camera knows the drawn products now.'
        : `The camera knows ${photographed.length} products by photographs now, and ${skus.length - photographed.length} drawn ones.`,
    );
  } finally {
    await embedder.stop();
  }
}

async function trainedFrom(
  photographed: readonly Photographed[],
  embedder: Embedder,
  madeAt: string,
  say: (text: string) => void,
): Promise<Head> {
  const examples: Example[] = [];
  for (const [place, { sku, group, learned }] of photographed.entries()) {
    for (const path of learned) examples.push({ sku, group, embedding: await embedder.embed(path) });
    // Some as the camera will see them: without these a hand would speak for the drawn products, which all had one.
    for (const [i, path] of learned.slice(0, HELD).entries()) {
      for (const { jpeg, region } of await photoViews(path, 1, 5_000 + HELD * place + i)) {
        examples.push({ sku, group, embedding: await embedder.embed(jpeg, { region }) });
      }
    }
    say(`The camera has seen ${examples.length} photographs.`);
  }
  const nothing = await embedNothing(embedder);
  return trainHead(examples, { embedder: embedder.id, madeAt, nothing: nothing.map((view) => view.embedding) });
}

async function enrolDrawings(
  base: Head,
  embedder: Embedder,
  photographed: ReadonlySet<string>,
  say: (text: string) => void,
): Promise<Head> {
  const { madeAt } = base;
  const embedded: { sku: string; group: string; embeddings: Float32Array[] }[] = [];
  for (const { sku, group, views } of drawings(photographed)) {
    const embeddings: Float32Array[] = [];
    for (const { jpeg, region } of await views()) embeddings.push(await embedder.embed(jpeg, { region }));
    embedded.push({ sku, group, embeddings });
    if (embedded.length % 10 === 0) say(`The camera has seen ${embedded.length} drawn products.`);
  }
  let head = base;
  // The first ones had few others to be told from: they are enrolled again, now against all.
  for (const one of [...embedded, ...embedded.slice(0, AGAIN)]) head = enrol(head, { ...one, madeAt });
  return { ...head, version: Math.floor(Date.now() / 1000) };
}
