import type { Draft } from './draft.js';
import { aboutLine, callStaff } from './ask-about-step.js';
import type { LineState } from './state.js';

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
