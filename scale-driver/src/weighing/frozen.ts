/**
 * A load cell is never quiet to the last bit (an HX711 at gain 128 scatters over tens of counts), so the same raw value,
 * or the same conversion number, for longer than `limitMs` means that something stopped behind a line that still talks.
 */
export class FrozenWatch {
  #counts: { value: number; since: number } | undefined;
  #seq: { value: number; since: number } | undefined;

  /** `limitMs` 0 switches the watch off. */
  constructor(private readonly limitMs: number) {}

  reset(): void {
    this.#counts = undefined;
    this.#seq = undefined;
  }

  /** Why the device counts as frozen, or undefined. */
  push(seq: number, counts: number, at: number): 'sequence' | 'value' | undefined {
    if (this.#seq?.value !== seq) this.#seq = { value: seq, since: at };
    if (this.#counts?.value !== counts) this.#counts = { value: counts, since: at };
    if (this.limitMs === 0) return undefined;
    if (at - this.#seq.since > this.limitMs) return 'sequence';
    return at - this.#counts.since > this.limitMs ? 'value' : undefined;
  }
}
