import { SIZE_FEATURES, sizeOf } from '@smart-cart/contracts';
import type { Network } from './network.js';
import type { SeededRandom } from './seeded-random.js';

export interface DenoisingSettings {
  readonly contextPower: number;
  /** Share of a basket hidden besides the one item that always is. */
  readonly hide: number;
  /** Share of the hidden units left out for one basket. */
  readonly dropout: number;
}

/**
 * The gradient of one basket: some of its items are hidden, and each of them is to be told, by a softmax over
 * everything that is not in the basket, from those that are left. Averaged over what is hidden, and as heavy as the basket
 * has items, so that the sum over baskets is the likelihood of leaving out each item of each basket once.
 */
export class Denoising {
  readonly #size = new Float32Array(SIZE_FEATURES);
  readonly #active: Uint16Array;
  readonly #values: Float32Array;
  readonly #logits: Float32Array;
  readonly #blame: Float32Array;
  /** 0 elsewhere, 1 in the basket and left, 2 hidden */
  readonly #role: Uint8Array;

  constructor(
    private readonly items: number,
    private readonly hidden: number,
    private readonly settings: DenoisingSettings,
    private readonly random: SeededRandom,
  ) {
    this.#active = new Uint16Array(hidden);
    this.#values = new Float32Array(hidden);
    this.#logits = new Float32Array(items);
    this.#blame = new Float32Array(items);
    this.#role = new Uint8Array(items);
  }

  /** Shuffles the basket, adds `weight` times its gradient to `gradient`, and answers its loss (natural logarithm). */
  add(basket: Uint16Array, network: Network, gradient: Network, weight: number): number {
    const { random, settings } = this;
    let hiddenItems = 1;
    for (let i = 1; i < basket.length; i += 1) if (random.next() < settings.hide) hiddenItems += 1;
    const left = Math.max(1, basket.length - hiddenItems);
    random.shuffle(basket);
    basket.forEach((item, i) => (this.#role[item] = i < left ? 1 : 2));
    sizeOf(basket.length - 1, this.#size);
    const scale = left ** -settings.contextPower;
    const active = this.#forwardHidden(basket, left, scale, network);
    this.#forwardOut(active, network);
    const loss = this.#blameItems(basket, left, weight);
    this.#backward(basket, left, scale, active, network, gradient);
    for (const item of basket) this.#role[item] = 0;
    return loss;
  }

  /** How many hidden units answer; their numbers are in `#active`, their values in `#values`. */
  #forwardHidden(basket: Uint16Array, left: number, scale: number, network: Network): number {
    const { hidden } = this;
    const sum = this.#values;
    const keep = 1 - this.settings.dropout;
    sum.fill(0);
    for (let i = 0; i < left; i += 1) {
      const row = (basket[i] as number) * hidden;
      for (let unit = 0; unit < hidden; unit += 1) {
        sum[unit] = (sum[unit] as number) + (network.into[row + unit] as number);
      }
    }
    let active = 0;
    for (let unit = 0; unit < hidden; unit += 1) {
      let value = (sum[unit] as number) * scale + (network.hiddenBias[unit] as number);
      for (let f = 0; f < SIZE_FEATURES; f += 1) {
        value += (this.#size[f] as number) * (network.hiddenSize[f * hidden + unit] as number);
      }
      if (value <= 0 || this.random.next() >= keep) continue;
      this.#active[active] = unit;
      sum[active] = value / keep;
      active += 1;
    }
    return active;
  }

  #forwardOut(active: number, network: Network): void {
    const { items } = this;
    const logits = this.#logits;
    logits.set(network.bias);
    for (let f = 0; f < SIZE_FEATURES; f += 1) {
      const by = this.#size[f] as number;
      if (by !== 0) addRow(logits, network.sizeBias, f * items, by, items);
    }
    for (let a = 0; a < active; a += 1) {
      addRow(logits, network.out, (this.#active[a] as number) * items, this.#values[a] as number, items);
    }
  }

  /** Derivative of the loss by each log-odds, times `weight`, into `#blame`. */
  #blameItems(basket: Uint16Array, left: number, weight: number): number {
    const { items } = this;
    const logits = this.#logits;
    let top = -Infinity;
    for (let item = 0; item < items; item += 1) top = Math.max(top, logits[item] as number);
    let others = 0;
    for (let item = 0; item < items; item += 1) {
      const odds = Math.exp((logits[item] as number) - top);
      this.#blame[item] = odds;
      if (this.#role[item] === 0) others += odds;
    }
    const each = basket.length / (basket.length - left);
    let pressure = 0;
    let loss = 0;
    for (let i = left; i < basket.length; i += 1) {
      const odds = this.#blame[basket[i] as number] as number;
      pressure += 1 / (others + odds);
      loss -= each * Math.log(odds / (others + odds));
    }
    for (let item = 0; item < items; item += 1) {
      const odds = this.#blame[item] as number;
      const role = this.#role[item] as number;
      const blame = role === 0 ? odds * pressure : role === 1 ? 0 : odds / (others + odds) - 1;
      this.#blame[item] = weight * each * blame;
    }
    return loss;
  }

  #backward(
    basket: Uint16Array,
    left: number,
    scale: number,
    active: number,
    network: Network,
    gradient: Network,
  ): void {
    const { items, hidden } = this;
    const blame = this.#blame;
    const keep = 1 - this.settings.dropout;
    addRow(gradient.bias, blame, 0, 1, items);
    for (let f = 0; f < SIZE_FEATURES; f += 1) {
      const by = this.#size[f] as number;
      if (by === 0) continue;
      const row = f * items;
      for (let item = 0; item < items; item += 1) {
        gradient.sizeBias[row + item] = (gradient.sizeBias[row + item] as number) + by * (blame[item] as number);
      }
    }
    for (let a = 0; a < active; a += 1) {
      const unit = this.#active[a] as number;
      const value = this.#values[a] as number;
      const row = unit * items;
      let back = 0;
      for (let item = 0; item < items; item += 1) {
        const by = blame[item] as number;
        gradient.out[row + item] = (gradient.out[row + item] as number) + value * by;
        back += by * (network.out[row + item] as number);
      }
      back /= keep;
      gradient.hiddenBias[unit] = (gradient.hiddenBias[unit] as number) + back;
      for (let f = 0; f < SIZE_FEATURES; f += 1) {
        const at = f * hidden + unit;
        gradient.hiddenSize[at] = (gradient.hiddenSize[at] as number) + back * (this.#size[f] as number);
      }
      for (let i = 0; i < left; i += 1) {
        const at = (basket[i] as number) * hidden + unit;
        gradient.into[at] = (gradient.into[at] as number) + back * scale;
      }
    }
  }
}

function addRow(to: Float32Array, from: Float32Array, row: number, by: number, length: number): void {
  for (let i = 0; i < length; i += 1) to[i] = (to[i] as number) + by * (from[row + i] as number);
}
