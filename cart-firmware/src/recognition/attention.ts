import type { Track } from './tracker.js';

export interface AttentionSettings {
  readonly looksPerSecond: number;
}

/** What is remembered of a track for deciding when to look at it again. */
export interface Attended {
  readonly track: Track;
  readonly looks: number;
  /** Best sharpness of any picture of it so far. */
  readonly sharpest: number;
  readonly lookedAt: number;
  /** It is named surely: only seen to from time to time, whether it still is. */
  readonly settled: boolean;
}

/** A settled track is looked at so rarely, ms: often enough to notice that it was exchanged. */
const SETTLED_EVERY = 1_000;
/** A picture this much less sharp than the best one of the track is skipped, */
const BLURRED = 0.55;
/** unless nothing better came for this long, ms. */
const PATIENCE = 450;
/** A thing that just came in is still moving fast and half in view, ms. */
const ENTERING = 120;

/**
 * Which track deserves the next picture, if any: the one with the fewest pictures, then the one not looked at for
 * longest. What has not moved since its last picture would only say the same again.
 */
export function nextToLookAt(
  attended: readonly Attended[],
  at: number,
  lastLookAt: number,
  { looksPerSecond }: AttentionSettings,
): Attended | undefined {
  // Five milliseconds less: frames arrive on a grid of their own, and a near miss would wait a whole frame.
  if (at - lastLookAt < 1000 / looksPerSecond - 5) return undefined;
  const due = attended.filter(({ track, looks, lookedAt, settled }) => {
    if (track.seenAt < at || at - track.startedAt < ENTERING) return false;
    if (looks > 0 && track.movedAt <= lookedAt) return false;
    return !settled || at - lookedAt >= SETTLED_EVERY;
  });
  return due.sort((a, b) => a.looks - b.looks || a.lookedAt - b.lookedAt)[0];
}

/** True when a picture is not worth judging. */
export function isBlurred(sharpness: number, { sharpest, lookedAt, track }: Attended, at: number): boolean {
  const waited = at - Math.max(lookedAt, track.startedAt);
  return sharpness < BLURRED * sharpest && waited < PATIENCE;
}

/** What a picture is worth: full weight when it is as sharp as the best and the thing is large in view. */
export function weightOf(sharpness: number, sharpest: number, boxSide: number, frameSide: number): number {
  const sharp = sharpest > 0 ? Math.min(1, sharpness / sharpest) : 1;
  const large = Math.min(1, boxSide / (0.3 * frameSide));
  return Math.max(0.1, sharp * large);
}
