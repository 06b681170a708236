import { passesBy } from './goods.js';
import type { GoodsSelector } from './promotion.js';
import type { PricedLine } from './settlement.js';

/** Finds the goods of a selector without asking every line of every promotion. */
export class GoodsIndex {
  readonly #all: readonly number[];
  readonly #skus = new Map<string, number[]>();
  readonly #groups = new Map<string, number[]>();
  readonly #tags = new Map<string, number[]>();

  constructor(private readonly lines: readonly PricedLine[]) {
    this.#all = [...lines.keys()];
    const put = (map: Map<string, number[]>, key: string, at: number): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [at]);
      else list.push(at);
    };
    for (const [at, { sku, group, tags }] of lines.entries()) {
      put(this.#skus, sku, at);
      if (group !== undefined) put(this.#groups, group, at);
      for (const tag of tags ?? []) put(this.#tags, tag, at);
    }
  }

  /** Positions of the lines it names, ascending. */
  find(of: GoodsSelector): readonly number[] {
    const found = new Set<number>();
    const add = (map: ReadonlyMap<string, number[]>, keys: readonly string[] | undefined): void => {
      for (const key of keys ?? []) for (const at of map.get(key) ?? []) found.add(at);
    };
    if (of.all !== true) {
      add(this.#skus, of.skus);
      add(this.#groups, of.groups);
      add(this.#tags, of.tags);
      if (found.size === 0) return [];
    }
    const named = of.all === true ? this.#all : [...found].sort((a, b) => a - b);
    return named.filter((at) => {
      const line = this.lines[at];
      return line !== undefined && !passesBy(of, line);
    });
  }
}
