import type { VisionConfig } from './config.js';
import type { Point, Quad } from './read.js';
import type { PresentationEnd, SightedCode, Sighting } from './sighting.js';

export type AgreementRules = Pick<
  VisionConfig,
  'framesForKnownCode' | 'framesForUnknownCode' | 'unknownCodeOver' | 'absentFor'
>;

/** One read of one frame, with the way of looking that gave it. */
export interface FrameRead {
  readonly code: SightedCode;
  readonly position: Quad;
  /** How much the symbol itself vouched for the read, see `weightOf`. */
  readonly weight: number;
  /** Name of the view: decoder and treatment of the picture. The same view of the same picture says nothing new. */
  readonly view: string;
}

export interface FrameReads {
  readonly seq: number;
  /** When the frame arrived, ms. */
  readonly at: number;
  /** The picture is the previous one again: a further look at it is no further evidence. */
  readonly identical: boolean;
  readonly reads: readonly FrameRead[];
}

export interface AgreementOutcome {
  readonly sightings: readonly Sighting[];
  readonly ended: readonly PresentationEnd[];
}

interface Candidate {
  readonly code: SightedCode;
  readonly track: number;
  readonly firstAt: number;
  readonly firstSeq: number;
  readonly byView: Map<string, number>;
  frames: number;
  /** Further frames that told the same, beyond the first of each view. */
  repeats: number;
  lastAt: number;
  position: Quad;
  sighted: boolean;
}

/** Support an unknown code needs: in published photos wrong reads reach 8 over all views, right ones mostly have dozens. */
const unknownSupport = 9;
const knownSupport = 2;
/** A code at the same place as another must be this much better supported to win. */
const outvote = 4;
/** Pixels by which the corners a decoder gives may be off. */
const nearly = 12;
/** How long it is remembered when a code left the view, ms. */
const rememberLeft = 60_000;
/** A candidate that was not agreed on is forgotten after this time, ms. */
const forgetAfter = 900;

/**
 * Reads become sightings by agreement over time: a wrong article on a receipt is worse than a code shown again. Any
 * single frame can give a wrong number with a right check digit, one in ten of random misreads does. Pure: time is in
 * the frames. What agreement cannot see through is a misprint or a damage that every look reads alike; such a code is
 * almost never in the catalogue, and then the cart asks.
 */
export class Agreement {
  readonly #candidates = new Map<string, Candidate>();
  /** When codes that were agreed on were last in view, by the key of their candidate. */
  readonly #left = new Map<string, number>();
  #nextTrack = 1;

  constructor(
    private readonly rules: AgreementRules,
    private readonly isKnown: (code: SightedCode) => boolean,
    /** Whether the text alone shows that it was read rightly: no misread carries a signature of the store. */
    private readonly provesItself: (code: SightedCode) => boolean = () => false,
  ) {}

  /** Whether something was read lately that is not yet a sighting: worth more effort. */
  get undecided(): boolean {
    for (const candidate of this.#candidates.values()) if (!candidate.sighted) return true;
    return false;
  }

  /** When a code that was agreed on was last in view, if it was lately. */
  lastSeen(text: string): number | undefined {
    let last = Number.NEGATIVE_INFINITY;
    for (const [key, at] of this.#left) if (key.endsWith(` ${text}`)) last = Math.max(last, at);
    for (const { code, sighted, lastAt } of this.#candidates.values())
      if (sighted && code.text === text) last = Math.max(last, lastAt);
    return Number.isFinite(last) ? last : undefined;
  }

  frame(frame: FrameReads): AgreementOutcome {
    const ended = this.#expire(frame.at);
    const touched = new Set<Candidate>();
    for (const read of frame.reads) touched.add(this.#note(read, frame, touched));
    const sightings: Sighting[] = [];
    for (const candidate of touched) {
      if (candidate.sighted || !this.#agreed(candidate, frame.at)) continue;
      candidate.sighted = true;
      const previousAt = this.#left.get(keyOf(candidate.code));
      sightings.push({
        code: candidate.code,
        at: frame.at,
        firstFrameAt: candidate.firstAt,
        firstFrameSeq: candidate.firstSeq,
        frames: candidate.frames,
        track: candidate.track,
        ...(previousAt === undefined ? {} : { previousAt }),
      });
    }
    return { sightings, ended };
  }

  /** Time passes without frames; ends presentations. */
  tick(at: number): readonly PresentationEnd[] {
    return this.#expire(at);
  }

  #note(read: FrameRead, frame: FrameReads, touched: ReadonlySet<Candidate>): Candidate {
    const key = keyOf(read.code);
    let candidate = this.#candidates.get(key);
    if (candidate === undefined) {
      candidate = {
        code: read.code,
        track: this.#nextTrack,
        firstAt: frame.at,
        firstSeq: frame.seq,
        byView: new Map(),
        frames: 0,
        repeats: 0,
        lastAt: frame.at,
        position: read.position,
        sighted: false,
      };
      this.#nextTrack += 1;
      this.#candidates.set(key, candidate);
    }
    const before = candidate.byView.get(read.view);
    if (before !== undefined && !frame.identical && !touched.has(candidate)) candidate.repeats += 1;
    candidate.byView.set(read.view, Math.max(before ?? 0, read.weight));
    if (!touched.has(candidate)) candidate.frames += 1;
    candidate.lastAt = frame.at;
    candidate.position = read.position;
    return candidate;
  }

  #agreed(candidate: Candidate, at: number): boolean {
    if (this.provesItself(candidate.code)) return true;
    const { framesForKnownCode, framesForUnknownCode, unknownCodeOver } = this.rules;
    const support = supportOf(candidate);
    for (const other of this.#candidates.values()) {
      if (other === candidate || !overlap(other.position, candidate.position)) continue;
      // A presentation already agreed on is left by carrying the goods away, not by another read at its place;
      // when the goods really changed, the old code is not read any more and stops counting.
      if (at - other.lastAt <= forgetAfter && support < outvote * supportOf(other)) return false;
    }
    if (this.isKnown(candidate.code)) return candidate.frames >= framesForKnownCode && support >= knownSupport;
    return (
      candidate.frames >= framesForUnknownCode && at - candidate.firstAt >= unknownCodeOver && support >= unknownSupport
    );
  }

  #expire(at: number): PresentationEnd[] {
    const ended: PresentationEnd[] = [];
    for (const [key, candidate] of this.#candidates) {
      const { sighted, lastAt, track, code } = candidate;
      if (at - lastAt < (sighted ? this.rules.absentFor : forgetAfter)) continue;
      this.#candidates.delete(key);
      if (!sighted) continue;
      this.#left.set(key, lastAt);
      ended.push({ track, code, at, lastFrameAt: lastAt });
    }
    for (const [key, lastAt] of this.#left) if (at - lastAt > rememberLeft) this.#left.delete(key);
    return ended;
  }
}

function keyOf({ symbology, text }: SightedCode): string {
  return `${symbology} ${text}`;
}

function supportOf(candidate: Candidate): number {
  let support = candidate.repeats;
  for (const weight of candidate.byView.values()) support += weight;
  return support;
}

/** Whether the boxes around two symbols meet, or nearly: then they cannot both be right. */
function overlap(a: Quad, b: Quad): boolean {
  const [boxA, boxB] = [bounds(a), bounds(b)];
  return (
    Math.abs(boxA.x - boxB.x) <= (boxA.width + boxB.width) / 2 + nearly &&
    Math.abs(boxA.y - boxB.y) <= (boxA.height + boxB.height) / 2 + nearly
  );
}

function bounds(quad: readonly Point[]): { x: number; y: number; width: number; height: number } {
  const xs = quad.map((point) => point.x);
  const ys = quad.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
