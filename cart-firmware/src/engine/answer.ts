import type { Question, QuestionOption } from '@smart-cart/contracts';
import { removeByAnswer } from './answer-removed.js';
import { reopen } from './apply.js';
import { removeLine, setQuantity } from './change-line.js';
import { finishAnyway } from './checkout.js';
import type { Draft } from './draft.js';
import type { Decision } from './event.js';
import { arrivingMass } from './line-mass.js';
import { place, tareTooHeavy } from './place.js';
import { isSeenOption } from './recognised.js';
import { isBack, putBack } from './restore.js';
import { lineOf, needsWeighing, type LineState, type OpenChange } from './state.js';
import { answerRecognised } from './take-recognised.js';
import { mustLeave, renameInside, tookSome } from './take-out.js';
import { requestHelp } from './trip.js';
import { bringBack } from './undo.js';
import { addAnother } from './unscanned.js';

interface Answer {
  readonly draft: Draft;
  readonly question: Question;
  readonly option: QuestionOption;
}

function changeOf({ draft, question }: Answer): OpenChange | undefined {
  return draft.trip.open.find(({ change }) => change === question.change);
}

function lineAsked({ draft, question }: Answer): LineState | undefined {
  return question.line === undefined ? undefined : lineOf(draft.trip, question.line);
}

/** "So many pieces": they are placed, and what the weight says beyond them stays open. */
function pieces(answer: Answer): void {
  const { draft, option } = answer;
  const line = lineAsked(answer);
  const change = changeOf(answer);
  if (line === undefined || change === undefined || option.pieces === undefined) return;
  const mass = arrivingMass(line, option.pieces);
  const rest = mass.kind === 'normal' ? Math.round(change.delta - mass.mean) : 0;
  const odd = mass.kind === 'normal' ? 4 * Math.hypot(mass.sd, change.sigma) : 0;
  const isMore = rest > Math.max(odd, draft.world.settings.smallestGoods);
  place(draft, line.added.line, option.pieces, isMore ? change.delta - rest : change.delta, change.basket, undefined);
  draft.explain([change], 'shopper', true);
  if (isMore) reopen(draft, change, rest);
}

/** "It is this product": the shopper's word against the expected weight, so the line stays for an audit to look at. */
function keepWrongWeight(answer: Answer): void {
  const { draft } = answer;
  const line = lineAsked(answer);
  const change = changeOf(answer);
  if (line === undefined || change === undefined) return;
  place(
    draft,
    line.added.line,
    Math.max(1, line.awaiting),
    change.delta,
    draft.trip.basket ?? change.basket,
    undefined,
  );
  if (line.added.soldBy === 'piece' || line.mass !== null) {
    draft.say({ kind: 'line-unverified', line: line.added.line, reason: 'shopper-says-placed' });
  }
  draft.explain([change], 'shopper', true);
}

function keep(answer: Answer): Decision {
  const { draft, question } = answer;
  const line = lineAsked(answer);
  if (question.kind === 'wrong-weight') {
    const change = changeOf(answer);
    if (line && change && tareTooHeavy(draft, line, change.delta)) return draft.refuse('tare-too-heavy');
    keepWrongWeight(answer);
  } else if (question.kind === 'take-out') {
    if (line !== undefined) setQuantity(draft, line, Math.min(999, line.quantity + (question.pieces ?? 1)), 'shopper');
    else {
      const gone = draft.trip.taken.findLast(({ what, line: l }) => what === 'line' && l.added.line === question.line);
      if (gone === undefined) return draft.refuse('unknown-line');
      if (mustLeave(gone)) return draft.refuse('not-allowed');
      bringBack(draft, gone);
    }
  } else if (line !== undefined) {
    // "It is in the cart": without its weight there is no price.
    if (needsWeighing(line)) return draft.refuse('needs-weighing');
    draft.say({ kind: 'line-unverified', line: line.added.line, reason: 'shopper-says-placed' });
  }
  return draft.done();
}

/** Takes off the receipt what never came: the line, or the pieces of it that are still awaited. */
function remove(answer: Answer): void {
  const { draft } = answer;
  const line = lineAsked(answer);
  if (line === undefined) return;
  const stays = line.quantity - line.awaiting;
  if (stays <= 0) removeLine(draft, line, 'never-placed');
  else {
    draft.say({
      kind: 'quantity-changed',
      line: line.added.line,
      quantity: stays,
      awaiting: 0,
      reason: 'never-placed',
    });
  }
}

/** "No goods": the load is accepted as it is. */
function nothingChanged({ draft, question }: Answer): void {
  const { open } = draft.trip;
  const meant =
    question.change === undefined
      ? open.filter((change) => Math.sign(change.delta) === Math.sign(question.delta ?? 1))
      : open.filter((change) => change.change === question.change);
  draft.explain(meant, 'shopper', false);
}

/** What left was off the receipt already, or had never been on it. */
function tookOut({ draft, option }: Answer): void {
  const { open, questions } = draft.trip;
  const negative = open.filter((change) => change.delta < 0);
  if (option.line === undefined) {
    draft.explain(open, 'reversed', false);
    return;
  }
  const asked = questions.find((question) => question.kind === 'take-out' && question.line === option.line);
  if (asked !== undefined) tookSome(draft, asked, 1);
  draft.explain(negative, 'removal', true);
}

/** "It is what I took out before": back on the receipt as it was bought. */
function cameBack({ draft, option }: Answer): void {
  const { trip, at } = draft;
  for (const gone of trip.taken.toReversed()) {
    const change = gone.line.added.sku === option.sku ? trip.open.find((open) => isBack(gone, open, at)) : undefined;
    if (change === undefined) continue;
    putBack(draft, gone, change.delta, trip.basket ?? change.basket);
    draft.explain([change], 'shopper', true);
    return;
  }
}

function carryOut(answer: Answer): Decision {
  const { draft, question, option } = answer;
  switch (option.action) {
    case 'pieces':
      pieces(answer);
      return draft.done();
    case 'keep':
      return keep(answer);
    case 'remove':
      remove(answer);
      return draft.done();
    case 'line':
      if (option.line === undefined) return draft.done();
      if (question.kind === 'take-out') renameInside(draft, question, option.id, option.line);
      else removeByAnswer(draft, option.line, option.pieces ?? 1);
      return draft.done();
    case 'nothing-changed':
      nothingChanged(answer);
      return draft.done();
    case 'finish':
      finishAnyway(draft);
      return draft.done();
    case 'call-staff':
      return requestHelp(draft, question.kind);
    case 'product': {
      if (isSeenOption(option)) {
        const refused = answerRecognised(draft, option);
        return refused === undefined ? draft.done() : draft.refuse(refused);
      }
      if (option.line === undefined) {
        cameBack(answer);
        return draft.done();
      }
      const refusal = option.sku === undefined ? undefined : addAnother(draft, option.sku);
      return refusal === undefined ? draft.done() : draft.refuse(refusal);
    }
    case 'took-it-out':
      if (question.kind === 'which-removed') tookOut(answer);
      return draft.done();
    case 'scan-it':
    case 'type-code':
    case 'ok':
      return draft.done();
  }
}

/** The shopper touched an option of a question. */
export function answer(draft: Draft, id: number, optionId: string): Decision {
  const question = draft.trip.questions.find((open) => open.id === id);
  const option = question?.options.find((candidate) => candidate.id === optionId);
  if (question === undefined || option === undefined) return draft.refuse('question-gone');
  // Help is on its way; the question stays for whoever can answer it. A kept or renamed thing closes its own question.
  const stays =
    option.action === 'call-staff' || (question.kind === 'take-out' && ['keep', 'line'].includes(option.action));
  // Closed first: what the answer leaves open may be asked about again at once.
  if (!stays) draft.say({ kind: 'question-closed', question: id, option: optionId, by: 'shopper' });
  return carryOut({ draft, question, option });
}
