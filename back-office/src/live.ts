/** What changed, told to those who watch. Each names its key; watchers ask for the rest, or take the data along. */
export type LiveEvent =
  | { readonly kind: 'cart'; readonly key: string }
  | { readonly kind: 'receipt'; readonly key: string }
  | { readonly kind: 'anomaly'; readonly key: '' }
  | { readonly kind: 'catalogue'; readonly key: '' }
  | { readonly kind: 'queue'; readonly key: '' }
  | { readonly kind: 'balances'; readonly key: '' }
  | { readonly kind: 'documents'; readonly key: '' }
  | { readonly kind: 'seen'; readonly key: string }
  | { readonly kind: 'link'; readonly key: '' };

/** Gathers changes for a moment, so that a burst of facts makes one update per cart and receipt. */
export class Live {
  readonly #watchers = new Set<(events: readonly LiveEvent[]) => void>();
  readonly #pending = new Map<string, LiveEvent>();
  #timer: NodeJS.Timeout | undefined;

  /** @param gatherMs how long changes are gathered */
  constructor(readonly gatherMs: number = 100) {}

  /** @returns ends the watching */
  watch(watcher: (events: readonly LiveEvent[]) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  tell(event: LiveEvent): void {
    if (this.#watchers.size === 0) return;
    this.#pending.set(`${event.kind} ${event.key}`, event);
    this.#timer ??= setTimeout(() => this.#flush(), this.gatherMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending.clear();
    this.#watchers.clear();
  }

  #flush(): void {
    this.#timer = undefined;
    const events = [...this.#pending.values()];
    this.#pending.clear();
    for (const watcher of this.#watchers) watcher(events);
  }
}
