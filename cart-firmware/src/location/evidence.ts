import type { ShelfMarker } from '@smart-cart/contracts';
import type { Placement, StorePlan } from './store-plan.js';
import type { LocationTuning } from './tuning.js';
import type { WalkGraph } from './walk-graph.js';

/** A product not taken from its usual place, when it has a second one. */
const SECONDARY_WEIGHT = 0.3;
/** Metres around a shelf within which its cart may stand. */
const PICK_REACH = 12;

interface Kernel {
  readonly pieces: Int32Array;
  /** Sums to 1. */
  readonly weights: Float64Array;
}

function scaled(weights: readonly number[], whole: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (weight / sum) * whole);
}

/** How likely each piece of floor makes what was seen; 1 means: says nothing about it. */
export class Evidence {
  readonly #kernels = new Map<number, Kernel>();

  constructor(
    private readonly plan: StorePlan,
    private readonly graph: WalkGraph,
    private readonly tuning: LocationTuning,
  ) {}

  /** Goods of these placements were taken (or put back); `misplaced` of the time it happened anywhere. */
  goods(placements: readonly Placement[], misplaced: number): Float64Array {
    const likelihood = new Float64Array(this.graph.pieces).fill(misplaced);
    const weightOf = ({ secondary }: Placement): number => (secondary ? SECONDARY_WEIGHT : 1);
    const all = placements.reduce((sum, placement) => sum + weightOf(placement), 0);
    for (const placement of placements) {
      const share = ((1 - misplaced) * weightOf(placement)) / all / placement.stands.length;
      for (const stand of placement.stands) {
        const piece = this.graph.pieceOf[stand.cell] ?? -1;
        if (piece < 0) continue;
        const { pieces, weights } = this.#kernel(piece);
        for (let k = 0; k < pieces.length; k += 1) {
          const at = pieces[k] ?? 0;
          likelihood[at] = (likelihood[at] ?? 0) + share * (weights[k] ?? 0) * this.graph.pieces;
        }
      }
    }
    return likelihood;
  }

  /** The camera read a marker, `range` metres away when that is known. */
  marker(marker: ShelfMarker, range?: number): Float64Array {
    const { markerWrong, markerReach, markerAngle } = this.tuning;
    const weights = new Float64Array(this.graph.pieces);
    const facing = (marker.facing * Math.PI) / 180;
    const widest = Math.cos((markerAngle * Math.PI) / 180);
    let sum = 0;
    for (let piece = 0; piece < this.graph.pieces; piece += 1) {
      const x = (this.graph.x[piece] ?? 0) - marker.x;
      const y = (this.graph.y[piece] ?? 0) - marker.y;
      const far = Math.hypot(x, y);
      if (far > markerReach + 1) continue;
      const towards = far < 0.5 ? 1 : (x * Math.cos(facing) + y * Math.sin(facing)) / far;
      if (towards < widest || !this.plan.floor.isClear(marker, this.graph.at(piece), -0.05)) continue;
      const spread = 0.6 + 0.15 * far;
      // Near markers are read more often than far ones, down to none at the end of the reach.
      const weight =
        range === undefined
          ? Math.min(1, Math.max(0.05, (markerReach - far) / (markerReach / 2)))
          : Math.exp(-0.5 * ((far - range) / spread) ** 2);
      weights[piece] = weight;
      sum += weight;
    }
    if (sum === 0) return weights.fill(1);
    for (let piece = 0; piece < this.graph.pieces; piece += 1)
      weights[piece] = markerWrong + ((1 - markerWrong) * (weights[piece] ?? 0) * this.graph.pieces) / sum;
    return weights;
  }

  /** Where the cart stands when goods are taken from in front of a piece; kept, because the same shelves come again. */
  #kernel(piece: number): Kernel {
    const kept = this.#kernels.get(piece);
    if (kept !== undefined) return kept;
    const { pickSpread, pickTail, pickTailLength } = this.tuning;
    const around = [...this.graph.around(piece, PICK_REACH)];
    // Each part sums to its own share: there is more floor far away than near, and it must not outweigh the shelf.
    const near = scaled(
      around.map(([, far]) => Math.exp(-0.5 * (far / pickSpread) ** 2)),
      1 - pickTail,
    );
    const tail = scaled(
      around.map(([, far]) => Math.exp(-far / pickTailLength)),
      pickTail,
    );
    const kernel: Kernel = {
      pieces: Int32Array.from(around, ([at]) => at),
      weights: Float64Array.from(near, (weight, k) => weight + (tail[k] ?? 0)),
    };
    this.#kernels.set(piece, kernel);
    return kernel;
  }
}
