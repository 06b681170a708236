/** Ids kept at most; a store that sends more at once is not right. */
const MOST_IDS = 1_000;

/** Ids of news acted upon, so that each is effective once; forgotten when the news itself has expired. */
export class SeenNews {
  readonly #expiries = new Map<string, number>();

  /** True the first time, while not expired. @param now epoch milliseconds */
  isNew(id: string, expires: number, now: number): boolean {
    for (const [seen, until] of this.#expiries) if (until <= now) this.#expiries.delete(seen);
    if (expires <= now || this.#expiries.has(id)) return false;
    if (this.#expiries.size >= MOST_IDS) this.#expiries.delete(this.#expiries.keys().next().value ?? '');
    this.#expiries.set(id, expires);
    return true;
  }
}
