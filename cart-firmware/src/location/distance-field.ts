import { FLOOR_NEIGHBOURS } from '@smart-cart/contracts';
import type { StorePlan } from './store-plan.js';

/** Never reached. */
const FAR = 0xffff_ffff;
/** A straight step between cells is ten of the field's units. */
const UNITS_PER_CELL = 10;

/**
 * Walking distance from one cell to every other, over straight and diagonal steps. Whole-number lengths allow sorting into
 * buckets instead of a heap: one pass over the floor.
 */
export class DistanceField {
  readonly #distance: Uint32Array;
  readonly #metres: number;

  constructor(
    private readonly plan: StorePlan,
    readonly from: number,
  ) {
    const { floor } = plan;
    this.#metres = floor.cell / UNITS_PER_CELL;
    this.#distance = new Uint32Array(floor.cells).fill(FAR);
    // No step is longer than 14 units, so fifteen buckets used in turn are enough.
    const buckets: number[][] = Array.from({ length: 15 }, () => []);
    this.#distance[from] = 0;
    buckets[0]?.push(from);
    let waiting = 1;
    for (let far = 0; waiting > 0; far += 1) {
      const bucket = buckets[far % 15] ?? [];
      for (let cell = bucket.pop(); cell !== undefined; cell = bucket.pop()) {
        waiting -= 1;
        if (this.#distance[cell] !== far) continue;
        for (const [dx, dy, length] of FLOOR_NEIGHBOURS) {
          const next = floor.neighbour(cell, dx, dy);
          if (next < 0 || far + length >= (this.#distance[next] ?? 0)) continue;
          this.#distance[next] = far + length;
          buckets[(far + length) % 15]?.push(next);
          waiting += 1;
        }
      }
    }
  }

  /** Metres; Infinity when there is no way. */
  to(cell: number): number {
    const units = this.#distance[cell] ?? FAR;
    return units === FAR ? Infinity : units * this.#metres;
  }

  /** Cells from `cell` back to the beginning of the field, both included; empty when there is no way. Straight on where it can. */
  wayBack(cell: number): number[] {
    if (!Number.isFinite(this.to(cell))) return [];
    const way = [cell];
    let last = -1;
    for (let at = cell; at !== this.from;) {
      const next = this.#down(at, last);
      if (next === undefined) return [];
      way.push(next.cell);
      at = next.cell;
      last = next.direction;
    }
    return way;
  }

  /** A neighbour on a shortest way; of several, the one in the direction walked so far: fewer bends to draw and to say. */
  #down(at: number, last: number): { cell: number; direction: number } | undefined {
    let found: { cell: number; direction: number } | undefined;
    for (const [direction, [dx, dy, length]] of FLOOR_NEIGHBOURS.entries()) {
      const cell = this.plan.floor.neighbour(at, dx, dy);
      if (cell < 0 || (this.#distance[cell] ?? FAR) + length !== this.#distance[at]) continue;
      if (direction === last) return { cell, direction };
      found ??= { cell, direction };
    }
    return found;
  }
}

/** Fields are asked for again and again from the same shelves; a few hundred kilobytes keep them. */
export class DistanceFields {
  readonly #kept = new Map<number, DistanceField>();

  constructor(
    private readonly plan: StorePlan,
    private readonly most = 64,
  ) {}

  from(cell: number): DistanceField {
    const kept = this.#kept.get(cell);
    const field = kept ?? new DistanceField(this.plan, cell);
    this.#kept.delete(cell);
    this.#kept.set(cell, field);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
    return field;
  }
}
