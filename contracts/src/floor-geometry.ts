import type { Shelf, ShelfSide } from './store-map.js';

/** Metres on the store's floor: x to the right, y downwards. */
export interface FloorPoint {
  readonly x: number;
  readonly y: number;
}

/** Where one takes goods from: the middle of a segment's edge and the unit vector away from the shelf. */
export interface ShelfFace extends FloorPoint {
  readonly outX: number;
  readonly outY: number;
  /** Metres along the shelf. */
  readonly length: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** From the shelf's own frame (middle at 0, sides along the axes) to the floor. */
function toFloor(shelf: Shelf, x: number, y: number): FloorPoint {
  const cos = Math.cos(radians(shelf.turn));
  const sin = Math.sin(radians(shelf.turn));
  return {
    x: shelf.x + shelf.width / 2 + x * cos - y * sin,
    y: shelf.y + shelf.depth / 2 + x * sin + y * cos,
  };
}

function toShelf(shelf: Shelf, point: FloorPoint): FloorPoint {
  const cos = Math.cos(radians(shelf.turn));
  const sin = Math.sin(radians(shelf.turn));
  const x = point.x - shelf.x - shelf.width / 2;
  const y = point.y - shelf.y - shelf.depth / 2;
  return { x: x * cos + y * sin, y: y * cos - x * sin };
}

/** Upper left, upper right, lower right, lower left before the turn. */
export function shelfCorners(shelf: Shelf): FloorPoint[] {
  const x = shelf.width / 2;
  const y = shelf.depth / 2;
  return [toFloor(shelf, -x, -y), toFloor(shelf, x, -y), toFloor(shelf, x, y), toFloor(shelf, -x, y)];
}

/** Segment `n` (from 1) of `count` equal ones on a side. */
export function shelfFace(shelf: Shelf, side: ShelfSide, n: number, count: number): ShelfFace {
  const level = side === 'top' || side === 'bottom';
  const length = (level ? shelf.width : shelf.depth) / count;
  const along = -(length * count) / 2 + length * (n - 0.5);
  const away = (level ? shelf.depth : shelf.width) / 2;
  const sign = side === 'top' || side === 'left' ? -1 : 1;
  const at = level ? toFloor(shelf, along, sign * away) : toFloor(shelf, sign * away, along);
  const turned = radians(shelf.turn);
  const [outX, outY] = level
    ? [-sign * Math.sin(turned), sign * Math.cos(turned)]
    : [sign * Math.cos(turned), sign * Math.sin(turned)];
  return { ...at, outX, outY, length };
}

/** Metres from a point to the shelf; 0 inside it. */
export function distanceToShelf(shelf: Shelf, point: FloorPoint): number {
  const local = toShelf(shelf, point);
  const x = Math.max(0, Math.abs(local.x) - shelf.width / 2);
  const y = Math.max(0, Math.abs(local.y) - shelf.depth / 2);
  return Math.hypot(x, y);
}

/** Whether the straight line from `a` to `b` comes nearer than `margin` metres to the shelf (square corners). */
export function lineMeetsShelf(shelf: Shelf, a: FloorPoint, b: FloorPoint, margin: number): boolean {
  const p = toShelf(shelf, a);
  const q = toShelf(shelf, b);
  let from = 0;
  let to = 1;
  for (const [start, delta, half] of [
    [p.x, q.x - p.x, shelf.width / 2 + margin],
    [p.y, q.y - p.y, shelf.depth / 2 + margin],
  ] as const) {
    if (Math.abs(delta) < 1e-12) {
      if (Math.abs(start) >= half) return false;
      continue;
    }
    const enter = (-half - start) / delta;
    const leave = (half - start) / delta;
    from = Math.max(from, Math.min(enter, leave));
    to = Math.min(to, Math.max(enter, leave));
    if (from >= to) return false;
  }
  return true;
}

type Corners = readonly (readonly [number, number])[];

const turnOf = (a: FloorPoint, b: FloorPoint, c: FloorPoint): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Whether two lines cross in their inside; touching ends do not count. */
function cross(a: FloorPoint, b: FloorPoint, c: FloorPoint, d: FloorPoint): boolean {
  return turnOf(a, b, c) * turnOf(a, b, d) < 0 && turnOf(c, d, a) * turnOf(c, d, b) < 0;
}

/** The outline of a floor: a polygon whose last corner joins the first. */
export class Outline {
  readonly #edges: readonly (readonly [FloorPoint, FloorPoint])[];

  constructor(corners: Corners) {
    this.#edges = corners.map(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
      return [
        { x, y },
        { x: nextX, y: nextY },
      ] as const;
    });
  }

  holds({ x, y }: FloorPoint): boolean {
    let inside = false;
    for (const [a, b] of this.#edges)
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
    return inside;
  }

  /** Metres to the nearest edge. */
  distance(point: FloorPoint): number {
    let nearest = Infinity;
    for (const [a, b] of this.#edges) {
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const long = dx * dx + dy * dy;
      const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / long));
      nearest = Math.min(nearest, Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy));
    }
    return nearest;
  }

  isCrossedBy(a: FloorPoint, b: FloorPoint): boolean {
    for (const [c, d] of this.#edges) if (cross(a, b, c, d)) return true;
    return false;
  }

  crossesItself(): boolean {
    return this.#edges.some(([a, b], i) => this.#edges.slice(i + 1).some(([c, d]) => cross(a, b, c, d)));
  }
}
