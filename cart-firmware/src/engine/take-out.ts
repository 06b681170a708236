import type { Question, QuestionOption } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { moments } from '../fusion/index.js';
import { aboutLine } from './about-line.js';
import { callStaff } from './ask-about-step.js';
import { arrivingMass } from './line-mass.js';
import { place } from './place.js';
import { lineOf, needsWeighing, type LineState, type TakenOut } from './state.js';

/** Some of what was asked for left: the rest is still asked for. */
export function tookSome(draft: Draft, question: Question, pieces: number): void {
  const left = (question.pieces ?? 1) - pieces;
  const { id, kind, at: _at, ...about } = question;
  if (left > 0) draft.ask(kind, { ...about, pieces: left }, id);
  else draft.withdraw((open) => open.id === id);
}

/** Asks for what is off the receipt and still in the cart, until the load says that it left. */
export function askToTakeOut(draft: Draft, line: LineState, pieces: number, { unfelt = false } = {}): void {
  if (pieces <= 0 || !(draft.world.scale.ready || unfelt)) return;
  const open = draft.trip.questions.find((q) => q.kind === 'take-out' && q.line === line.added.line);
  draft.ask(
    'take-out',
    {
      ...aboutLine(line),
      pieces,
      options: takeOutOptions(draft, line.added.line),
    },
    open?.id,
  );
}

/** The line that is off the receipt and lies in the cart whole. */
function leftInside(draft: Draft, number: number | undefined): TakenOut | undefined {
  return draft.trip.taken.findLast(
    ({ what, line }) => what === 'line' && line.added.line === number && line.inCart > 0,
  );
}

/** Taken off the receipt by staff: not to be kept by a touch. */
export function mustLeave({ reason }: TakenOut): boolean {
  return reason === 'age' || reason === 'staff';
}

/** A line that was announced and could be the thing lying there: the wrong number typed, taken back and typed anew. */
function mayBe(line: LineState, gone: TakenOut): boolean {
  if (line.awaiting === 0 || line.added.sku === gone.line.added.sku) return false;
  if (needsWeighing(line)) return true;
  const mass = moments(arrivingMass(line, line.awaiting));
  return mass !== undefined && Math.abs(gone.mass - mass.mean) <= 3 * Math.sqrt(mass.variance);
}

/** What the shopper may answer to "please take it out", by what is announced now. */
export function takeOutOptions(draft: Draft, number: number | undefined): QuestionOption[] {
  const gone = leftInside(draft, number);
  const last = draft.trip.taken.findLast(({ what, line }) => what === 'line' && line.added.line === number);
  if (last !== undefined && mustLeave(last)) {
    // The scale says when it is out, or whoever stands beside it.
    const staffHere = draft.state.visit?.staff != null;
    return staffHere ? [{ id: 'took-it-out', action: 'took-it-out' }, callStaff] : [callStaff];
  }
  const lines = gone === undefined ? [] : draft.trip.lines.filter((line) => mayBe(line, gone)).slice(-3);
  return [
    ...lines.map((line) => ({ id: `is-${line.added.line}`, action: 'line', ...aboutLine(line) }) as const),
    { id: 'took-it-out', action: 'took-it-out' },
    { id: 'keep', action: 'keep' },
    callStaff,
  ];
}

/** "It is this": what lies in the cart under a wrong name is what was announced since; it has been weighed already. */
export function renameInside(draft: Draft, question: Question, option: string, number: number): void {
  const gone = leftInside(draft, question.line);
  const line = lineOf(draft.trip, number);
  if (gone === undefined || line === undefined) return;
  place(draft, number, Math.max(1, line.awaiting), gone.mass, draft.trip.basket ?? gone.mass, undefined);
  // Closed last: with it the wrong name is forgotten.
  draft.say({ kind: 'question-closed', question: question.id, option, by: 'shopper' });
}
