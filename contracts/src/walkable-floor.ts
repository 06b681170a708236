import { Outline, distanceToShelf, lineMeetsShelf, type FloorPoint } from './floor-geometry.js';
import type { StoreMap } from './store-map.js';

/** Side of a cell, metres: an aisle of 1.1 m still has a cell in its middle. */
const CELL = 0.5;
/** A cart's middle keeps this far from shelves and walls, metres. */
const CLEARANCE = 0.3;
/** What a straight line keeps; a little less, so that a line between two free cells is free. */
const LINE_CLEARANCE = 0.2;

/** Neighbours as column, row and length in half cells times ten, so that distances stay whole numbers. */
export const FLOOR_NEIGHBOURS = [
  [1, 0, 10],
  [0, 1, 10],
  [-1, 0, 10],
  [0, -1, 10],
  [1, 1, 14],
  [-1, 1, 14],
  [-1, -1, 14],
  [1, -1, 14],
] as const;

/**
 * Where a cart can be, derived from the map: a grid of cells half a metre wide whose middle is on the floor and clear of
 * every shelf, and that can be walked to from the entrance. Nobody has to draw a graph.
 */
export class WalkableFloor {
  readonly cell = CELL;
  readonly columns: number;
  readonly rows: number;
  readonly #left: number;
  readonly #top: number;
  /** 0: blocked; 1: free but cut off from the entrance; 2: walkable. */
  readonly #state: Uint8Array;
  readonly #outline: Outline;

  constructor(private readonly map: Pick<StoreMap, 'floor' | 'shelves' | 'entrance'>) {
    const xs = map.floor.map(([x]) => x);
    const ys = map.floor.map(([, y]) => y);
    this.#left = Math.min(...xs);
    this.#top = Math.min(...ys);
    this.columns = Math.max(1, Math.ceil((Math.max(...xs) - this.#left) / CELL));
    this.rows = Math.max(1, Math.ceil((Math.max(...ys) - this.#top) / CELL));
    this.#outline = new Outline(map.floor);
    this.#state = new Uint8Array(this.columns * this.rows);
    this.#markFree();
    this.#markWalkable();
  }

  get cells(): number {
    return this.#state.length;
  }

  isWalkable(cell: number): boolean {
    return this.#state[cell] === 2;
  }

  centre(cell: number): FloorPoint {
    return {
      x: this.#left + ((cell % this.columns) + 0.5) * CELL,
      y: this.#top + (Math.floor(cell / this.columns) + 0.5) * CELL,
    };
  }

  /** The neighbour at that offset if one can walk there in a straight line, else -1. A diagonal needs both cells beside it. */
  neighbour(cell: number, dx: number, dy: number, least = 2): number {
    const column = (cell % this.columns) + dx;
    const row = Math.floor(cell / this.columns) + dy;
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return -1;
    const next = row * this.columns + column;
    const state = this.#state;
    if ((state[next] ?? 0) < least) return -1;
    if (dx === 0 || dy === 0) return next;
    return (state[cell + dx] ?? 0) >= least && (state[cell + dy * this.columns] ?? 0) >= least ? next : -1;
  }

  /** The walkable cell nearest to a point, at most `within` metres away and not through a shelf; -1 when there is none. */
  nearest(point: FloorPoint, within: number): number {
    return this.#nearest(point, within, 2);
  }

  /** The same without asking whether one can walk there from the entrance: tells "blocked" from "cut off". */
  nearestFree(point: FloorPoint, within: number): number {
    return this.#nearest(point, within, 1);
  }

  /** Whether a cart can go straight from `a` to `b`. */
  isClear(a: FloorPoint, b: FloorPoint, clearance = LINE_CLEARANCE): boolean {
    return (
      !this.#outline.isCrossedBy(a, b) && !this.map.shelves.some((shelf) => lineMeetsShelf(shelf, a, b, clearance))
    );
  }

  #nearest(point: FloorPoint, within: number, least: number): number {
    const reach = Math.ceil(within / CELL) + 1;
    const column = Math.floor((point.x - this.#left) / CELL);
    const row = Math.floor((point.y - this.#top) / CELL);
    const found: [distance: number, cell: number][] = [];
    for (let y = Math.max(0, row - reach); y <= Math.min(this.rows - 1, row + reach); y += 1) {
      for (let x = Math.max(0, column - reach); x <= Math.min(this.columns - 1, column + reach); x += 1) {
        const cell = y * this.columns + x;
        if ((this.#state[cell] ?? 0) < least) continue;
        const centre = this.centre(cell);
        const distance = Math.hypot(centre.x - point.x, centre.y - point.y);
        if (distance <= within) found.push([distance, cell]);
      }
    }
    found.sort(([a], [b]) => a - b);
    return found.find(([, cell]) => this.isClear(point, this.centre(cell), -0.01))?.[1] ?? -1;
  }

  #markFree(): void {
    for (let cell = 0; cell < this.#state.length; cell += 1) {
      const centre = this.centre(cell);
      if (this.#outline.holds(centre) && this.#outline.distance(centre) >= CLEARANCE) this.#state[cell] = 1;
    }
    for (const shelf of this.map.shelves) {
      const half = Math.hypot(shelf.width, shelf.depth) / 2 + CLEARANCE;
      const middle = { x: shelf.x + shelf.width / 2, y: shelf.y + shelf.depth / 2 };
      const first = (at: number, edge: number): number => Math.max(0, Math.floor((at - half - edge) / CELL));
      const last = (at: number, edge: number, most: number): number =>
        Math.min(most - 1, Math.ceil((at + half - edge) / CELL));
      for (let y = first(middle.y, this.#top); y <= last(middle.y, this.#top, this.rows); y += 1) {
        for (let x = first(middle.x, this.#left); x <= last(middle.x, this.#left, this.columns); x += 1) {
          const cell = y * this.columns + x;
          if (distanceToShelf(shelf, this.centre(cell)) < CLEARANCE) this.#state[cell] = 0;
        }
      }
    }
  }

  #markWalkable(): void {
    const start = this.nearestFree(this.map.entrance, 2);
    if (start < 0) return;
    const open = [start];
    this.#state[start] = 2;
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const [dx, dy] of FLOOR_NEIGHBOURS) {
        const next = this.neighbour(cell, dx, dy, 1);
        if (next < 0 || this.#state[next] === 2) continue;
        this.#state[next] = 2;
        open.push(next);
      }
    }
  }
}
