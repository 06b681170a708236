import type { FloorPoint, WayView } from '@smart-cart/contracts';
import { DistanceFields } from './distance-field.js';
import type { Stand, StorePlan } from './store-plan.js';

type WayStep = WayView['steps'][number];
export type WalkTurn = NonNullable<WayView['side']>;

/** Bends up to this are straight on to a person, and bends beyond that are a turn round, radians. */
const STRAIGHT = (2 * Math.PI) / 9;
const ROUND = (3 * Math.PI) / 4;
/** Corners nearer to each other than this are one turn to a person, metres. */
const ONE_TURN = 1.5;
/** A piece of way this long is a direction of its own, metres. */
const LONG = 4;

const headingOf = (a: FloorPoint, b: FloorPoint): number => Math.atan2(b.y - a.y, b.x - a.x);
const apart = (a: FloorPoint, b: FloorPoint): number => Math.hypot(b.x - a.x, b.y - a.y);
const rounded = (metres: number): number => Math.round(metres * 10) / 10;

/** Which way from one direction to another; y grows downwards, so a growing angle is to the right. */
export function turnBetween(from: number, to: number): WalkTurn {
  const by = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  if (Math.abs(by) <= STRAIGHT + 1e-9) return 'ahead';
  if (Math.abs(by) >= ROUND - 1e-9) return 'back';
  return by > 0 ? 'right' : 'left';
}

/** Pulls the chain of cells tight: from each corner to the farthest one still in a clear straight line. */
function tighten(plan: StorePlan, points: readonly FloorPoint[]): FloorPoint[] {
  const [first] = points;
  if (first === undefined) return [];
  const line = [first];
  let from = first;
  for (let at = 0; at < points.length - 1;) {
    let far = at + 1;
    for (let next = at + 2; next < points.length; next += 1) {
      const point = points[next];
      if (point !== undefined && plan.floor.isClear(from, point)) far = next;
    }
    const corner = points[far];
    if (corner === undefined) break;
    line.push(corner);
    from = corner;
    at = far;
  }
  return line;
}

const lengthOf = (line: readonly FloorPoint[]): number =>
  line.reduce((sum, point, i) => sum + apart(line[i - 1] ?? point, point), 0);

/** Tightened from both ends: which corners are cut depends on where one begins. */
function shortest(plan: StorePlan, points: readonly FloorPoint[]): FloorPoint[] {
  const forth = tighten(plan, points);
  const back = tighten(plan, points.toReversed()).reverse();
  return lengthOf(back) < lengthOf(forth) - 0.05 ? back : forth;
}

/** Without corners closer to the one before than a person would notice; for the words only. */
function spokenCorners(line: readonly FloorPoint[]): FloorPoint[] {
  const kept: FloorPoint[] = [];
  line.forEach((point, index) => {
    const before = kept.at(-1);
    if (before === undefined || index === line.length - 1 || apart(before, point) >= ONE_TURN) kept.push(point);
  });
  return kept;
}

/** Shortest walks over the floor, as a line to draw and as steps to say. */
export class Routes {
  readonly fields: DistanceFields;

  constructor(private readonly plan: StorePlan) {
    this.fields = new DistanceFields(plan);
  }

  /** Cell a walk from or to this point begins at; -1 off the floor. */
  cellAt(point: FloorPoint): number {
    return this.plan.floor.nearest(point, 2);
  }

  /** Null when there is no way. @param heading of the cart in radians, null when unknown */
  toStand(from: FloorPoint, heading: number | null, stand: Stand): WayView | null {
    const way = this.toCell(from, heading, stand.cell);
    if (way === null) return null;
    const [x, y] = way.path.at(-2) ?? [from.x, from.y];
    const arriving = apart({ x, y }, stand.at) < 0.3 ? heading : headingOf({ x, y }, stand.at);
    return {
      ...way,
      to: { x: stand.face.x, y: stand.face.y, aisle: stand.aisle },
      steps: [...way.steps.slice(0, -1), { turn: 'here', metres: 0, aisle: stand.aisle }],
      ...(arriving === null ? {} : { side: turnBetween(arriving, headingOf(stand.at, stand.face)) }),
    };
  }

  /** The same to a checkout, a service or any other cell. */
  toCell(from: FloorPoint, heading: number | null, cell: number): WayView | null {
    const start = this.cellAt(from);
    if (start < 0 || cell < 0) return null;
    const cells = this.fields.from(cell).wayBack(start);
    if (cells.length === 0) return null;
    const line = shortest(
      this.plan,
      cells.map((at) => this.plan.floor.centre(at)),
    );
    const aisle = this.plan.aisleAt(cell);
    return {
      path: line.map(({ x, y }): [number, number] => [x, y]),
      metres: rounded(lengthOf(line)),
      to: { ...this.plan.floor.centre(cell), aisle },
      steps: [...this.#steps(line, heading), { turn: 'here', metres: 0, aisle }],
      headingKnown: heading !== null,
    };
  }

  /** One step a turn; an aisle is named where the walk turns into it. */
  #steps(line: readonly FloorPoint[], heading: number | null): WayStep[] {
    const corners = spokenCorners(line);
    const steps: WayStep[] = [];
    let direction = heading;
    let within: string | null = null;
    corners.slice(1).forEach((b, i) => {
      const a = corners[i] ?? b;
      const next = headingOf(a, b);
      const aisle = this.plan.aisleAt(this.plan.floor.nearest({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, 1));
      const turn = direction === null ? 'ahead' : turnBetween(direction, next);
      const last = steps.at(-1);
      const entered = aisle === within ? null : aisle;
      const length = apart(a, b);
      // Straight on is nothing to say, unless it leads into an aisle: what was begun goes on.
      if (last !== undefined && turn === 'ahead' && entered === null) last.metres += length;
      else steps.push({ turn, metres: length, aisle: entered });
      if (aisle !== null) within = aisle;
      // A short jog around something is no new direction: coming back from it is no turn.
      if (turn !== 'ahead' || length >= LONG || direction === null) direction = next;
    });
    return steps.map((step) => ({ ...step, metres: rounded(step.metres) })).slice(0, 28);
  }
}
