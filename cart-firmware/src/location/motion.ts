import type { LocationTuning } from './tuning.js';
import type { WalkGraph } from './walk-graph.js';

/** Metres one step of the filter stands for. */
export const STEP_METRES = 1;

/**
 * Where one goes next from each arc, for a step of one metre: shares over the arcs that leave its end, in their order. What
 * is missing to 1 stays, because a longer arc takes more than one step.
 */
export class Motion {
  /** First share of each arc; the arcs meant are `graph.outStart[graph.arcTo[arc]] …`. */
  readonly start: Int32Array;
  /** While walking: mostly straight on. */
  readonly going: Float64Array;
  /** When setting off after a stop: anywhere, also back. */
  readonly settingOff: Float64Array;

  constructor(graph: WalkGraph, tuning: LocationTuning) {
    this.start = new Int32Array(graph.arcs + 1);
    for (let arc = 0; arc < graph.arcs; arc += 1) {
      const end = graph.arcTo[arc] ?? 0;
      this.start[arc + 1] = (this.start[arc] ?? 0) + (graph.outStart[end + 1] ?? 0) - (graph.outStart[end] ?? 0);
    }
    this.going = this.#shares(graph, tuning.keepGoing, tuning.anyTurn);
    this.settingOff = this.#shares(graph, tuning.keepSettingOff, tuning.anyTurnSettingOff);
  }

  get bytes(): number {
    return this.start.byteLength + this.going.byteLength + this.settingOff.byteLength;
  }

  #shares(graph: WalkGraph, keep: number, anyTurn: number): Float64Array {
    const shares = new Float64Array(this.start[graph.arcs] ?? 0);
    for (let arc = 0; arc < graph.arcs; arc += 1) {
      const end = graph.arcTo[arc] ?? 0;
      const first = graph.outStart[end] ?? 0;
      const base = this.start[arc] ?? 0;
      const count = (this.start[arc + 1] ?? 0) - base;
      const heading = graph.arcHeading[arc] ?? 0;
      let sum = 0;
      for (let k = 0; k < count; k += 1) {
        const turn = (graph.arcHeading[first + k] ?? 0) - heading;
        const share = Math.exp(keep * (Math.cos(turn) - 1)) + anyTurn;
        shares[base + k] = share;
        sum += share;
      }
      for (let k = 0; k < count; k += 1) {
        const taken = Math.min(1, STEP_METRES / Math.max(0.3, graph.arcLength[first + k] ?? 1));
        shares[base + k] = ((shares[base + k] ?? 0) / sum) * taken;
      }
    }
    return shares;
  }
}
