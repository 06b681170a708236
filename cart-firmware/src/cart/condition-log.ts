import type { PartCondition, PartName } from '@smart-cart/contracts';
import type { Log } from './log.js';

/**
 * Writes changes of condition to the log once. A part that is tried again for ever alternates between `starting` and the
 * same fault; the log of a night without a scale cable is one line, not thousands.
 */
export class ConditionLog {
  readonly #said = new Map<PartName, string>();

  constructor(private readonly log: Log) {}

  report(part: PartName, { state, cause, message }: PartCondition): void {
    if (state === 'starting' || state === 'absent') return;
    const words = state === 'ready' && cause === undefined ? `${part}: ready` : `${part}: ${message ?? state}`;
    if (this.#said.get(part) === words) return;
    this.#said.set(part, words);
    if (state === 'fault' || cause !== undefined) this.log.warn(words);
    else this.log.info(words);
  }
}
