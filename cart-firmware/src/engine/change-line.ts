import type { FactOf } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import type { Decision } from './event.js';
import { piecesInCart } from './line-mass.js';
import { lineOf, unfeltPieces, type LineState } from './state.js';
import { askToTakeOut } from './take-out.js';
import { explainOpen } from './weight-step.js';

/** Takes a line off the receipt; what lies in the cart of it is asked for. */
export function removeLine(draft: Draft, line: LineState, reason: FactOf<'line-removed'>['reason']): void {
  draft.say({ kind: 'line-removed', line: line.added.line, reason });
  draft.withdraw((question) => question.line === line.added.line);
  // What staff refused must leave, also where the scale never felt it; then it is for staff to say that it is out.
  if (reason === 'age') askToTakeOut(draft, line, piecesInCart(line), { unfelt: true });
  else askToTakeOut(draft, line, line.inCart);
}

export function removeLineIntent(draft: Draft, number: number): Decision {
  const line = lineOf(draft.trip, number);
  if (line === undefined) return draft.refuse('unknown-line');
  removeLine(draft, line, 'shopper');
  return draft.done();
}

/** Sets the quantity on the receipt: more is awaited on the scale, less is asked for. */
export function setQuantity(draft: Draft, line: LineState, quantity: number, reason: 'shopper' | 'undo'): void {
  const number = line.added.line;
  const more = quantity - line.quantity;
  const awaited = draft.world.scale.ready ? more : 0;
  // Pieces announced and not put in are the first that do not come.
  const awaiting = more > 0 ? line.awaiting + awaited : Math.max(0, line.awaiting + more);
  draft.say({ kind: 'quantity-changed', line: number, quantity, awaiting, reason });
  const after = lineOf(draft.trip, number);
  if (after === undefined) return;
  if (more > 0) {
    draft.withdraw((question) => question.kind === 'take-out' && question.line === number && after.inCart <= quantity);
    if (awaited > 0) explainOpen(draft, 1);
    else if (unfeltPieces(line) === 0) draft.say({ kind: 'line-unverified', line: number, reason: 'scale-fault' });
  } else {
    askToTakeOut(draft, after, after.inCart - quantity);
  }
}

export function setQuantityIntent(draft: Draft, number: number, quantity: number): Decision {
  const line = lineOf(draft.trip, number);
  if (line === undefined) return draft.refuse('unknown-line');
  // A measure is not a number of pieces; another bag is another scan.
  if (line.added.soldBy === 'weight' || line.added.printedPrice !== undefined) return draft.refuse('not-allowed');
  if (quantity !== line.quantity) setQuantity(draft, line, quantity, 'shopper');
  return draft.done();
}
