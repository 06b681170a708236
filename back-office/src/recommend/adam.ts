import { emptyNetwork, layers, type Network } from './network.js';

const [FIRST, SECOND, TINY] = [0.9, 0.999, 1e-8];

/** Adam (Kingma and Ba 2015) over all layers; each layer has its own pull towards zero. */
export class Adam {
  readonly #first: Network;
  readonly #second: Network;
  #steps = 0;

  constructor(
    items: number,
    hidden: number,
    private readonly pull: Readonly<Record<keyof Network, number>>,
  ) {
    this.#first = emptyNetwork(items, hidden);
    this.#second = emptyNetwork(items, hidden);
  }

  /** Moves `network` against `gradient`, which is zero afterwards. */
  step(network: Network, gradient: Network, rate: number): void {
    this.#steps += 1;
    const firstScale = 1 / (1 - FIRST ** this.#steps);
    const secondScale = 1 / (1 - SECOND ** this.#steps);
    for (const layer of layers) {
      const [values, slopes] = [network[layer], gradient[layer]];
      const [first, second, pull] = [this.#first[layer], this.#second[layer], this.pull[layer]];
      for (let i = 0; i < values.length; i += 1) {
        const value = values[i] as number;
        const slope = (slopes[i] as number) + pull * value;
        const mean = FIRST * (first[i] as number) + (1 - FIRST) * slope;
        const spread = SECOND * (second[i] as number) + (1 - SECOND) * slope * slope;
        first[i] = mean;
        second[i] = spread;
        values[i] = value - (rate * mean * firstScale) / (Math.sqrt(spread * secondScale) + TINY);
      }
      slopes.fill(0);
    }
  }
}
