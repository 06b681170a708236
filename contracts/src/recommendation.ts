import { z } from 'zod';
import { sku } from './catalogue.js';
import { packed, packedRows, packNumbers, packRows } from './packed-numbers.js';

/** Grows when a cart that knows only the older one could misread the file. */
export const RECOMMENDATION_FORMAT = 1;
export const MAX_RECOMMENDED_ITEMS = 8000;
export const MONTHS = 12;
/** How many in-cart products a suggestion can be explained by. */
export const PARTNERS = 12;

/** What the network is told about the size of the cart; see `sizeOf`. */
export const SIZE_FEATURES = 4;

/**
 * What goes with what, learned from receipts: one hidden layer from the cart to every product.
 * With n products in the cart, x = n^-contextPower at each of them and s = `sizeOf(n)`:
 * hidden = max(0, hiddenBias + s·hiddenSize + x·into), log-odds = bias + s·sizeBias + hidden·out.
 * All numbers are natural logarithms; matrices are row by row.
 */
export interface RecommendationModel {
  readonly madeAt: string;
  /** Receipts it was learned from. */
  readonly baskets: number;
  /** N products by SKU; every other list is in this order. */
  readonly items: readonly string[];
  /** [N] logarithm of the share of receipts with it: all one knows of an empty cart. */
  readonly popularity: Float32Array;
  readonly contextPower: number;
  /** H */
  readonly hidden: number;
  /** [N] */
  readonly bias: Float32Array;
  /** [SIZE_FEATURES × N] */
  readonly sizeBias: Float32Array;
  /** [H] */
  readonly hiddenBias: Float32Array;
  /** [SIZE_FEATURES × H] */
  readonly hiddenSize: Float32Array;
  /** [N × H] */
  readonly into: Float32Array;
  /** [H × N] */
  readonly out: Float32Array;
  /** [12 × N] how much more (or less) often than in the whole year it is bought in a month, shrunk towards 0. */
  readonly season: Float32Array;
  /** [N × PARTNERS] items it is bought with more often than by chance, strongest first; N where there are no more. */
  readonly partners: Uint16Array;
  /** [N × PARTNERS] by how much, shrunk towards 0. */
  readonly lifts: Float32Array;
}

/** The size of a cart with `count` different products, as the network wants it; written into `into`. */
export function sizeOf(count: number, into: Float32Array): void {
  into[0] = Math.log(Math.max(1, count));
  into[1] = count === 1 ? 1 : 0;
  into[2] = count === 2 ? 1 : 0;
  into[3] = count >= 6 ? 1 : 0;
}

const shape = z.strictObject({
  format: z.literal(RECOMMENDATION_FORMAT, {
    error: `this cart reads format ${RECOMMENDATION_FORMAT}; update the cart or train with a back office of its release`,
  }),
  madeAt: z.iso.datetime(),
  baskets: z.int().min(1),
  items: z.array(sku).min(1).max(MAX_RECOMMENDED_ITEMS),
  popularity: packed(Float32Array),
  contextPower: z.number().min(0).max(1),
  hidden: z.int().min(1).max(2048),
  bias: packed(Float32Array),
  sizeBias: packed(Float32Array),
  hiddenBias: packed(Float32Array),
  hiddenSize: packed(Float32Array),
  into: packedRows,
  out: packedRows,
  season: packedRows,
  partners: packed(Uint16Array),
  lifts: packedRows,
});

/** The file carts get, checked and unpacked: matrices travel as 8-bit numbers with one scale a row. */
export const recommendationModel = shape
  .superRefine((file, context) => {
    const [n, h] = [file.items.length, file.hidden];
    if (new Set(file.items).size !== n)
      context.addIssue({ code: 'custom', path: ['items'], message: 'has an item twice' });
    const lengths: Partial<Record<keyof typeof file, number>> = {
      popularity: n,
      bias: n,
      sizeBias: SIZE_FEATURES * n,
      hiddenBias: h,
      hiddenSize: SIZE_FEATURES * h,
      into: n * h,
      out: h * n,
      season: MONTHS * n,
      partners: n * PARTNERS,
      lifts: n * PARTNERS,
    };
    for (const [key, length] of Object.entries(lengths)) {
      const { length: found } = file[key as 'bias'];
      if (found === length) continue;
      context.addIssue({ code: 'custom', path: [key], message: `has ${found} numbers, not ${length}` });
    }
    if (file.partners.some((partner) => partner > n)) {
      context.addIssue({ code: 'custom', path: ['partners'], message: 'names an item that is not in the list' });
    }
  })
  .transform(({ format: _, ...model }): RecommendationModel => model);

/** What is written to the file; `recommendationModel` reads it. */
export type RecommendationFile = z.input<typeof recommendationModel>;

export function recommendationFile(model: RecommendationModel): RecommendationFile {
  const { items, hidden } = model;
  return {
    format: RECOMMENDATION_FORMAT,
    madeAt: model.madeAt,
    baskets: model.baskets,
    items: [...items],
    popularity: packNumbers(model.popularity),
    contextPower: model.contextPower,
    hidden,
    bias: packNumbers(model.bias),
    sizeBias: packNumbers(model.sizeBias),
    hiddenBias: packNumbers(model.hiddenBias),
    hiddenSize: packNumbers(model.hiddenSize),
    into: packRows(model.into, items.length),
    out: packRows(model.out, hidden),
    season: packRows(model.season, MONTHS),
    partners: packNumbers(model.partners),
    lifts: packRows(model.lifts, items.length),
  };
}
