import type { RecommendationModel } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import { Adam } from './adam.js';
import { encodeBaskets, type Basket, type EncodedBaskets } from './basket.js';
import { Denoising } from './denoising.js';
import { averaged, emptyNetwork, freshNetwork, type Network } from './network.js';
import { partnersOf } from './partners.js';
import { seasonOf } from './season.js';
import { SeededRandom } from './seeded-random.js';

export interface TrainingSettings {
  readonly seed: number;
  /** ISO 8601, written into the model. */
  readonly madeAt: string;
  /** Networks trained from different beginnings and averaged. */
  readonly networks: number;
  /** Hidden units of each. */
  readonly hidden: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly batch: number;
  readonly hide: number;
  readonly dropout: number;
  readonly contextPower: number;
  /** Strength of the pull of weights towards zero, in items left out. */
  readonly shrink: number;
  /** An item bought less often is not learned. */
  readonly atLeast: number;
  readonly atMost: number;
}

/**
 * Chosen by trying some thirty combinations on one or two held-out fifths of 7,868 public grocery baskets. There, twice
 * the hidden units or twice the shrinkage moved the hit rates less than one fifth differs from the other, and so did
 * three networks instead of one (one fifth only); more than three were not tried.
 */
export const trainingDefaults: Omit<TrainingSettings, 'madeAt'> = {
  seed: 1,
  networks: 3,
  hidden: 128,
  epochs: 60,
  learningRate: 3e-3,
  batch: 128,
  hide: 0.3,
  dropout: 0.5,
  contextPower: 0.5,
  shrink: 3,
  atLeast: 2,
  atMost: 4000,
};

export interface TrainingProgress {
  /** 0 to 1 of the whole training. */
  readonly done: number;
  /** Mean loss of one left-out item in the last epoch, natural logarithm. */
  readonly loss: number;
}

/**
 * Learns from baskets; the same baskets, settings and seed give the same model. Yields after every epoch, so that the
 * caller may report, do other things or stop.
 *
 * @throws BackOfficeError `too-few-receipts`
 */
export function* training(
  baskets: readonly Basket[],
  settings: Partial<TrainingSettings> & Pick<TrainingSettings, 'madeAt'>,
): Generator<TrainingProgress, RecommendationModel> {
  const all: TrainingSettings = { ...trainingDefaults, ...settings };
  const encoded = encodeBaskets(baskets, all);
  const learnable = encoded.baskets.filter((basket) => basket.length > 1);
  if (learnable.length === 0) {
    throw new BackOfficeError(
      'too-few-receipts',
      `None of the ${baskets.length} receipts has two products that were bought at least ${all.atLeast} times: suggestions can be learned when more have come in.`,
    );
  }
  const networks: Network[] = [];
  for (let which = 0; which < all.networks; which += 1) {
    const epochs = trainNetwork(learnable, encoded, all, all.seed * 1000 + which);
    for (let step = epochs.next(); ; step = epochs.next()) {
      if (step.done === true) {
        networks.push(step.value);
        break;
      }
      yield { done: (which + step.value.done) / all.networks, loss: step.value.loss };
    }
  }
  const { items, counts } = encoded;
  return {
    madeAt: all.madeAt,
    baskets: encoded.baskets.length,
    items,
    popularity: Float32Array.from(counts, (count) => Math.log(count / encoded.baskets.length)),
    contextPower: all.contextPower,
    ...averaged(networks, items.length),
    season: seasonOf(encoded),
    ...partnersOf(encoded),
  };
}

function* trainNetwork(
  learnable: readonly Uint16Array[],
  { counts }: EncodedBaskets,
  settings: TrainingSettings,
  seed: number,
): Generator<TrainingProgress, Network> {
  const { hidden, epochs, batch } = settings;
  const random = new SeededRandom(seed);
  const network = freshNetwork(counts, hidden, random);
  const gradient = emptyNetwork(counts.length, hidden);
  const leftOut = learnable.reduce((sum, basket) => sum + basket.length, 0);
  const [pull, little] = [settings.shrink / leftOut, 0.1 / leftOut];
  const adam = new Adam(counts.length, hidden, {
    bias: little,
    sizeBias: 1 / leftOut,
    hiddenBias: little,
    hiddenSize: pull,
    into: pull,
    out: pull,
  });
  const denoising = new Denoising(counts.length, hidden, settings, random);
  const order = Uint32Array.from(learnable.keys());
  const shuffled = learnable.map((basket) => basket.slice());
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = settings.learningRate * 0.5 * (1 + Math.cos((Math.PI * epoch) / epochs));
    random.shuffle(order);
    let loss = 0;
    for (let from = 0; from < order.length; from += batch) {
      const some = order.subarray(from, from + batch);
      const weight = learnable.length / leftOut / some.length;
      for (const which of some) loss += denoising.add(shuffled[which] as Uint16Array, network, gradient, weight);
      adam.step(network, gradient, rate);
    }
    yield { done: (epoch + 1) / epochs, loss: loss / leftOut };
  }
  return network;
}
