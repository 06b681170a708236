import type { Conditions, PartCondition, PartName } from '@smart-cart/contracts';

/** The condition of every part of the cart, always complete. Tells its listener only of real changes. */
export class ConditionBoard {
  #conditions: Conditions;

  constructor(
    fitted: Readonly<Record<PartName, boolean>>,
    private readonly changed: (part: PartName, condition: PartCondition) => void,
  ) {
    const entries = Object.entries(fitted).map(([part, isFitted]) => [
      part,
      { state: isFitted ? 'starting' : 'absent' },
    ]);
    this.#conditions = Object.fromEntries(entries) as Conditions;
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  set(part: PartName, condition: PartCondition): void {
    const before = this.#conditions[part];
    if (before.state === condition.state && before.cause === condition.cause && before.message === condition.message)
      return;
    this.#conditions = { ...this.#conditions, [part]: condition };
    this.changed(part, condition);
  }
}
