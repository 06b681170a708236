import type { Motion } from './motion.js';
import type { WalkGraph } from './walk-graph.js';

/** Less than this of the whole is not worth following. */
const NEGLIGIBLE = 1e-8;

/** What happens in one step. Shares of 0 to 1. */
export interface Step {
  /** Of those who walk: how many do it for one step's length now. */
  readonly move: number;
  /** Of those who stand: how many set off. */
  readonly setOff: number;
  /** Of those who walk: how many stop afterwards. */
  readonly stop: number;
}

/**
 * Probability of every state of the hidden Markov model: on each arc, walking or standing. A forward filter: predict with
 * `step`, correct with `see`.
 */
export class Belief {
  walking: Float64Array;
  standing: Float64Array;
  #next: Float64Array;

  constructor(
    private readonly graph: WalkGraph,
    private readonly motion: Motion,
  ) {
    this.walking = new Float64Array(graph.arcs);
    this.standing = new Float64Array(graph.arcs);
    this.#next = new Float64Array(graph.arcs);
    this.spread();
  }

  get bytes(): number {
    return this.walking.byteLength + this.standing.byteLength + this.#next.byteLength;
  }

  /** Anywhere. */
  spread(): void {
    this.walking.fill(0);
    this.standing.fill(1 / Math.max(1, this.graph.arcs));
  }

  /** Takes a share away from everything and spreads it evenly: a cart carried elsewhere is found again. */
  restart(share: number): void {
    const even = share / Math.max(1, this.graph.arcs);
    for (let arc = 0; arc < this.graph.arcs; arc += 1) {
      this.walking[arc] = (this.walking[arc] ?? 0) * (1 - share);
      this.standing[arc] = (this.standing[arc] ?? 0) * (1 - share) + even;
    }
  }

  /** Everybody stands. */
  halt(): void {
    for (let arc = 0; arc < this.graph.arcs; arc += 1) {
      this.standing[arc] = (this.standing[arc] ?? 0) + (this.walking[arc] ?? 0);
      this.walking[arc] = 0;
    }
  }

  /** Plain indexed loops over typed arrays: this is the hot path of a small board. */
  step({ move, setOff, stop }: Step): void {
    const { graph, motion, walking, standing } = this;
    const next = this.#next.fill(0);
    for (let arc = 0; arc < graph.arcs; arc += 1) {
      const w = (walking[arc] ?? 0) * move;
      const s = (standing[arc] ?? 0) * setOff;
      if (w + s < NEGLIGIBLE) {
        next[arc] = (next[arc] ?? 0) + (walking[arc] ?? 0);
        continue;
      }
      const first = graph.outStart[graph.arcTo[arc] ?? 0] ?? 0;
      const base = motion.start[arc] ?? 0;
      const count = (motion.start[arc + 1] ?? 0) - base;
      let moved = 0;
      for (let k = 0; k < count; k += 1) {
        const mass = w * (motion.going[base + k] ?? 0) + s * (motion.settingOff[base + k] ?? 0);
        next[first + k] = (next[first + k] ?? 0) + mass;
        moved += mass;
      }
      next[arc] = (next[arc] ?? 0) + (walking[arc] ?? 0) + s - moved;
      standing[arc] = (standing[arc] ?? 0) - s;
    }
    if (stop > 0)
      for (let arc = 0; arc < graph.arcs; arc += 1) {
        const stopped = (next[arc] ?? 0) * stop;
        next[arc] = (next[arc] ?? 0) - stopped;
        standing[arc] = (standing[arc] ?? 0) + stopped;
      }
    this.#next = walking;
    this.walking = next;
  }

  /** Weighs every state by the likelihood of what was seen, by piece; `byHeading` optionally by arc. */
  see(likelihood: Float64Array, byHeading?: (arc: number) => number): void {
    let sum = 0;
    for (let arc = 0; arc < this.graph.arcs; arc += 1) {
      const weight = (likelihood[this.graph.arcTo[arc] ?? 0] ?? 0) * (byHeading?.(arc) ?? 1);
      const w = (this.walking[arc] ?? 0) * weight;
      const s = (this.standing[arc] ?? 0) * weight;
      this.walking[arc] = w;
      this.standing[arc] = s;
      sum += w + s;
    }
    if (sum > 0) this.#scale(1 / sum);
    else this.spread();
  }

  /** Probability of each piece of floor. */
  byPiece(into = new Float64Array(this.graph.pieces)): Float64Array {
    into.fill(0);
    for (let arc = 0; arc < this.graph.arcs; arc += 1) {
      const piece = this.graph.arcTo[arc] ?? 0;
      into[piece] = (into[piece] ?? 0) + (this.walking[arc] ?? 0) + (this.standing[arc] ?? 0);
    }
    return into;
  }

  #scale(by: number): void {
    for (let arc = 0; arc < this.graph.arcs; arc += 1) {
      this.walking[arc] = (this.walking[arc] ?? 0) * by;
      this.standing[arc] = (this.standing[arc] ?? 0) * by;
    }
  }
}
