import { Background } from './background.js';
import { blobsOf } from './blobs.js';
import { glanceAt, type Glance, type YuvFrame } from './glance.js';
import { lookOf, type Look } from './look.js';

/** A rectangle in pixels of the frame. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Something in front of the background. */
export interface Region {
  readonly box: Box;
  /** Cells it covers, for {@link MotionGate.absorb}. */
  readonly cells: readonly number[];
  /** Share of its cells that moved since the frame before. */
  readonly moving: number;
  readonly look: Look;
}

export interface Motion {
  readonly regions: readonly Region[];
  /** Nearly everything differs: the lens is covered, the light went out, the camera was turned. */
  readonly disturbed: boolean;
}

/** Smaller than this share of the frame is a finger, a reflection, a passer-by far off. */
const LEAST_SHARE = 0.012;
/** More things than a person shows at once; bounds the work per frame. */
const MOST_REGIONS = 4;
const DISTURBED_SHARE = 0.93;
/** What has changed everywhere for so long is the new scene, ms. */
const NEW_SCENE_MS = 1_500;

/** Tells what is presented from what is just there. Pure but for what it has learned of the scene; times in ms. */
export class MotionGate {
  readonly #background = new Background();
  #glance: Glance | undefined;
  #disturbedSince: number | undefined;

  look(frame: YuvFrame, at: number): Motion {
    const glance = glanceAt(frame, this.#glance);
    this.#glance = glance;
    const { covered, moved, share } = this.#background.look(glance, at);
    if (share > DISTURBED_SHARE) {
      this.#disturbedSince ??= at;
      if (at - this.#disturbedSince >= NEW_SCENE_MS) {
        this.#background.reset();
        this.#disturbedSince = undefined;
      }
      return { regions: [], disturbed: true };
    }
    this.#disturbedSince = undefined;
    const { columns, rows, cell } = glance;
    const blobs =
      share < LEAST_SHARE ? [] : blobsOf(covered, columns, rows, LEAST_SHARE * columns * rows, MOST_REGIONS);
    const held = new Uint8Array(columns * rows);
    const regions = blobs.map(({ cells, box }): Region => {
      let moving = 0;
      for (const one of cells) {
        held[one] = 1;
        moving += moved[one] ?? 0;
      }
      return {
        box: {
          left: box.left * cell,
          top: box.top * cell,
          width: (box.right - box.left) * cell,
          height: (box.bottom - box.top) * cell,
        },
        cells,
        moving: moving / Math.max(1, cells.length),
        look: lookOf(glance, cells, box),
      };
    });
    this.#background.hold(held);
    return { regions, disturbed: false };
  }

  /** What lies still there belongs to the scene from now on. */
  absorb(cells: readonly number[]): void {
    this.#background.absorb(cells);
  }
}
