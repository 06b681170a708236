/** Ids of news acted upon, so that each is effective once; forgotten when the news itself has expired. */
export class SeenNews {
  readonly #expiries = new Map<string, number>();

  /** True the first time, while not expired. @param now epoch milliseconds */
  isNew(id: string, expires: number, now: number): boolean {
    for (const [seen, until] of this.#expiries) if (until <= now) this.#expiries.delete(seen);
    if (expires <= now || this.#expiries.has(id)) return false;
    this.#expiries.set(id, expires);
    return true;
  }
}
