import { removeLine, setQuantity } from './change-line.js';
import type { Draft } from './draft.js';
import type { Decision } from './event.js';
import { restoreLine } from './restore.js';
import { lineOf, needsWeighing, type TakenOut } from './state.js';

/** What a restored line still has to bring: nothing, when the thing never left the cart. */
export function bringBack(draft: Draft, gone: TakenOut): void {
  const { line } = gone;
  const question = draft.trip.questions.find((q) => q.kind === 'take-out' && q.line === line.added.line);
  const inside = question === undefined ? 0 : (question.pieces ?? line.inCart);
  const { ready } = draft.world.scale;
  const pieces = Math.max(1, gone.pieces);
  const restored = restoreLine(draft, line, {
    quantity: pieces,
    awaitingWeight: ready,
    keepMass: inside > 0 || !needsWeighing({ ...line, mass: line.added.mass }),
  });
  if (question !== undefined && inside > 0) {
    draft.withdraw((open) => open === question);
    draft.say({
      kind: 'line-placed',
      line: restored,
      pieces: inside,
      awaiting: Math.max(0, pieces - inside),
      delta: Math.round((line.measured * inside) / Math.max(1, line.inCart)),
      basket: draft.trip.basket ?? 0,
    });
  } else if (!ready) draft.say({ kind: 'line-unverified', line: restored, reason: 'scale-fault' });
}

/** Takes back the last change of the receipt the shopper made. */
export function undo(draft: Draft): Decision {
  const last = draft.trip.undo.at(-1);
  if (last === undefined) return draft.refuse('nothing-to-undo');
  const line = lineOf(draft.trip, last.line);
  if (last.kind === 'removed') {
    const gone = draft.trip.taken.findLast((entry) => entry.what === 'line' && entry.line.added.line === last.line);
    if (gone === undefined) return draft.refuse('nothing-to-undo');
    bringBack(draft, gone);
  } else if (line === undefined) return draft.refuse('nothing-to-undo');
  else if (last.kind === 'added') removeLine(draft, line, 'undo');
  else setQuantity(draft, line, last.from, 'undo');
  return draft.done();
}
