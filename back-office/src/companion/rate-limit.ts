const KEYS_MOST = 10_000;

/** So many within so long, by key. What is forgotten under pressure is the oldest key: memory stays bounded. */
export class RateLimit {
  readonly #spent = new Map<string, { count: number; until: number }>();

  constructor(
    private readonly most: number,
    private readonly withinMs: number,
    private readonly now: () => number,
  ) {}

  /** @returns false when it was too often */
  take(key: string): boolean {
    const at = this.now();
    const known = this.#spent.get(key);
    if (known !== undefined && known.until > at) {
      known.count += 1;
      return known.count <= this.most;
    }
    this.#spent.delete(key);
    if (this.#spent.size >= KEYS_MOST) this.#spent.delete(this.#spent.keys().next().value ?? '');
    this.#spent.set(key, { count: 1, until: at + this.withinMs });
    return true;
  }
}
