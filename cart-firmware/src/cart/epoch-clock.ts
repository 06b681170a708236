/**
 * Turns the monotonic clock all parts measure with into epoch milliseconds for facts.
 * Within a trip the offset is fixed, so that times of one trip never jump or run backwards when NTP corrects the
 * wall clock; between trips it is taken anew (a board without a clock battery starts in 1970 and learns the time later).
 */
export class EpochClock {
  #offset: number;
  #floor: number;

  /**
   * @param notBefore the time of the last journalled fact: time never runs behind it
   */
  constructor(
    notBefore = 0,
    private readonly monotonic: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {
    this.#floor = notBefore;
    this.#offset = this.#offsetNow();
  }

  /** Epoch milliseconds now, whole, never smaller than what was given before. */
  now(): number {
    this.#floor = Math.max(this.#floor, Math.round(this.monotonic() + this.#offset));
    return this.#floor;
  }

  /** Epoch milliseconds of a monotonic time that a part reported. */
  at(monotonic: number): number {
    return Math.round(monotonic + this.#offset);
  }

  /** Takes the wall clock's word again. Only between trips. */
  resync(): void {
    this.#offset = this.#offsetNow();
  }

  /** A wall clock behind the last fact is wrong (no clock battery, no network yet): time goes on from that fact. */
  #offsetNow(): number {
    return Math.max(this.wall(), this.#floor) - this.monotonic();
  }
}
