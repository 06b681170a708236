import type { Glance } from './glance.js';
import { lightOf, sameLight, type Light } from './light.js';

/** Seconds in which the background follows what is not covered: slower than any presentation. */
const FOLLOWS_S = 4;
/** The same for what is covered but belongs to no region: specks, reflections. */
const FORGIVES_S = 12;
/** The first second of a camera is learned quickly, its exposure is still settling. */
const LEARNS_S = 0.3;
const LEARNING_MS = 700;
/** Grey levels, and levels of both chroma planes together, that are never noise. */
const LEAST_LUMA = 10;
const LEAST_CHROMA = 8;
/** How many times its usual deviation a cell must differ. */
const TIMES_NOISE = 4.5;

export interface Difference {
  /** 1 where something is in front of the background. */
  readonly covered: Uint8Array;
  /** 1 where the picture differs from the frame before. */
  readonly moved: Uint8Array;
  /** Share of all cells that are covered. */
  readonly share: number;
}

/** What the camera sees when nothing is presented, learned while it runs. All times in ms of one clock. */
export class Background {
  #mean: Glance | undefined;
  #before: Glance | undefined;
  #beforeLight: Light = sameLight;
  #noise = new Float32Array();
  #chromaNoise = new Float32Array();
  #covered = new Uint8Array();
  #light: Light = sameLight;
  #since = 0;
  #at = 0;

  /** Forgets everything: the next frame is the background. */
  reset(): void {
    this.#mean = undefined;
  }

  look(now: Glance, at: number): Difference {
    const mean = this.#mean;
    const before = this.#before;
    if (mean === undefined || before === undefined || mean.y.length !== now.y.length || mean.cell !== now.cell) {
      return this.#begin(now, at);
    }
    this.#light = lightOf(now, mean, this.#covered, this.#light);
    const { gain, offset, u, v } = this.#light;
    const old = this.#beforeLight;
    const covered = new Uint8Array(now.y.length);
    const moved = new Uint8Array(now.y.length);
    let count = 0;
    for (let i = 0; i < now.y.length; i += 1) {
      const luma = Math.abs((now.y[i] ?? 0) - gain * (mean.y[i] ?? 0) - offset);
      const chroma =
        Math.abs((now.u[i] ?? 0) - (mean.u[i] ?? 0) - u) + Math.abs((now.v[i] ?? 0) - (mean.v[i] ?? 0) - v);
      const noise = this.#noise[i] ?? 0;
      const lumaLimit = Math.max(LEAST_LUMA, TIMES_NOISE * noise);
      if (luma > lumaLimit || chroma > Math.max(LEAST_CHROMA, TIMES_NOISE * (this.#chromaNoise[i] ?? 0))) {
        covered[i] = 1;
        count += 1;
      }
      // Both frames as they would be in the background's light.
      const here = ((now.y[i] ?? 0) - offset) / gain;
      const there = ((before.y[i] ?? 0) - old.offset) / old.gain;
      if (Math.abs(here - there) > 0.7 * lumaLimit) moved[i] = 1;
    }
    this.#covered = covered;
    this.#learn(now, at, covered);
    copy(now, before);
    this.#beforeLight = this.#light;
    return { covered, moved, share: count / Math.max(1, now.y.length) };
  }

  /** Takes these cells as they are now into the background: what lay still in them belongs to the scene. */
  absorb(cells: readonly number[]): void {
    const { gain, offset, u, v } = this.#light;
    if (this.#mean === undefined || this.#before === undefined) return;
    for (const i of cells) {
      this.#mean.y[i] = ((this.#before.y[i] ?? 0) - offset) / gain;
      this.#mean.u[i] = (this.#before.u[i] ?? 0) - u;
      this.#mean.v[i] = (this.#before.v[i] ?? 0) - v;
      this.#covered[i] = 0;
    }
  }

  #begin(now: Glance, at: number): Difference {
    const cells = now.y.length;
    this.#mean = clone(now);
    this.#before = clone(now);
    this.#noise = new Float32Array(cells).fill(2);
    this.#chromaNoise = new Float32Array(cells).fill(1);
    this.#covered = new Uint8Array(cells);
    this.#light = sameLight;
    this.#beforeLight = sameLight;
    this.#since = at;
    this.#at = at;
    return { covered: this.#covered, moved: new Uint8Array(cells), share: 0 };
  }

  #learn(now: Glance, at: number, covered: Uint8Array): void {
    const mean = this.#mean;
    if (mean === undefined) return;
    const seconds = Math.min(0.5, Math.max(0, (at - this.#at) / 1000));
    this.#at = at;
    const learning = at - this.#since < LEARNING_MS;
    const follows = 1 - Math.exp(-seconds / (learning ? LEARNS_S : FOLLOWS_S));
    const forgives = learning ? follows : 1 - Math.exp(-seconds / FORGIVES_S);
    const { gain, offset, u, v } = this.#light;
    for (let i = 0; i < now.y.length; i += 1) {
      const isCovered = covered[i] === 1;
      const share = isCovered ? (this.#held?.[i] === 1 && !learning ? 0 : forgives) : follows;
      if (share === 0) continue;
      const dy = ((now.y[i] ?? 0) - offset) / gain - (mean.y[i] ?? 0);
      const du = (now.u[i] ?? 0) - u - (mean.u[i] ?? 0);
      const dv = (now.v[i] ?? 0) - v - (mean.v[i] ?? 0);
      mean.y[i] = (mean.y[i] ?? 0) + share * dy;
      mean.u[i] = (mean.u[i] ?? 0) + share * du;
      mean.v[i] = (mean.v[i] ?? 0) + share * dv;
      if (isCovered) continue;
      const noise = this.#noise[i] ?? 0;
      const chroma = this.#chromaNoise[i] ?? 0;
      this.#noise[i] = noise + share * (1.25 * Math.abs(dy) - noise);
      this.#chromaNoise[i] = chroma + share * (1.25 * (Math.abs(du) + Math.abs(dv)) - chroma);
    }
  }

  /** Cells of things that are being presented: not learned, however long they are held. */
  hold(cells: Uint8Array | undefined): void {
    this.#held = cells;
  }
  #held: Uint8Array | undefined;
}

function clone(glance: Glance): Glance {
  return { ...glance, y: glance.y.slice(), u: glance.u.slice(), v: glance.v.slice() };
}

function copy(from: Glance, to: Glance): void {
  to.y.set(from.y);
  to.u.set(from.u);
  to.v.set(from.v);
}
