export interface FrameWatchLimits {
  /** Milliseconds without a frame. */
  readonly stalledAfter: number;
  /** Milliseconds of identical frames; undefined where repeating is normal. */
  readonly frozenAfter: number | undefined;
}

export type FrameWatchVerdict = 'live' | 'stalled' | 'frozen';

/**
 * Tells a live picture from a silent or frozen one (obs-studio #9434: capture devices freeze without an error). Pure:
 * times come in. One watch per opening.
 */
export class FrameWatch {
  #lastFrame: number;
  #lastChange: number;

  constructor(
    private readonly limits: FrameWatchLimits,
    openedAt: number,
  ) {
    this.#lastFrame = openedAt;
    this.#lastChange = openedAt;
  }

  frame(at: number, identical: boolean): void {
    this.#lastFrame = at;
    if (!identical) this.#lastChange = at;
  }

  verdict(at: number): FrameWatchVerdict {
    if (at - this.#lastFrame >= this.limits.stalledAfter) return 'stalled';
    const { frozenAfter } = this.limits;
    if (frozenAfter !== undefined && this.#lastFrame - this.#lastChange >= frozenAfter) return 'frozen';
    return 'live';
  }

  /** How long the present trouble has lasted: since the last frame, or the last changed one. */
  silentFor(at: number): number {
    return at - this.#lastFrame;
  }

  unchangedFor(at: number): number {
    return at - this.#lastChange;
  }
}

/**
 * FNV-1a over every 61st luma byte: a prime, so that the samples wander over the columns. The noise of a real sensor
 * changes some of these thousands of pixels from frame to frame; a repeated buffer changes none.
 */
export function lumaFingerprint(luma: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < luma.length; i += 61) {
    hash = Math.imul(hash ^ (luma[i] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
