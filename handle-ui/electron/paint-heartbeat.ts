/**
 * Judges from painted frames whether the page lives. The page reports one every five seconds at least; a crashed GPU
 * leaves a white sheet on which no crash event is ever seen (field failure), but no frame is painted either.
 */
export class PaintHeartbeat {
  #since: number;

  /**
   * @param limit longest time between two painted frames, ms
   * @param now time of the start by the caller's clock, ms
   */
  constructor(
    readonly limit: number,
    now: number,
  ) {
    this.#since = now;
  }

  /** A frame was painted, or a recovery step was just taken and deserves its time. */
  beat(now: number): void {
    this.#since = now;
  }

  isDead(now: number): boolean {
    return now - this.#since > this.limit;
  }
}
