import { evolve } from './evolve.js';
import type { Evidence, FactBody, FactOf, Question, QuestionKind } from '@smart-cart/contracts';
import type { Decision, Refusal, World } from './event.js';
import type { OpenChange, EngineState, TripState } from './state.js';

type WithoutTrip<B> = B extends { trip: string } ? Omit<B, 'trip'> : never;

/** A decision being written: each fact is applied at once, so that the next thought sees what the last one changed. */
export class Draft {
  readonly #facts: FactBody[] = [];
  #state: EngineState;

  constructor(
    /** As it was when the event came. */
    readonly before: EngineState,
    readonly world: World,
    /** Epoch ms of the event; the facts are journalled with the same time. */
    readonly at: number,
    /** The event's random id, where it has one. */
    readonly fresh?: string,
  ) {
    this.#state = before;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** The open trip. Handlers are entered only while there is one. */
  get trip(): TripState {
    if (this.#state.trip === null) throw new TypeError('a decision about a trip was begun while there is none');
    return this.#state.trip;
  }

  record(body: FactBody): void {
    this.#facts.push(body);
    this.#state = evolve(this.#state, body, this.at);
  }

  /** Records a fact of the open trip. */
  say(body: WithoutTrip<FactBody>): void {
    this.record({ ...body, trip: this.trip.id });
  }

  ask(kind: QuestionKind, about: Omit<Question, 'id' | 'kind' | 'at'>, id = this.trip.nextQuestion): void {
    this.say({ kind: 'question-raised', question: { id, kind, at: this.at, ...about } });
  }

  /** Takes back questions that events have answered. */
  withdraw(which: (question: Question) => boolean): void {
    for (const question of this.trip.questions.filter(which)) {
      this.say({ kind: 'question-closed', question: question.id, option: null, by: 'cart' });
    }
  }

  question(kind: QuestionKind): Question | undefined {
    return this.trip.questions.find((question) => question.kind === kind);
  }

  /** Notes a change of load as open, and returns it. */
  openChange(change: Omit<OpenChange, 'change' | 'promised'>, evidence?: Evidence): OpenChange {
    const number = this.trip.nextChange;
    this.say({ kind: 'load-changed', change: number, ...change, ...(evidence && { evidence }) });
    return { change: number, ...change, promised: false };
  }

  /** @param own number of what was no goods and left by it */
  explain(changes: readonly OpenChange[], by: FactOf<'load-explained'>['by'], goods: boolean, own?: number): void {
    const more = own === undefined ? {} : { own };
    for (const { change } of changes) this.say({ kind: 'load-explained', change, by, goods, ...more });
  }

  done(): Decision {
    return { facts: this.#facts };
  }

  /** Nothing is journalled: the intent is not carried out. */
  refuse(refusal: Refusal): Decision {
    return { facts: [], refusal };
  }
}
