import { pendingTender, type Milligrams } from '@smart-cart/contracts';
import { notes } from './add-line.js';
import { askAboutTakenOut } from './ask-about-step.js';
import type { Draft } from './draft.js';
import type { EngineEvent } from './event.js';
import { goodsChanged } from './savings.js';
import type { OpenChange } from './state.js';
import { explainOpen, posteriorsOfGone } from './weight-step.js';

type Intent = Extract<EngineEvent, { kind: 'intent' }>['intent'];

/** What a shopper or staff may still do while the store is charging: nothing of it touches goods or the total. */
const harmless = new Set<Intent['kind']>([
  'choose-language',
  'choose-preferences',
  'request-help',
  'end-help',
  'cancel-tender',
  'email-receipt',
  'set-budget',
  'add-to-list',
  'remove-from-list',
  'tick-list',
  'staff-leave',
  'close-price-check',
  'finish',
]);

/** The basket as the shopper has seen it is being paid: it stands still until the store answers. */
export function isPaying(draft: Draft): boolean {
  const { visit } = draft.state;
  return visit?.checkout === true && pendingTender(visit) !== undefined;
}

export function mayWhilePaying(draft: Draft, intent: Intent): boolean {
  if (intent.kind !== 'answer') return harmless.has(intent.kind);
  const question = draft.trip.questions.find(({ id }) => id === intent.question);
  return question !== undefined && notes.includes(question.kind);
}

/** Open changes that came up after the shopper went to pay. */
function sinceThen(draft: Draft): readonly OpenChange[] {
  const accepted = new Set(draft.trip.accepted.changes);
  return draft.trip.open.filter(({ change }) => !accepted.has(change));
}

/**
 * Something moved in the basket while the store is charging: kept, and looked at after the answer. A bump that is over
 * by then is nothing.
 */
export function keepForLater(
  draft: Draft,
  load: { after: Milligrams; sigma: number; startedAt: number; settledAt: number },
): void {
  const { basket } = draft.trip;
  const { smallestGoods } = draft.world.settings;
  const { after, sigma, startedAt, settledAt } = load;
  const delta = after - (basket ?? after);
  if (Math.abs(delta) < smallestGoods) return;
  draft.openChange({ delta, sigma, basket: after, startedAt, settledAt });
  const kept = sinceThen(draft);
  const sum = kept.reduce((total, change) => total + change.delta, 0);
  if (Math.abs(sum) < smallestGoods) draft.explain(kept, 'reversed', false);
}

/** What was kept is explained as far as it explains itself; the rest is asked about like any other. */
function lookAtKept(draft: Draft): void {
  explainOpen(draft, 1);
  explainOpen(draft, -1);
  if (!draft.trip.open.some(({ delta }) => delta < 0) || draft.question('which-removed') !== undefined) return;
  askAboutTakenOut(draft, posteriorsOfGone(draft));
}

/** Changes by hand in the basket or on its list; bags and what staff takes off are paid right here. */
function isByShopper(event: EngineEvent): boolean {
  if (event.kind !== 'intent') return ['sighting', 'weight-step', 'scale-condition'].includes(event.kind);
  const { kind } = event.intent;
  return ['remove-line', 'set-quantity', 'undo', 'enter-code', 'pick-product', 'answer'].includes(kind);
}

/** Goods that move lead back to shopping: what is paid is what the shopper has seen. */
export function leaveIfBasketMoved(draft: Draft, event: EngineEvent): void {
  if (draft.before.visit?.checkout !== true || draft.state.visit?.checkout !== true || isPaying(draft)) return;
  const kept = sinceThen(draft).length > 0;
  if (!kept && !(isByShopper(event) && goodsChanged(draft.before, draft.state))) return;
  draft.say({ kind: 'checkout-left', by: 'basket' });
  if (event.kind === 'store-news') lookAtKept(draft);
}
