import { blended, likeness, type Look } from './look.js';
import type { Box, Region } from './motion-gate.js';

/** One thing being presented, from coming into view until it is put away. Times in ms. */
export interface Track {
  readonly track: number;
  readonly startedAt: number;
  /** Last frame that showed it. */
  readonly seenAt: number;
  /** Last frame in which it moved. */
  readonly movedAt: number;
  readonly box: Box;
  readonly look: Look;
  readonly cells: readonly number[];
  /** Frames that showed it. */
  readonly frames: number;
}

/** `left`: out of view; `rest`: it lies still and belongs to the scene now; `replaced`: another thing is in its place. */
export type TrackEnd = 'left' | 'rest' | 'replaced';

export interface TrackerSettings {
  readonly restAfter: number;
  readonly goneAfter: number;
}

export interface TrackerNews {
  readonly began: readonly Track[];
  readonly ended: readonly { readonly track: Track; readonly why: TrackEnd }[];
}

/** Frames that must agree before something counts as presented: one frame may be a flash. */
const FRAMES_TO_BEGIN = 2;
/** Overlap, as intersection over union, from which two boxes may be the same thing. */
const LEAST_OVERLAP = 0.12;
/** Without overlap a fast hand moves at most this share of the thing's size between two frames. */
const LEAP = 0.9;
/** Colours in common below which it is another thing, when this holds for so many frames. */
const LEAST_LIKENESS = 0.3;
const UNLIKE_FRAMES = 3;
/** Share of moved cells from which a region counts as moving: a hand's tremor is well above, noise below. */
const MOVING = 0.04;

/** Seen, and not yet in enough frames to count. */
interface Waiting {
  readonly region: Region;
  readonly at: number;
  readonly frames: number;
}

interface Kept {
  track: Track;
  unlike: number;
}

/** Follows what is presented over the frames. Pure: the same regions give the same tracks. */
export class Tracker {
  #kept: Kept[] = [];
  #waiting: Waiting[] = [];
  #next: number;

  /** @param first number of the first track; numbers are never used again */
  constructor(
    private readonly settings: TrackerSettings,
    first = 1,
  ) {
    this.#next = first;
  }

  get tracks(): readonly Track[] {
    return this.#kept.map(({ track }) => track);
  }

  follow(regions: readonly Region[], at: number): TrackerNews {
    const began: Track[] = [];
    const ended: { track: Track; why: TrackEnd }[] = [];
    const free = new Set(regions);
    for (const [kept, region] of this.#pairs(regions)) {
      free.delete(region);
      if (this.#isAnother(kept, region)) {
        ended.push({ track: kept.track, why: 'replaced' });
        this.#kept = this.#kept.filter((one) => one !== kept);
        began.push(this.#begin(region, at, at));
      } else this.#see(kept, region, at);
    }
    this.#kept = this.#kept.filter(({ track }) => {
      const why = this.#endOf(track, at);
      if (why !== undefined) ended.push({ track, why });
      return why === undefined;
    });
    began.push(...this.#welcome([...free], at));
    return { began, ended };
  }

  /** Nothing can be followed any more: the camera is covered or gone. */
  endAll(): readonly Track[] {
    const { tracks } = this;
    this.#kept = [];
    this.#waiting = [];
    return tracks;
  }

  /** Best pairs of track and region first; each is used once. */
  #pairs(regions: readonly Region[]): [Kept, Region][] {
    const all = this.#kept.flatMap((kept) =>
      regions.map((region) => ({ kept, region, score: scoreOf(kept.track, region) })),
    );
    const pairs: [Kept, Region][] = [];
    for (const { kept, region, score } of all.sort((a, b) => b.score - a.score)) {
      if (score <= 0) break;
      if (!pairs.some(([k, r]) => k === kept || r === region)) pairs.push([kept, region]);
    }
    return pairs;
  }

  #isAnother(kept: Kept, region: Region): boolean {
    kept.unlike = likeness(kept.track.look, region.look) < LEAST_LIKENESS ? kept.unlike + 1 : 0;
    return kept.unlike >= UNLIKE_FRAMES;
  }

  #see(kept: Kept, region: Region, at: number): void {
    const { track } = kept;
    kept.track = {
      ...track,
      seenAt: at,
      movedAt: region.moving >= MOVING ? at : track.movedAt,
      box: region.box,
      // What differs is not learned until it is decided whether it is another thing.
      look: kept.unlike > 0 ? track.look : blended(track.look, region.look, 0.25),
      cells: region.cells,
      frames: track.frames + 1,
    };
  }

  #endOf(track: Track, at: number): TrackEnd | undefined {
    if (at - track.seenAt >= this.settings.goneAfter) return 'left';
    return at - track.movedAt >= this.settings.restAfter ? 'rest' : undefined;
  }

  #welcome(free: readonly Region[], at: number): Track[] {
    const began: Track[] = [];
    const waiting: Waiting[] = [];
    for (const region of free) {
      const known = this.#waiting.find((one) => near(one.region.box, region.box) > 0);
      const frames = (known?.frames ?? 0) + 1;
      const since = known?.at ?? at;
      if (frames >= FRAMES_TO_BEGIN) began.push(this.#begin(region, since, at));
      else waiting.push({ region, at: since, frames });
    }
    this.#waiting = waiting;
    return began;
  }

  #begin(region: Region, startedAt: number, at: number): Track {
    const { box, look, cells } = region;
    const track: Track = {
      track: this.#next,
      startedAt,
      seenAt: at,
      movedAt: at,
      box,
      look,
      cells,
      frames: FRAMES_TO_BEGIN,
    };
    this.#next += 1;
    this.#kept.push({ track, unlike: 0 });
    return track;
  }
}

/** Place counts most; colours decide between two that are as near. 0: not the same thing. */
function scoreOf(track: Track, region: Region): number {
  const place = near(track.box, region.box);
  return place === 0 ? 0 : place + 0.5 * likeness(track.look, region.look);
}

/** 0: too far; else larger the nearer. */
function near(a: Box, b: Box): number {
  const overlap = intersectionOverUnion(a, b);
  if (overlap >= LEAST_OVERLAP) return 1 + overlap;
  const size = Math.max(a.width, a.height, b.width, b.height);
  const apart = Math.hypot(a.left + a.width / 2 - b.left - b.width / 2, a.top + a.height / 2 - b.top - b.height / 2);
  return apart < LEAP * size ? 1 - apart / (LEAP * size) : 0;
}

export function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
