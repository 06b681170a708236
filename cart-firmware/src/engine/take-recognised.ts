import type { Evidence, QuestionOption } from '@smart-cart/contracts';
import { addLine } from './add-line.js';
import type { Draft } from './draft.js';
import type { Refusal } from './event.js';
import { evidenceOf } from './evidence-of.js';
import { seenEvidence, seenWith } from './recognised.js';
import type { OpenChange } from './state.js';
import { posteriorOf, speaksForItself } from './weight-step.js';

/** Puts it on the receipt; its weight, an open change, is then explained by it. */
function addRecognised(draft: Draft, sku: string, quantity: number, evidence?: Evidence): Refusal | undefined {
  const product = draft.world.catalogue?.bySku(sku);
  if (product === undefined) return 'unknown-product';
  return addLine(draft, { product, origin: 'recognised', quantity }, evidence);
}

/**
 * Goods that nobody announced become a line when camera and scale agree on them.
 * @returns whether one did
 */
function takeOne(draft: Draft, change: OpenChange): boolean {
  const { delta, sigma, basket } = change;
  const posterior = posteriorOf(draft, delta, sigma, () => true, change);
  const [best] = posterior.explanations;
  const [cause] = best?.causes ?? [];
  const seen = seenWith(draft, change);
  if (seen === undefined || cause?.what.kind !== 'recognised' || !speaksForItself(draft, posterior, delta))
    return false;
  const { sku, pieces } = cause.what;
  const step = { delta, sigma, before: basket - delta, after: basket };
  const evidence = { ...evidenceOf(step, posterior.explanations), ...seenEvidence(seen) };
  return addRecognised(draft, sku, pieces, evidence) === undefined;
}

/** After each step of the scale, and once more before anybody is asked: the camera may be a moment behind the scale. */
export function takeRecognised(draft: Draft): boolean {
  if (draft.world.recognition === undefined) return false;
  const asked = new Set(draft.trip.questions.map((question) => question.change));
  const open = draft.trip.open.filter(({ delta, change, promised }) => delta > 0 && !promised && !asked.has(change));
  return open.some((change) => takeOne(draft, change));
}

/** The shopper touched one of the pictures of what may have been recognised. */
export function answerRecognised(draft: Draft, { sku }: QuestionOption): Refusal | undefined {
  const change = draft.trip.open.findLast(({ delta }) => delta > 0);
  const seen = change === undefined ? undefined : seenWith(draft, change);
  return sku === undefined ? undefined : addRecognised(draft, sku, 1, seen && seenEvidence(seen));
}
