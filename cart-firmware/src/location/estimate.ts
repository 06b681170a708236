import type { MapPosition } from '@smart-cart/contracts';
import type { Belief } from './belief.js';
import type { StorePlan } from './store-plan.js';
import type { WalkGraph } from './walk-graph.js';

/** Being wrong by more than this is simply wrong, metres: one unlikely corner of a large store has no say in the rest. */
const WRONG = 30;
/** The circle shown holds this share. */
const SHARE = 0.68;
/** States this near to the estimate have a say in the heading, metres. */
const NEAR = 6;
const SURE = 0.65;
const BIN = 0.5;
const CANDIDATES = 24;

/** The likely pieces of floor, the likeliest first. */
function likely(mass: Float64Array): number[] {
  const most = mass.reduce((a, b) => Math.max(a, b), 0);
  const found: number[] = [];
  for (let piece = 0; piece < mass.length; piece += 1) if ((mass[piece] ?? 0) > most * 1e-3) found.push(piece);
  return found.sort((a, b) => (mass[b] ?? 0) - (mass[a] ?? 0));
}

/** The piece of floor from which one is least wrong. */
function leastWrong(graph: WalkGraph, mass: Float64Array, pieces: readonly number[]): number {
  const loss = (x: number, y: number): number => {
    let sum = 0;
    for (const piece of pieces) {
      const dx = (graph.x[piece] ?? 0) - x;
      const dy = (graph.y[piece] ?? 0) - y;
      sum += (mass[piece] ?? 0) * Math.min(WRONG, Math.sqrt(dx * dx + dy * dy));
    }
    return sum;
  };
  const lossAt = (piece: number): number => loss(graph.x[piece] ?? 0, graph.y[piece] ?? 0);
  let best = pieces[0] ?? 0;
  let least = Infinity;
  for (const piece of pieces.slice(0, CANDIDATES)) {
    const here = lossAt(piece);
    if (here < least) [best, least] = [piece, here];
  }
  for (let better = true; better;) {
    better = false;
    const from = best;
    for (let arc = graph.outStart[from] ?? 0; arc < (graph.outStart[from + 1] ?? 0); arc += 1) {
      const piece = graph.arcTo[arc] ?? 0;
      const here = lossAt(piece);
      if (here < least - 1e-9) [best, least, better] = [piece, here, true];
    }
  }
  return best;
}

/** Radius of the circle that holds `SHARE`, metres. */
function radiusAround(graph: WalkGraph, mass: Float64Array, centre: number): number {
  const bins: number[] = [];
  for (let piece = 0; piece < mass.length; piece += 1) {
    const far = Math.hypot(
      (graph.x[piece] ?? 0) - (graph.x[centre] ?? 0),
      (graph.y[piece] ?? 0) - (graph.y[centre] ?? 0),
    );
    const bin = Math.floor(far / BIN);
    bins[bin] = (bins[bin] ?? 0) + (mass[piece] ?? 0);
  }
  let inside = 0;
  for (let bin = 0; bin < bins.length; bin += 1) {
    inside += bins[bin] ?? 0;
    if (inside >= SHARE) return (bin + 1) * BIN;
  }
  return bins.length * BIN;
}

/** Radians, when those near the estimate agree about it. */
function headingNear(graph: WalkGraph, belief: Belief, centre: number): number | null {
  let x = 0;
  let y = 0;
  let sum = 0;
  for (let arc = 0; arc < graph.arcs; arc += 1) {
    const mass = (belief.walking[arc] ?? 0) + (belief.standing[arc] ?? 0);
    if (mass < 1e-6) continue;
    const piece = graph.arcTo[arc] ?? 0;
    const dx = (graph.x[piece] ?? 0) - (graph.x[centre] ?? 0);
    const dy = (graph.y[piece] ?? 0) - (graph.y[centre] ?? 0);
    if (dx * dx + dy * dy > NEAR * NEAR) continue;
    x += mass * Math.cos(graph.arcHeading[arc] ?? 0);
    y += mass * Math.sin(graph.arcHeading[arc] ?? 0);
    sum += mass;
  }
  if (sum === 0 || Math.hypot(x, y) < 0.6 * sum) return null;
  return Math.atan2(y, x);
}

/** The aisle the cart is in, when it is likely enough to say so: a wrong name sends people astray. */
function likelyAisle(plan: StorePlan, graph: WalkGraph, mass: Float64Array, pieces: readonly number[]): string | null {
  const byAisle = new Map<string, number>();
  for (const piece of pieces) {
    const aisle = plan.aisleAt(graph.cellOf[piece] ?? -1);
    if (aisle !== null) byAisle.set(aisle, (byAisle.get(aisle) ?? 0) + (mass[piece] ?? 0));
  }
  for (const [aisle, share] of byAisle) if (share > SURE) return aisle;
  return null;
}

/** What the belief comes to, for people. */
export function estimateOf(plan: StorePlan, graph: WalkGraph, belief: Belief): MapPosition {
  const mass = belief.byPiece();
  const pieces = likely(mass);
  const centre = leastWrong(graph, mass, pieces);
  const radius = radiusAround(graph, mass, centre);
  return {
    ...graph.at(centre),
    radius,
    aisle: likelyAisle(plan, graph, mass, pieces),
    heading: headingNear(graph, belief, centre),
  };
}
