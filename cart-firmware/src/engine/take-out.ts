import type { Question } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { aboutLine, callStaff } from './ask-about-step.js';
import type { LineState } from './state.js';

/** Some of what was asked for left: the rest is still asked for. */
export function tookSome(draft: Draft, question: Question, pieces: number): void {
  const left = (question.pieces ?? 1) - pieces;
  const { id, kind, at: _at, ...about } = question;
  if (left > 0) draft.ask(kind, { ...about, pieces: left }, id);
  else draft.withdraw((open) => open.id === id);
}

/** Asks for what is off the receipt and still in the cart, until the load says that it left. */
export function askToTakeOut(draft: Draft, line: LineState, pieces: number): void {
  if (pieces <= 0 || !draft.world.scale.ready) return;
  const open = draft.trip.questions.find((q) => q.kind === 'take-out' && q.line === line.added.line);
  draft.ask(
    'take-out',
    {
      ...aboutLine(line),
      pieces,
      options: [{ id: 'took-it-out', action: 'took-it-out' }, { id: 'keep', action: 'keep' }, callStaff],
    },
    open?.id,
  );
}
