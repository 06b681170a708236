import type { Fact, FactBody } from '@smart-cart/contracts';
import {
  decide,
  evolve,
  initialState,
  type EngineEvent,
  type EngineState,
  type Refusal,
  type World,
} from '../engine/index.js';
import type { Journal } from '../journal/journal.js';

export interface Outcome {
  readonly facts: readonly Fact[];
  readonly refusal?: Refusal | 'journal-fault';
}

/**
 * Event → facts → journal → state, in this order and nothing between: a fact is on disk before anyone hears of it.
 * When the journal cannot write, the event has not happened: the state stays, the caller learns why.
 */
export class DecisionLoop {
  #state: EngineState = initialState();

  constructor(
    private readonly journal: Pick<Journal, 'append'>,
    private readonly world: () => World,
    private readonly listeners: {
      /** Facts are on disk and in the state. */
      readonly decided: (facts: readonly Fact[], event: EngineEvent | undefined) => void;
      readonly journalFailed: (error: Error) => void;
    },
  ) {}

  get state(): EngineState {
    return this.#state;
  }

  /** Rebuilds the state from facts read back at start. */
  restore(facts: Iterable<Fact>): void {
    for (const fact of facts) this.#state = evolve(this.#state, fact.body, fact.at);
  }

  /** Journals facts that need no decision, such as the start of the firmware. */
  record(bodies: readonly FactBody[], at: number): Outcome {
    return this.#commit(bodies, at, undefined);
  }

  handle(event: EngineEvent): Outcome {
    const decision = decide(this.#state, event, this.world());
    if (decision.facts.length === 0) return { facts: [], ...(decision.refusal && { refusal: decision.refusal }) };
    return this.#commit(decision.facts, event.at, event);
  }

  #commit(bodies: readonly FactBody[], at: number, event: EngineEvent | undefined): Outcome {
    let facts: Fact[];
    try {
      facts = this.journal.append(bodies, at);
    } catch (error) {
      this.listeners.journalFailed(error as Error);
      return { facts: [], refusal: 'journal-fault' };
    }
    for (const fact of facts) this.#state = evolve(this.#state, fact.body, fact.at);
    this.listeners.decided(facts, event);
    return { facts };
  }
}
