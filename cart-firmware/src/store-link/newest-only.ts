/** Passes values on at most once per interval; of those that come faster, the newest. */
export class NewestOnly<T> {
  #waiting: { value: T } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly interval: number,
    private readonly pass: (value: T) => void,
  ) {}

  offer(value: T): void {
    this.#waiting = { value };
    if (!this.#timer) this.#flush();
  }

  /** Forgets what waits. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#timer = waiting && setTimeout(() => this.#flush(), this.interval);
    if (waiting) this.pass(waiting.value);
  }
}
