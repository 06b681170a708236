import type { Fact, FactOf, FloorPoint, MapPosition } from '@smart-cart/contracts';
import { Belief } from './belief.js';
import { estimateOf } from './estimate.js';
import { Evidence } from './evidence.js';
import { Motion, STEP_METRES } from './motion.js';
import type { Placement, StorePlan } from './store-plan.js';
import { defaultTuning, type LocationTuning } from './tuning.js';
import { WalkGraph } from './walk-graph.js';

export interface LocatorOptions {
  readonly tuning?: Partial<LocationTuning>;
  /** `forward`: a marker in view lies ahead of the cart; `anywhere`: the camera says nothing about the heading. */
  readonly cameraLooks?: 'forward' | 'anywhere';
}

/** One step of the clock without an odometer, milliseconds. */
const TICK = 1_000;
/** A pause of the wheel after which the cart is said to stand. */
const PAUSE = 1_500;
/** However long nothing was heard, one call does no more steps than this: its cost stays bounded. */
const MOST_TICKS = 120;
const MOST_ROLLS = 120;
/** Two picks this far apart without a turn of the wheel: the odometer is not to be believed until it speaks again. */
const CONTRADICTION = { apart: 12, rolled: 2 };

type Added = Pick<FactOf<'line-added'>, 'line' | 'sku' | 'group'>;

/**
 * Where the cart is: a hidden Markov model over the walkable floor, forward-filtered by what happens. Works with picks alone;
 * the wheel and markers make it better. No clock of its own: every call says when it happened, and the same calls give the
 * same position. A tick a second (`advance`) keeps each call short.
 */
export class Locator {
  readonly graph: WalkGraph;
  readonly #motion: Motion;
  readonly #belief: Belief;
  readonly #evidence: Evidence;
  readonly #tuning: LocationTuning;
  readonly #lines = new Map<number, Added>();
  #at = 0;
  #rolledAt = -Infinity;
  #pending = 0;
  #wheelBelieved = false;
  #sincePick = 0;
  #lastPick: readonly FloorPoint[] = [];
  #position: MapPosition | undefined;

  constructor(
    private readonly plan: StorePlan,
    private readonly options: LocatorOptions = {},
  ) {
    this.#tuning = { ...defaultTuning, ...options.tuning };
    this.graph = new WalkGraph(plan);
    this.#motion = new Motion(this.graph, this.#tuning);
    this.#belief = new Belief(this.graph, this.#motion);
    this.#evidence = new Evidence(plan, this.graph, this.#tuning);
  }

  /** A trip begins: near the entrance, most likely. @param at epoch milliseconds, as everywhere here */
  begin(at: number): void {
    this.#at = at;
    this.#rolledAt = -Infinity;
    this.#pending = 0;
    this.#sincePick = 0;
    this.#lastPick = [];
    this.#lines.clear();
    this.#belief.spread();
    const piece = this.graph.pieceOf[this.plan.entrance] ?? -1;
    if (piece >= 0) {
      const near = new Float64Array(this.graph.pieces).fill(0.05);
      for (const [at, far] of this.graph.around(piece, 15)) near[at] = 0.05 + Math.exp(-far / 3) * 20;
      this.#belief.see(near);
    }
    this.#position = undefined;
  }

  /** Time goes by. Without a wheel the cart may be walking; with one it is where it was. */
  advance(at: number): void {
    if (at <= this.#at) return;
    if (this.#wheelBelieved) {
      this.#at = at;
      if (at - this.#rolledAt < PAUSE) return;
      this.#belief.halt();
      this.#pending = 0;
      return;
    }
    const ticks = Math.floor((at - this.#at) / TICK);
    const { walkingSpeed, goRate, stopRate } = this.#tuning;
    const move = Math.min(1, ((walkingSpeed / STEP_METRES) * TICK) / 1_000);
    for (let i = 0; i < Math.min(ticks, MOST_TICKS); i += 1)
      this.#belief.step({ move, setOff: goRate, stop: stopRate });
    if (ticks > MOST_TICKS) this.#belief.restart(1 - Math.exp(-(ticks - MOST_TICKS) / MOST_TICKS));
    this.#at += ticks * TICK;
    if (ticks > 0) this.#position = undefined;
  }

  /** The wheel rolled this many metres since the last call. */
  rolled(metres: number, at: number): void {
    if (!(metres > 0)) return;
    this.#wheelBelieved = true;
    this.advance(at);
    this.#rolledAt = at;
    this.#sincePick += metres;
    // What slips does not arrive as ticks: the mean is put right here, the spread by cells that stay.
    this.#pending += metres * (1 + this.#tuning.slip);
    for (let i = 0; this.#pending >= STEP_METRES && i < MOST_ROLLS; i += 1) {
      this.#belief.step({ move: 1 - this.#tuning.slip, setOff: 1, stop: 0 });
      this.#pending -= STEP_METRES;
      this.#position = undefined;
    }
    this.#pending = Math.min(this.#pending, STEP_METRES);
  }

  /** Any fact of the journal, in order; those that say nothing about the place are ignored. */
  onFact({ at, body }: Pick<Fact, 'at' | 'body'>): void {
    if (body.kind === 'trip-started') this.begin(at);
    else if (body.kind === 'line-added') {
      this.#lines.set(body.line, body);
      // What the cart itself brought back was not taken from a shelf just now.
      if (body.origin !== 'restored') this.picked(body, at);
    } else if (body.kind === 'line-removed' && body.reason === 'taken-out') {
      const line = this.#lines.get(body.line);
      if (line !== undefined) this.putBack(line, at);
    }
  }

  /** A product came into the cart. */
  picked(product: { readonly sku: string; readonly group?: string | undefined }, at: number): void {
    this.advance(at);
    const placements = this.plan.placesOf(product);
    if (placements.length === 0) return;
    this.#doubtWheel(placements);
    this.#belief.restart(this.#tuning.restart);
    this.#belief.see(this.#evidence.goods(placements, this.#tuning.misplaced));
    if (!this.#wheelBelieved) this.#belief.halt();
    this.#position = undefined;
  }

  /** A product left the cart: perhaps onto its own shelf, perhaps onto any. */
  putBack(product: { readonly sku: string; readonly group?: string | undefined }, at: number): void {
    this.advance(at);
    const placements = this.plan.placesOf(product);
    if (placements.length === 0) return;
    this.#belief.see(this.#evidence.goods(placements, this.#tuning.misplacedPutBack));
    this.#position = undefined;
  }

  /** The camera read a code. False when it is no marker of this store. @param range metres, when the camera can tell */
  sawMarker(code: string, at: number, range?: number): boolean {
    const marker = this.plan.map.markers.find((one) => one.code === code);
    if (marker === undefined) return false;
    this.advance(at);
    this.#belief.restart(this.#tuning.restart);
    this.#belief.see(this.#evidence.marker(marker, range), this.#aheadOf(marker));
    this.#position = undefined;
    return true;
  }

  /** Memory of graph, motion and belief; a few kilobytes of evidence come with use. */
  get bytes(): number {
    return this.graph.bytes + this.#motion.bytes + this.#belief.bytes;
  }

  /** Where the cart is believed to be; worked out when asked for. */
  position(): MapPosition {
    this.#position ??= estimateOf(this.plan, this.graph, this.#belief);
    return this.#position;
  }

  /** Where it was believed to be after these facts of one trip: after a restart of the firmware. */
  static rebuild(plan: StorePlan, facts: Iterable<Pick<Fact, 'at' | 'body'>>, options: LocatorOptions = {}): Locator {
    const locator = new Locator(plan, options);
    for (const fact of facts) locator.onFact(fact);
    return locator;
  }

  #aheadOf(marker: FloorPoint): ((arc: number) => number) | undefined {
    if (this.options.cameraLooks !== 'forward') return undefined;
    return (arc) => {
      const to = this.graph.at(this.graph.arcTo[arc] ?? 0);
      const towards = Math.atan2(marker.y - to.y, marker.x - to.x);
      return Math.cos(towards - (this.graph.arcHeading[arc] ?? 0)) > 0.2 ? 1 : 0.1;
    };
  }

  #doubtWheel(placements: readonly Placement[]): void {
    const here = placements.flatMap(({ stands }) => stands.map(({ at }) => at));
    const apart = Math.min(...this.#lastPick.flatMap((a) => here.map((b) => Math.hypot(a.x - b.x, a.y - b.y))));
    if (this.#lastPick.length > 0 && apart > CONTRADICTION.apart && this.#sincePick < CONTRADICTION.rolled)
      this.#wheelBelieved = false;
    this.#lastPick = here;
    this.#sincePick = 0;
  }
}
