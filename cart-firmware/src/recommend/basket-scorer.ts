import { SIZE_FEATURES, sizeOf, type RecommendationModel } from '@smart-cart/contracts';

/**
 * How likely each item of a model is to be put in next, as log-odds. Works in memory of its own: one call at a time,
 * and the answer is overwritten by the next.
 */
export class BasketScorer {
  readonly #size = new Float32Array(SIZE_FEATURES);
  readonly #hidden: Float32Array;
  readonly #scores: Float32Array;

  constructor(private readonly model: RecommendationModel) {
    this.#hidden = new Float32Array(model.hidden);
    this.#scores = new Float32Array(model.items.length);
  }

  /**
   * @param inCart places of the different items in the cart; places outside the model are not for here
   * @param count of different products in the cart, with those the model does not know
   */
  score(inCart: ArrayLike<number>, count = inCart.length): Float32Array {
    const scores = this.#scores;
    const { model } = this;
    if (inCart.length === 0) {
      scores.set(model.popularity);
      return scores;
    }
    sizeOf(count, this.#size);
    this.#hear(inCart);
    scores.set(model.bias);
    for (let f = 0; f < SIZE_FEATURES; f += 1) add(scores, model.sizeBias, f, this.#size[f] as number);
    for (let unit = 0; unit < model.hidden; unit += 1) {
      const value = this.#hidden[unit] as number;
      if (value > 0) add(scores, model.out, unit, value);
    }
    return scores;
  }

  #hear(inCart: ArrayLike<number>): void {
    const { into, hiddenBias, hiddenSize, contextPower } = this.model;
    const units = this.#hidden;
    units.set(hiddenBias);
    for (let f = 0; f < SIZE_FEATURES; f += 1) add(units, hiddenSize, f, this.#size[f] as number);
    const each = inCart.length ** -contextPower;
    for (let i = 0; i < inCart.length; i += 1) add(units, into, inCart[i] as number, each);
  }
}

/** Adds `by` times a row of the matrix. */
function add(to: Float32Array, matrix: Float32Array, row: number, by: number): void {
  if (by === 0) return;
  const length = to.length;
  const from = row * length;
  for (let i = 0; i < length; i += 1) to[i] = (to[i] as number) + by * (matrix[from + i] as number);
}
