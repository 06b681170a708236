import type { EmbedderId } from '../embedder/embedder.js';
import { ModelsError } from '../models-error.js';
import { centresOf, NOTHING_CENTRES } from './centres.js';
import { fitTemperature, type Scored } from './calibration.js';
import { fitLinear, type LinearFit } from './fit-linear.js';
import type { Head, HeadProduct } from './head.js';
import { scoresOf, type RawScores } from './judge.js';
import { fitUnknown, trustingUnknownModel } from './open-set.js';
import type { RuntimeName } from './tensor-runtime.js';
import { meanOf, seeded, shuffled, unit } from './vectors.js';

/** One labelled picture. */
export interface Example {
  readonly sku: string;
  readonly group: string;
  readonly embedding: Float32Array;
}

export interface TrainOptions {
  readonly embedder: EmbedderId;
  readonly madeAt: string;
  readonly version?: number;
  readonly epochs?: number;
  readonly seed?: number;
  readonly runtime?: RuntimeName;
  /** Raw embeddings of views that show no product (see `embedNothing`); without any, only strange products are told. */
  readonly nothing?: readonly Float32Array[];
}

/** Embeddings kept of each product against which later enrolments are fitted. */
const EXEMPLARS = 6;
const FOLDS = 5;
/**
 * Pictures of a list come in series from one shelf on one day, and the embedder may have learned from them: those kept
 * aside look easier than the next shop will be. So the fit may make a head more modest as it likes, and only a little
 * more certain: as much as pictures of other days showed that heads of this size are too modest by themselves.
 */
const LOWEST_TEMPERATURE = 0.9;

/**
 * Trains a head. A fifth of the examples first stays aside to fit temperature, and every fifth product plays the unknown
 * to learn what unknown things look like; the final head then learns from everything. Throws `too-few-pictures`.
 */
export async function trainHead(examples: readonly Example[], options: TrainOptions): Promise<Head> {
  const skus = [...new Set(examples.map((example) => example.sku))];
  if (skus.length < 2) {
    throw new ModelsError(
      'too-few-pictures',
      `A head is trained on at least two products, the list has ${skus.length}: add pictures of another one.`,
    );
  }
  const random = seeded(options.seed ?? 1);
  const bySku = skus.map((sku) =>
    shuffled(
      examples.filter((example) => example.sku === sku),
      random,
    ),
  );
  const aside = bySku.flatMap((own) => own.filter((_, place) => own.length >= FOLDS && place % FOLDS === 0));
  const kept = bySku.flatMap((own) => own.filter((_, place) => own.length < FOLDS || place % FOLDS !== 0));

  const nothing = centresOf(options.nothing ?? [], NOTHING_CENTRES);
  const { unknown, temperature } = await rehearse(kept, aside, skus, options);
  return {
    embedder: options.embedder,
    version: options.version ?? 1,
    madeAt: options.madeAt,
    temperature: Math.max(LOWEST_TEMPERATURE, temperature),
    unknown,
    products: await fitProducts(bySku.flat(), options),
    ...(nothing.length > 0 ? { nothing } : {}),
  };
}

async function fitProducts(examples: readonly Example[], options: TrainOptions): Promise<HeadProduct[]> {
  const skus = [...new Set(examples.map((example) => example.sku))].sort();
  const label = new Map(skus.map((sku, place) => [sku, place]));
  const samples = examples.map((example) => ({ embedding: example.embedding, label: label.get(example.sku) ?? 0 }));
  const { epochs, seed, runtime } = options;
  const fit: LinearFit = await fitLinear(samples, {
    classes: skus.length,
    ...(epochs === undefined ? {} : { epochs }),
    ...(seed === undefined ? {} : { seed }),
    ...(runtime === undefined ? {} : { runtime }),
  });
  return skus.map((sku, place): HeadProduct => {
    const own = examples.filter((example) => example.sku === sku);
    const units = own.map((example) => unit(example.embedding));
    return {
      sku,
      group: own[0]?.group ?? sku,
      origin: 'trained',
      pictures: own.length,
      weights: fit.rows[place] ?? new Float32Array(),
      bias: fit.biases[place] ?? 0,
      prototype: unit(meanOf(units)),
      exemplars: units.slice(0, EXEMPLARS),
    };
  });
}

/**
 * A head that lacks every fifth product sees those products for the first time: that is what a stranger looks like. Of the
 * views without a product every third stays out of the centres and shows how near another such view will be. The same head
 * shows by what was kept aside how sure it may be.
 */
async function rehearse(
  kept: readonly Example[],
  aside: readonly Example[],
  skus: readonly string[],
  options: TrainOptions,
): Promise<Pick<Head, 'unknown' | 'temperature'>> {
  const sorted = [...skus].sort();
  const strangers = new Set(sorted.filter((_, place) => place % FOLDS === 2));
  // Too few for one to be left out: then nothing is strange.
  if (sorted.length - strangers.size < 2) strangers.clear();
  const products = await fitProducts(
    kept.filter((example) => !strangers.has(example.sku)),
    options,
  );
  const views = options.nothing ?? [];
  const nothing = centresOf(
    views.filter((_, place) => place % 3 !== 0),
    NOTHING_CENTRES,
  );
  const evidence = (some: readonly Float32Array[]): RawScores[] =>
    some.map((embedding) => scoresOf({ products, embedder: options.embedder, nothing }, embedding));
  const embeddings = (some: readonly Example[]): Float32Array[] => some.map((example) => example.embedding);
  const known = aside.filter((example) => !strangers.has(example.sku));
  const placeOf = new Map(products.map((product, place) => [product.sku, place]));
  const scored = known.map((example): Scored => ({
    logits: scoresOf({ products, embedder: options.embedder }, example.embedding).logits,
    truth: placeOf.get(example.sku) ?? -1,
  }));
  const strange = [...kept, ...aside].filter((example) => strangers.has(example.sku));
  const unknown =
    strangers.size === 0
      ? trustingUnknownModel
      : fitUnknown({
          known: evidence(embeddings(known)),
          strangers: evidence(embeddings(strange)),
          nothing: evidence(views.filter((_, place) => place % 3 === 0)),
        });
  return { unknown, temperature: fitTemperature(scored) };
}
