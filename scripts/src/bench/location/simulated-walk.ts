import type { FloorPoint } from '@smart-cart/contracts';
import { Routes, type Placed, type Stand, type StorePlan } from '@smart-cart/cart-firmware/location';
import type { SeededRandom } from '../../sim/camera/seeded-random.js';

/** What the cart could notice, and what was true. Milliseconds since the beginning of the trip. */
export type WalkEvent =
  | {
      readonly kind: 'truth';
      readonly at: number;
      readonly x: number;
      readonly y: number;
      readonly aisle: string | null;
    }
  | { readonly kind: 'rolled'; readonly at: number; readonly metres: number }
  | { readonly kind: 'marker'; readonly at: number; readonly code: string }
  | { readonly kind: 'picked' | 'put-back'; readonly at: number; readonly product: Placed };

/** Habits of the simulated shoppers; nothing of it is told to the cart. */
const HABITS = {
  picks: [8, 25],
  speed: [0.7, 1.2],
  /** Metres over which a nearer wish is preferred. */
  detour: 12,
  misplaced: 0.06,
  secondStand: 0.3,
  parked: 0.15,
  parkedMetres: [2, 6],
  browse: 0.15,
  browseSeconds: [5, 40],
  turnBack: 0.1,
  turnBackMetres: [3, 8],
  pickSeconds: [3, 15],
  scanLate: 0.1,
  putBack: 0.04,
} as const;
/** The wheel: scale error of a cart, and pulses lost on each second. */
const WHEEL = { scaleSd: 0.02, slipMost: 0.03, missed: 0.01 };
const MARKERS = { reach: 3.5, widest: 60, perLook: 0.06, lookEvery: 500 };
const TICK = 250;

/** One shopper's walk with a cart from the entrance until everything is picked. A simulation: its truth is known. */
export class SimulatedWalk {
  readonly events: WalkEvent[] = [];
  readonly #routes: Routes;
  readonly #speed: number;
  readonly #wheel: number;
  #at = 0;
  #here: FloorPoint;
  #rolled = 0;
  #late: { product: Placed; metres: number } | undefined;

  constructor(
    private readonly plan: StorePlan,
    private readonly products: readonly Placed[],
    private readonly random: SeededRandom,
    /** Products that stand where the map has another: what a planogram is after some weeks without care. */
    private readonly rearranged: ReadonlyMap<Placed, Placed> = new Map(),
  ) {
    this.#routes = new Routes(plan);
    this.#here = plan.floor.centre(plan.entrance);
    this.#speed = random.between(...HABITS.speed);
    this.#wheel = random.gaussian(1, WHEEL.scaleSd);
    this.#shop();
  }

  #shop(): void {
    const { random } = this;
    const wishes = Array.from({ length: random.integer(...HABITS.picks) }, () => random.pick(this.products));
    const taken: Placed[] = [];
    while (wishes.length > 0) {
      const wish = this.#next(wishes);
      const stand = this.#standOf(wish);
      if (stand === undefined) continue;
      this.#walkTo(stand);
      this.#wait(random.between(...HABITS.pickSeconds));
      if (random.chance(HABITS.scanLate)) this.#late = { product: wish, metres: random.between(4, 9) };
      else this.events.push({ kind: 'picked', at: this.#at, product: wish });
      taken.push(wish);
      if (random.chance(HABITS.putBack))
        this.events.push({ kind: 'put-back', at: this.#at, product: random.pick(taken) });
      this.#wait(random.between(1, 5));
    }
  }

  /** The nearer, the likelier; people do not plan the shortest walk. */
  #next(wishes: Placed[]): Placed {
    const field = this.#routes.fields.from(this.#routes.cellAt(this.#here));
    const weights = wishes.map((wish) => {
      const cell = this.plan.placesOf(this.rearranged.get(wish) ?? wish)[0]?.stands[0]?.cell;
      return cell === undefined ? 1e-9 : Math.exp(-field.to(cell) / HABITS.detour);
    });
    let dice = this.random.next() * weights.reduce((a, b) => a + b, 0);
    const index = Math.max(
      0,
      weights.findIndex((weight) => (dice -= weight) <= 0),
    );
    return wishes.splice(index, 1)[0] ?? { sku: '' };
  }

  #standOf(wish: Placed): Stand | undefined {
    const { random, plan } = this;
    // A misplaced pack lies where something else belongs.
    const product = random.chance(HABITS.misplaced) ? random.pick(this.products) : wish;
    const placements = plan.placesOf(this.rearranged.get(product) ?? product);
    const second = placements.find(({ secondary }) => secondary);
    const placement = second !== undefined && random.chance(HABITS.secondStand) ? second : placements[0];
    return placement === undefined ? undefined : random.pick(placement.stands);
  }

  #walkTo(stand: Stand): void {
    const { random } = this;
    const way = this.#routes.toCell(this.#here, null, stand.cell);
    if (way === null) return;
    const line = way.path.map(([x, y]) => ({ x, y }));
    const parked = random.chance(HABITS.parked) ? random.between(...HABITS.parkedMetres) : 0;
    const whole = Math.max(0, way.metres - parked);
    let walked = 0;
    const browseAt = random.chance(HABITS.browse) ? random.between(0, whole) : Infinity;
    const turnAt = random.chance(HABITS.turnBack) ? random.between(0, whole) : Infinity;
    const advanceTo = (metres: number): void => {
      this.#follow(line, walked, metres);
      walked = metres;
    };
    for (const stop of [browseAt, turnAt].filter(Number.isFinite).sort((a, b) => a - b)) {
      advanceTo(stop);
      if (stop === browseAt) this.#wait(random.between(...HABITS.browseSeconds));
      if (stop === turnAt) {
        advanceTo(Math.max(0, stop - random.between(...HABITS.turnBackMetres)));
        this.#wait(random.between(1, 10));
      }
    }
    advanceTo(whole);
    if (parked > 0) this.#wait((2 * parked) / this.#speed);
  }

  /** Along the line from one distance to another, also backwards, a little to the side now and then. */
  #follow(line: readonly FloorPoint[], from: number, to: number): void {
    const speed = this.#speed * this.random.between(0.8, 1.15);
    const step = (speed * TICK) / 1_000;
    const count = Math.ceil(Math.abs(to - from) / step);
    for (let i = 1; i <= count; i += 1) {
      const next = pointAlong(line, from + ((to - from) * i) / count);
      this.#move({ x: next.x + this.random.gaussian(0, 0.05), y: next.y + this.random.gaussian(0, 0.05) });
    }
  }

  #move(to: FloorPoint): void {
    const metres = Math.hypot(to.x - this.#here.x, to.y - this.#here.y);
    this.#here = to;
    this.#rolled += metres * this.#wheel * (1 - this.random.between(0, WHEEL.slipMost));
    if (this.#late !== undefined && (this.#late.metres -= metres) <= 0) {
      this.events.push({ kind: 'picked', at: this.#at, product: this.#late.product });
      this.#late = undefined;
    }
    this.#look();
    this.#tick();
  }

  #wait(seconds: number): void {
    for (let i = 0; i < (seconds * 1_000) / TICK; i += 1) this.#tick();
  }

  #tick(): void {
    this.#at += TICK;
    if (this.#at % 1_000 !== 0) return;
    if (this.#rolled > 0 && !this.random.chance(WHEEL.missed))
      this.events.push({ kind: 'rolled', at: this.#at, metres: this.#rolled });
    this.#rolled = 0;
    const cell = this.plan.floor.nearest(this.#here, 1);
    this.events.push({ kind: 'truth', at: this.#at, ...this.#here, aisle: this.plan.aisleAt(cell) });
  }

  #look(): void {
    if (this.#at % MARKERS.lookEvery !== 0) return;
    for (const marker of this.plan.map.markers) {
      const x = this.#here.x - marker.x;
      const y = this.#here.y - marker.y;
      const far = Math.hypot(x, y);
      const facing = (marker.facing * Math.PI) / 180;
      const off = (x * Math.cos(facing) + y * Math.sin(facing)) / far;
      if (far > MARKERS.reach || off < Math.cos((MARKERS.widest * Math.PI) / 180)) continue;
      if (!this.random.chance(MARKERS.perLook) || !this.plan.floor.isClear(this.#here, marker, -0.05)) continue;
      this.events.push({ kind: 'marker', at: this.#at, code: marker.code });
    }
  }
}

function pointAlong(line: readonly FloorPoint[], metres: number): FloorPoint {
  let left = metres;
  for (let i = 1; i < line.length; i += 1) {
    const a = line[i - 1];
    const b = line[i];
    if (a === undefined || b === undefined) break;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (left <= length && length > 0)
      return { x: a.x + ((b.x - a.x) * left) / length, y: a.y + ((b.y - a.y) * left) / length };
    left -= length;
  }
  return line.at(-1) ?? { x: 0, y: 0 };
}
