import type { Question } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import { piecesInCart } from './line-mass.js';
import { lineOf } from './state.js';
import { takeOutOptions } from './take-out.js';
import { isSettled } from './trip.js';
import { unscannedOptions } from './unscanned.js';

function isAnswered(draft: Draft, question: Question): boolean {
  const { open } = draft.trip;
  const line = question.line === undefined ? undefined : lineOf(draft.trip, question.line);
  const changeGone = !open.some(({ change }) => change === question.change);
  switch (question.kind) {
    case 'unscanned':
      return !open.some((change) => change.delta > 0);
    case 'which-removed':
      return !open.some((change) => change.delta < 0);
    case 'not-placed':
      return line === undefined || line.awaiting === 0;
    case 'wrong-weight':
    case 'how-many':
      return line === undefined || line.awaiting === 0 || changeGone;
    case 'finish-check':
      return isSettled(draft);
    case 'take-out':
      return line !== undefined && line.inCart <= line.quantity;
    case 'unknown-code':
    case 'expired':
    case 'not-for-sale':
    case 'unreadable-measure':
      return false;
  }
}

/**
 * A cart as light as it was before the shopping, with no goods on the receipt that could lie in it, holds nothing to ask
 * about, however its contents came and went.
 */
function forgiveEmptyCart(draft: Draft): void {
  const { lines, own, basket, open } = draft.trip;
  const empty = own.reduce((sum, { mass }) => sum + mass, 0);
  if (basket === null || !draft.world.scale.ready || Math.abs(basket - empty) >= draft.world.settings.smallestGoods)
    return;
  if (lines.some((line) => piecesInCart(line) > 0)) return;
  draft.explain(open, 'reversed', false);
  draft.withdraw(({ kind }) => kind === 'take-out');
}

function namesOf(options: Question['options']): string {
  return options.map(({ id }) => id).join(' ');
}

/** After every event: what events have answered is asked no more, and one question about open points covers their sum. */
export function tidy(draft: Draft): void {
  if (draft.state.trip?.status !== 'shopping') return;
  forgiveEmptyCart(draft);
  draft.withdraw((question) => isAnswered(draft, question));
  for (const question of draft.trip.questions.filter(({ kind }) => kind === 'take-out')) {
    const options = takeOutOptions(draft, question.line);
    if (namesOf(options) === namesOf(question.options)) continue;
    const { id, kind, at: _at, ...about } = question;
    draft.ask(kind, { ...about, options }, id);
  }
  for (const [kind, sign] of [
    ['unscanned', 1],
    ['which-removed', -1],
  ] as const) {
    const question = draft.question(kind);
    if (question === undefined) continue;
    const delta = draft.trip.open
      .filter((change) => Math.sign(change.delta) === sign)
      .reduce((sum, change) => sum + change.delta, 0);
    if (delta === question.delta) continue;
    const { id, kind: _kind, at: _at, ...about } = question;
    // What may be answered follows what is open now.
    draft.ask(kind, { ...about, delta, ...(kind === 'unscanned' && { options: unscannedOptions(draft) }) }, id);
  }
}
