import type { CellBox } from './blobs.js';
import type { Glance } from './glance.js';

/** How a region looks, coarsely: enough to tell that another thing has taken the place of the one before. */
export interface Look {
  /** Shares of its cells in a grid of chroma and brightness; they sum to 1. */
  readonly colours: Float32Array;
  /** Share of its cells that have the colour of skin, of any shade. Fruit can have it too. */
  readonly skin: number;
}

const CHROMA_BINS = 6;
const LUMA_BINS = 3;
/** Chroma around grey that is told apart, each way. */
const CHROMA_REACH = 48;

export function lookOf({ y, u, v, columns }: Glance, cells: readonly number[], within: CellBox): Look {
  const colours = new Float32Array(CHROMA_BINS * CHROMA_BINS * LUMA_BINS);
  let [count, skin] = [0, 0];
  for (const cell of cells) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    if (column < within.left || column >= within.right || row < within.top || row >= within.bottom) continue;
    const [cu, cv] = [u[cell] ?? 128, v[cell] ?? 128];
    const luma = Math.min(LUMA_BINS - 1, Math.floor(((y[cell] ?? 0) / 256) * LUMA_BINS));
    const place = (luma * CHROMA_BINS + binOf(cu)) * CHROMA_BINS + binOf(cv);
    colours[place] = (colours[place] ?? 0) + 1;
    count += 1;
    if (isSkin(y[cell] ?? 0, cu, cv)) skin += 1;
  }
  const of = Math.max(1, count);
  return { colours: colours.map((sum) => sum / of), skin: skin / of };
}

function binOf(chroma: number): number {
  const share = (chroma - 128 + CHROMA_REACH) / (2 * CHROMA_REACH);
  return Math.min(CHROMA_BINS - 1, Math.max(0, Math.floor(share * CHROMA_BINS)));
}

/** Skin of every shade lies in one small patch of chroma (Chai and Ngan 1999), whatever its brightness. */
export function isSkin(y: number, u: number, v: number): boolean {
  return y > 40 && u >= 77 && u <= 127 && v >= 133 && v <= 173;
}

/** 0: nothing in common; 1: the same. */
export function likeness(a: Look, b: Look): number {
  let sum = 0;
  for (let i = 0; i < a.colours.length; i += 1) sum += Math.min(a.colours[i] ?? 0, b.colours[i] ?? 0);
  return sum;
}

/** The look of a track follows its regions slowly: a thing that is turned stays the same thing. */
export function blended(a: Look, b: Look, share: number): Look {
  return {
    colours: a.colours.map((value, i) => value + share * ((b.colours[i] ?? 0) - value)),
    skin: a.skin + share * (b.skin - a.skin),
  };
}
