import { addLine } from './add-line.js';
import type { Draft } from './draft.js';
import { lineOf } from './state.js';
import { posteriorOf, speaksForItself } from './weight-step.js';

/**
 * The second of two like packs is on the scale and was before the camera: on the receipt like the first one, at the price
 * of now, without a question. What the scale felt is it.
 */
export function takeShownAgain(draft: Draft): void {
  const change = draft.trip.open.findLast(({ delta }) => delta > 0);
  if (change === undefined) return;
  const posterior = posteriorOf(draft, change.delta, change.sigma, undefined, change);
  const what = posterior.explanations[0]?.causes[0]?.what;
  if (what?.kind !== 'another' || !speaksForItself(draft, posterior, change.delta)) return;
  const line = lineOf(draft.trip, what.line);
  const product = line && draft.world.catalogue?.bySku(line.added.sku);
  if (product === undefined) return;
  const code = line?.added.evidence?.code;
  addLine(draft, { product, origin: 'barcode', quantity: 1 }, code === undefined ? undefined : { code });
}
