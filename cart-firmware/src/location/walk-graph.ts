import { FLOOR_NEIGHBOURS, type FloorPoint } from '@smart-cart/contracts';
import type { StorePlan } from './store-plan.js';

/** Side of the squares the floor is cut into, in cells. */
const SQUARE = 2;

/**
 * The floor in pieces of about one square metre, for the position filter: a piece is what hangs together of a square, so two
 * sides of a shelf are never one piece. `arcs` are the ways from one piece to the next; being on an arc means standing at
 * its end and having come along it, which is what gives a heading.
 */
export class WalkGraph {
  /** Middle of each piece, on a walkable cell. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** A walkable cell of each piece. */
  readonly cellOf: Int32Array;
  /** By cell; -1 where nobody walks. */
  readonly pieceOf: Int32Array;
  readonly arcFrom: Int32Array;
  readonly arcTo: Int32Array;
  readonly arcLength: Float64Array;
  /** Direction of each arc, radians. */
  readonly arcHeading: Float64Array;
  /** Arcs leaving piece `p` are `outStart[p]` to `outStart[p + 1] - 1`. */
  readonly outStart: Int32Array;

  constructor(plan: StorePlan) {
    const { floor } = plan;
    this.pieceOf = new Int32Array(floor.cells).fill(-1);
    const members: number[][] = [];
    const squareOf = (cell: number): number =>
      Math.floor(Math.floor(cell / floor.columns) / SQUARE) * Math.ceil(floor.columns / SQUARE) +
      Math.floor((cell % floor.columns) / SQUARE);
    for (let cell = 0; cell < floor.cells; cell += 1) {
      if (!floor.isWalkable(cell) || this.pieceOf[cell] !== -1) continue;
      const piece = members.length;
      const found = [cell];
      this.pieceOf[cell] = piece;
      for (const at of found) {
        for (const [dx, dy] of FLOOR_NEIGHBOURS) {
          const next = floor.neighbour(at, dx, dy);
          if (next < 0 || this.pieceOf[next] !== -1 || squareOf(next) !== squareOf(cell)) continue;
          this.pieceOf[next] = piece;
          found.push(next);
        }
      }
      members.push(found);
    }
    this.x = new Float64Array(members.length);
    this.y = new Float64Array(members.length);
    this.cellOf = new Int32Array(members.length);
    members.forEach((cells, piece) => {
      const centres = cells.map((cell) => floor.centre(cell));
      const x = centres.reduce((sum, c) => sum + c.x, 0) / cells.length;
      const y = centres.reduce((sum, c) => sum + c.y, 0) / cells.length;
      this.x[piece] = x;
      this.y[piece] = y;
      const far = (c: FloorPoint): number => Math.hypot(c.x - x, c.y - y);
      const order = cells.map((cell, i) => [far(centres[i] ?? { x, y }), cell] as const).sort(([a], [b]) => a - b);
      this.cellOf[piece] = order[0]?.[1] ?? -1;
    });
    const arcs = this.#findArcs(plan, members);
    this.arcFrom = Int32Array.from(arcs, ([from]) => from);
    this.arcTo = Int32Array.from(arcs, ([, to]) => to);
    this.arcLength = new Float64Array(arcs.length);
    this.arcHeading = new Float64Array(arcs.length);
    this.outStart = new Int32Array(members.length + 1);
    arcs.forEach(([from, to], index) => {
      const dx = (this.x[to] ?? 0) - (this.x[from] ?? 0);
      const dy = (this.y[to] ?? 0) - (this.y[from] ?? 0);
      this.arcLength[index] = Math.hypot(dx, dy);
      this.arcHeading[index] = Math.atan2(dy, dx);
      this.outStart[from + 1] = index + 1;
    });
    for (let piece = 0; piece < members.length; piece += 1)
      this.outStart[piece + 1] = Math.max(this.outStart[piece + 1] ?? 0, this.outStart[piece] ?? 0);
  }

  get pieces(): number {
    return this.x.length;
  }

  get arcs(): number {
    return this.arcTo.length;
  }

  get bytes(): number {
    const arrays = [
      this.x,
      this.y,
      this.cellOf,
      this.pieceOf,
      this.arcFrom,
      this.arcTo,
      this.arcLength,
      this.arcHeading,
    ];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, this.outStart.byteLength);
  }

  at(piece: number): FloorPoint {
    return { x: this.x[piece] ?? 0, y: this.y[piece] ?? 0 };
  }

  /** Walking distance from a piece to those at most `within` metres away. */
  around(piece: number, within: number): Map<number, number> {
    const distance = new Map([[piece, 0]]);
    const open = [piece];
    // A label-correcting search: the pieces are few, so a heap would cost more than it saves.
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      for (let arc = this.outStart[next] ?? 0; arc < (this.outStart[next + 1] ?? 0); arc += 1) {
        const to = this.arcTo[arc] ?? 0;
        const far = (distance.get(next) ?? 0) + (this.arcLength[arc] ?? 0);
        if (far > within || far >= (distance.get(to) ?? Infinity) - 1e-9) continue;
        distance.set(to, far);
        open.push(to);
      }
    }
    return distance;
  }

  /** Sorted by their first piece. */
  #findArcs(plan: StorePlan, members: readonly number[][]): [from: number, to: number][] {
    return members.flatMap((cells, from) => {
      const next = new Set<number>();
      for (const cell of cells)
        for (const [dx, dy] of FLOOR_NEIGHBOURS) {
          const to = this.pieceOf[plan.floor.neighbour(cell, dx, dy)] ?? -1;
          if (to >= 0 && to !== from) next.add(to);
        }
      return [...next].sort((a, b) => a - b).map((to): [number, number] => [from, to]);
    });
  }
}
