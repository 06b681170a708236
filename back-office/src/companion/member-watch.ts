/** Tells phones that something of their member has changed; a burst is told once. */
export class MemberWatch {
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #touched = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly gatherMs = 60) {}

  /** @returns ends the watching */
  watch(member: string, watcher: () => void): () => void {
    const watchers = this.#watchers.get(member) ?? new Set();
    this.#watchers.set(member, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(member) === watchers) this.#watchers.delete(member);
    };
  }

  /** May be called before the commit: the telling waits for {@link flush}. */
  touch(member: string): void {
    if (this.#watchers.has(member)) this.#touched.add(member);
  }

  /** What was touched is on disk. */
  flush(): void {
    if (this.#touched.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const members = [...this.#touched];
      this.#touched.clear();
      for (const member of members) for (const tell of [...(this.#watchers.get(member) ?? [])]) tell();
    }, this.gatherMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#watchers.clear();
  }
}
