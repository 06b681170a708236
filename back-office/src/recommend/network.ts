import { SIZE_FEATURES } from '@smart-cart/contracts';
import type { SeededRandom } from './seeded-random.js';

/** The trained numbers of one network; shapes as in `RecommendationModel`. */
export interface Network {
  readonly bias: Float32Array;
  readonly sizeBias: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly hiddenSize: Float32Array;
  readonly into: Float32Array;
  readonly out: Float32Array;
}
export const layers = ['bias', 'sizeBias', 'hiddenBias', 'hiddenSize', 'into', 'out'] as const;

export function emptyNetwork(items: number, hidden: number): Network {
  return {
    bias: new Float32Array(items),
    sizeBias: new Float32Array(SIZE_FEATURES * items),
    hiddenBias: new Float32Array(hidden),
    hiddenSize: new Float32Array(SIZE_FEATURES * hidden),
    into: new Float32Array(items * hidden),
    out: new Float32Array(hidden * items),
  };
}

/** Inputs are few at a time (a cart), so they begin large; outputs begin near the popularity. */
export function freshNetwork(counts: Uint32Array, hidden: number, random: SeededRandom): Network {
  const network = emptyNetwork(counts.length, hidden);
  const mean = counts.reduce((sum, count) => sum + Math.log(count + 1), 0) / counts.length;
  counts.forEach((count, item) => (network.bias[item] = Math.log(count + 1) - mean));
  for (let i = 0; i < network.into.length; i += 1) network.into[i] = 0.45 * random.normal();
  for (let i = 0; i < network.out.length; i += 1) network.out[i] = 0.01 * random.normal();
  return network;
}

/** One network whose log-odds are the mean of theirs: their hidden units side by side. */
export function averaged(networks: readonly Network[], items: number): Network & { readonly hidden: number } {
  const share = 1 / networks.length;
  const widths = networks.map((network) => network.hiddenBias.length);
  const hidden = widths.reduce((sum, width) => sum + width, 0);
  const all = emptyNetwork(items, hidden);
  let at = 0;
  networks.forEach((network, which) => {
    const width = widths[which] as number;
    network.bias.forEach((value, i) => (all.bias[i] = (all.bias[i] as number) + share * value));
    network.sizeBias.forEach((value, i) => (all.sizeBias[i] = (all.sizeBias[i] as number) + share * value));
    all.hiddenBias.set(network.hiddenBias, at);
    for (let row = 0; row < SIZE_FEATURES; row += 1) {
      all.hiddenSize.set(network.hiddenSize.subarray(row * width, (row + 1) * width), row * hidden + at);
    }
    for (let row = 0; row < items; row += 1) {
      all.into.set(network.into.subarray(row * width, (row + 1) * width), row * hidden + at);
    }
    network.out.forEach((value, i) => (all.out[at * items + i] = share * value));
    at += width;
  });
  return { ...all, hidden };
}
