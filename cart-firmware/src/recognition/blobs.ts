/** A rectangle in cells; `right` and `bottom` are beyond the last. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What hangs together in front of the background. */
export interface Blob {
  readonly cells: readonly number[];
  /** Around its thick part: an arm, thinner than what the hand holds, is left out. */
  readonly box: CellBox;
}

/** What is thinner than this share of the thickest place is taken for an arm or a strap. */
const THICK = 0.62;
/** Gaps of so many cells within one thing are bridged. */
const BRIDGE = 1;

/**
 * @param covered 1 where something is in front of the background
 * @param least smallest number of cells worth looking at
 * @param most at most so many, the largest first
 */
export function blobsOf(covered: Uint8Array, columns: number, rows: number, least: number, most: number): Blob[] {
  const solid = majority(majority(covered, columns, rows), columns, rows);
  const wide = grown(solid, columns, rows, BRIDGE);
  const label = new Int32Array(solid.length);
  const blobs: number[][] = [];
  for (let start = 0; start < wide.length; start += 1) {
    if (wide[start] === 0 || label[start] !== 0) continue;
    const cells: number[] = [];
    const queue = [start];
    label[start] = blobs.length + 1;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (solid[at] === 1) cells.push(at);
      for (const next of neighbours(at, columns, rows)) {
        if (wide[next] === 1 && label[next] === 0) {
          label[next] = blobs.length + 1;
          queue.push(next);
        }
      }
    }
    blobs.push(cells);
  }
  return blobs
    .filter((cells) => cells.length >= least)
    .sort((a, b) => b.length - a.length)
    .slice(0, most)
    .map((cells) => ({ cells, box: thickPart(cells, columns, rows) }));
}

function* neighbours(at: number, columns: number, rows: number): Generator<number> {
  const column = at % columns;
  const row = (at - column) / columns;
  if (column > 0) yield at - 1;
  if (column < columns - 1) yield at + 1;
  if (row > 0) yield at - columns;
  if (row < rows - 1) yield at + columns;
}

/** Each cell as most of its neighbourhood is: specks go, holes close. */
function majority(mask: Uint8Array, columns: number, rows: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let [sum, of] = [0, 0];
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1) {
          sum += mask[r * columns + c] ?? 0;
          of += 1;
        }
      }
      out[row * columns + column] = 2 * sum > of ? 1 : 0;
    }
  }
  return out;
}

function grown(mask: Uint8Array, columns: number, rows: number, by: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i += 1) {
    if (mask[i] !== 1) continue;
    const column = i % columns;
    const row = (i - column) / columns;
    for (let r = Math.max(0, row - by); r <= Math.min(rows - 1, row + by); r += 1) {
      for (let c = Math.max(0, column - by); c <= Math.min(columns - 1, column + by); c += 1) out[r * columns + c] = 1;
    }
  }
  return out;
}

/** Box of the blob after everything thinner than a share of its thickest place is cut off. */
function thickPart(cells: readonly number[], columns: number, rows: number): CellBox {
  const depth = depths(cells, columns, rows);
  const deepest = Math.max(...cells.map((cell) => depth[cell] ?? 0));
  const core = cells.filter((cell) => (depth[cell] ?? 0) >= THICK * deepest);
  const reach = Math.floor(THICK * deepest);
  const box = boxOf(core, columns);
  // A sample of the core reaches as far as all of it, at a bounded cost.
  const step = Math.ceil(core.length / 80);
  const sample = core.filter((_, place) => place % step === 0);
  const within = (cell: number): boolean => {
    const column = cell % columns;
    const row = (cell - column) / columns;
    if (column < box.left - reach || column >= box.right + reach) return false;
    if (row < box.top - reach || row >= box.bottom + reach) return false;
    return sample.some((one) => {
      const across = (one % columns) - column;
      const down = Math.floor(one / columns) - row;
      return across * across + down * down <= (reach + 0.5) ** 2;
    });
  };
  return boxOf(cells.filter(within), columns);
}

/** Chessboard-and-diagonal distance of each cell to the nearest one outside; the frame's edge counts as inside. */
function depths(cells: readonly number[], columns: number, rows: number): Float32Array {
  const depth = new Float32Array(columns * rows);
  for (const cell of cells) depth[cell] = 1e6;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 1e6 : (depth[row * columns + column] ?? 0);
  const ordered = [...cells].sort((a, b) => a - b);
  const pass = (order: readonly number[], sign: 1 | -1): void => {
    for (const cell of order) {
      const column = cell % columns;
      const row = (cell - column) / columns;
      const nearest = Math.min(
        at(column - sign, row) + 1,
        at(column, row - sign) + 1,
        at(column - sign, row - sign) + 1.4,
        at(column + sign, row - sign) + 1.4,
      );
      depth[cell] = Math.min(depth[cell] ?? 0, nearest);
    }
  };
  pass(ordered, 1);
  pass(ordered.reverse(), -1);
  // Everything is covered: as deep as the frame is wide.
  for (const cell of cells) depth[cell] = Math.min(depth[cell] ?? 0, columns);
  return depth;
}

export function boxOf(cells: readonly number[], columns: number): CellBox {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const cell of cells) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  }
  return { left, top, right, bottom };
}
