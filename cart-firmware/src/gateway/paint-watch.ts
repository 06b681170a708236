/** Judges whether one screen still paints. Pure: time is handed in, in milliseconds of any one clock. */
export class PaintWatch {
  #owed: { rev: number; since: number } | undefined;
  #silent = false;

  /** @param limit how long a change may stay unpainted, ms */
  constructor(readonly limit: number) {}

  /** A change went out. While one is owed already, the clock goes on from the first: a screen that falls behind is not excused by more work. */
  sent(rev: number, now: number): void {
    this.#owed = this.#owed === undefined ? { rev, since: now } : { rev, since: this.#owed.since };
  }

  /** @returns true when the screen had been silent and has come back */
  painted(rev: number, now: number): boolean {
    if (this.#owed !== undefined) this.#owed = rev >= this.#owed.rev ? undefined : { rev: this.#owed.rev, since: now };
    const cameBack = this.#silent;
    this.#silent = false;
    return cameBack;
  }

  /** @returns how long nothing was painted, ms, once per silence; undefined while all is well or already reported */
  check(now: number): number | undefined {
    if (this.#silent || this.#owed === undefined || now - this.#owed.since < this.limit) return undefined;
    this.#silent = true;
    return now - this.#owed.since;
  }

  get silent(): boolean {
    return this.#silent;
  }
}
