import { ModelsError } from '../models-error.js';
import { centresOf, NOTHING_CENTRES } from '../head/centres.js';
import { STRETCH, type Head, type HeadProduct } from '../head/head.js';
import { scoresOf } from '../head/judge.js';
import { dot, meanOf, sigmoid, unit } from '../head/vectors.js';

export interface Enrolment {
  readonly sku: string;
  readonly group: string;
  /** Embeddings of the product's pictures, one or more. */
  readonly embeddings: readonly Float32Array[];
  readonly madeAt: string;
}

/** Pictures of an enrolled product that are kept, so that later ones can be fitted against it. */
const KEPT_PICTURES = 20;
const STEPS = 150;
const LEARNING_RATE = 0.01;
/** Pull towards the imprinted row: without it one picture would claim half the shop. */
const PULL = 1e-3;
/**
 * Logits by which other products' pictures must win while the row is fitted: their exemplars were learned by heart and
 * look safer than the pictures a cart will take. Less margin helps the new product at the cost of the others.
 */
const MARGIN = 2;

/**
 * Adds a product, or replaces it. Its row begins as its prototype and is fitted against exemplars of every other product;
 * the rows of the others are not touched, so what they score stays exactly as it was. Throws `too-few-pictures`.
 */
export function enrol(head: Head, { sku, group, embeddings, madeAt }: Enrolment): Head {
  if (embeddings.length === 0) {
    throw new ModelsError('too-few-pictures', `There is no picture of ${sku}: give at least one, better five.`);
  }
  const others = head.products.filter((product) => product.sku !== sku);
  const views = embeddings.map((embedding) => {
    scoresOf({ products: [], embedder: head.embedder }, embedding);
    return unit(embedding);
  });
  const prototype = unit(meanOf(views));
  const { weights, bias } = fitRow(head, others, views, prototype);
  const product: HeadProduct = {
    sku,
    group,
    origin: 'enrolled',
    pictures: embeddings.length,
    weights,
    bias,
    prototype,
    exemplars: views.slice(0, KEPT_PICTURES),
  };
  return { ...head, version: head.version + 1, madeAt, products: [...others, product] };
}

/** The head without a product; throws `unknown-product` when it has no such one. */
export function withoutProduct(head: Head, sku: string, madeAt: string): Head {
  const products = head.products.filter((product) => product.sku !== sku);
  if (products.length === head.products.length) {
    throw new ModelsError('unknown-product', `The head has no product ${sku}: \`list\` names those it has.`);
  }
  return { ...head, version: head.version + 1, madeAt, products };
}

/**
 * A head that knows no product yet: a shop can begin with enrolment alone. `nothing`: raw embeddings of views without a
 * product (`embedNothing`), so that an empty hand is not taken for the product that looks most like it.
 */
export function emptyHead(embedder: Head['embedder'], madeAt: string, nothing: readonly Float32Array[] = []): Head {
  const head = { embedder, version: 0, madeAt, temperature: 1, products: [] };
  if (nothing.length === 0) return { ...head, unknown: { nearness: 20, energy: 0, bias: 10 } };
  // Even odds where a picture is half alike a product and as unlike nothing as pictures of goods are (0.3).
  const unknown = { nearness: 20, energy: 0, nothingness: -10, bias: 7 };
  return { ...head, unknown, nothing: centresOf(nothing, NOTHING_CENTRES) };
}

interface Case {
  readonly x: Float32Array;
  /** Log of the summed powers of all other products' scores: all that the own row competes with. */
  readonly rivals: number;
  readonly own: boolean;
}

function fitRow(
  head: Head,
  others: readonly HeadProduct[],
  views: readonly Float32Array[],
  prototype: Float32Array,
): { weights: Float32Array; bias: number } {
  const centre = meanOf(others.map((product) => product.prototype));
  const direction = unit(others.length > 0 ? prototype.map((value, i) => value - (centre[i] ?? 0)) : prototype);
  const length = others.reduce((sum, { weights }) => sum + Math.sqrt(dot(weights, weights)), 0) / others.length;
  const start = direction.map((value) => value * (others.length > 0 ? length : 1));
  if (others.length === 0) return { weights: start, bias: 0 };
  const rivalsOf = (x: Float32Array): number => scoresOf({ products: others, embedder: head.embedder }, x).energy;
  const cases: Case[] = [
    ...views.map((x) => ({ x, rivals: rivalsOf(x), own: true })),
    // A head as carts have it holds no exemplars.
    ...others.flatMap(({ exemplars, prototype: middle }) =>
      (exemplars.length > 0 ? exemplars : [middle]).map((x) => ({ x, rivals: rivalsOf(x), own: false })),
    ),
  ];
  return descend(start, cases);
}

/** Adam on the log loss of all cases at once; only this row and its bias move. */
function descend(start: Float32Array, cases: readonly Case[]): { weights: Float32Array; bias: number } {
  const size = start.length;
  const row = Float64Array.from([...start, 0]);
  const slow = new Float64Array(size + 1);
  const square = new Float64Array(size + 1);
  const weights = new Float32Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    weights.set(row.subarray(0, size));
    const gradient = new Float64Array(size + 1);
    for (let i = 0; i < size; i += 1) gradient[i] = 2 * PULL * ((row[i] ?? 0) - (start[i] ?? 0));
    for (const { x, rivals, own } of cases) {
      const share = sigmoid(STRETCH * dot(x, weights) + (row[size] ?? 0) - rivals + (own ? 0 : MARGIN));
      const error = (share - (own ? 1 : 0)) / cases.length;
      if (Math.abs(error) < 1e-9) continue;
      for (let i = 0; i < size; i += 1) gradient[i] = (gradient[i] ?? 0) + error * STRETCH * (x[i] ?? 0);
      gradient[size] = (gradient[size] ?? 0) + error;
    }
    for (let i = 0; i <= size; i += 1) {
      const g = gradient[i] ?? 0;
      slow[i] = 0.9 * (slow[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      const rise = (slow[i] ?? 0) / (1 - 0.9 ** step);
      const spread = Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step));
      row[i] = (row[i] ?? 0) - (LEARNING_RATE * rise) / (spread + 1e-8);
    }
  }
  return { weights: Float32Array.from(row.subarray(0, size)), bias: row[size] ?? 0 };
}
