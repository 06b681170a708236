import type { QuestionOption } from '@smart-cart/contracts';
import { addLine } from './add-line.js';
import { callStaff } from './ask-about-step.js';
import { density } from '../fusion/index.js';
import type { Draft } from './draft.js';
import type { Refusal } from './event.js';
import { arrivingMass, piecesInCart } from './line-mass.js';
import { mayRepeat } from './put-in-causes.js';
import { recognisedOptions } from './recognised.js';
import { isBack } from './restore.js';
import type { LineState, OpenChange } from './state.js';
import { takeRecognised } from './take-recognised.js';

/** Pictures to choose from: more is a search. */
const MOST_SHOWN = 4;
const MOST_OTHERS = 3;
/** A second pack follows the first one within this time, ms. */
const ONE_AFTER_ANOTHER = 8_000;
/** Its code will not come by itself, because to the camera it is still the first pack: asked sooner, ms. */
const TWIN_GRACE = 1_500;
/** Standard deviations from the mass of one piece within which another piece is worth offering. */
const FITS = 3;

interface Pictured {
  readonly sku: string;
  readonly option: QuestionOption;
}

function pictured(line: LineState, id: string, more: Pick<QuestionOption, 'line'> = {}): Pictured {
  const { sku, name, picture } = line.added;
  const option = { id: id.slice(0, 40), action: 'product', ...more, sku, name } as const;
  return { sku, option: { ...option, ...(picture === undefined ? {} : { picture }) } };
}

/** What was taken out some time ago and weighs what was put in now: offered, not assumed. */
function mayBeBack({ trip, at }: Draft): Pictured[] {
  const fitting = trip.taken.filter((gone) => trip.open.some((change) => isBack(gone, change, at)));
  return fitting.reverse().map(({ line }) => pictured(line, `back-${line.added.sku}`));
}

/** Density of a change if it were one more piece of the line; 0 where it does not fit. */
function likelihoodOfAnother(draft: Draft, line: LineState, change: OpenChange): number {
  const sigma = Math.hypot(change.sigma, draft.world.settings.interval / Math.sqrt(12));
  const mass = arrivingMass(line, 1);
  if (change.delta <= 0 || mass.kind !== 'normal') return 0;
  if (Math.abs(change.delta - mass.mean) > FITS * Math.hypot(mass.sd, sigma)) return 0;
  return density(mass, change.delta, sigma ** 2);
}

/** Lines of which one more piece weighs what was put in: the likeliest first, then the one placed last. */
function othersLike(draft: Draft, changes: readonly OpenChange[]): LineState[] {
  const { catalogue } = draft.world;
  return draft.trip.lines
    .filter((line) => line.awaiting === 0 && piecesInCart(line) > 0 && mayRepeat(line))
    .filter((line) => catalogue?.bySku(line.added.sku) !== undefined)
    .map((line) => ({ line, weight: Math.max(0, ...changes.map((c) => likelihoodOfAnother(draft, line, c))) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.line.changedAt - a.line.changedAt || b.line.added.line - a.line.added.line)
    .map(({ line }) => line);
}

/** What the shopper may answer to "what did you just put in?", by what is open now. */
export function unscannedOptions(draft: Draft): QuestionOption[] {
  const others = othersLike(draft, draft.trip.open).map((line) => {
    const { line: number } = line.added;
    return pictured(line, `another-${number}`, { line: number });
  });
  const shown = new Map<string, QuestionOption>();
  for (const { sku, option } of recognisedOptions(draft)) shown.set(sku, option);
  for (const { sku, option } of mayBeBack(draft))
    if (shown.size < MOST_SHOWN && !shown.has(sku)) shown.set(sku, option);
  const back = shown.size;
  for (const { sku, option } of others) {
    if (shown.size >= Math.min(MOST_SHOWN, back + MOST_OTHERS)) break;
    if (!shown.has(sku)) shown.set(sku, option);
  }
  return [
    ...shown.values(),
    { id: 'scan-it', action: 'scan-it' },
    { id: 'type-code', action: 'type-code' },
    { id: 'nothing-changed', action: 'nothing-changed' },
    callStaff,
  ];
}

/** Weighs what was put in a moment ago weighs: most likely the second of two packs that were shown one after the other. */
function looksLikeTwin(draft: Draft, change: OpenChange): boolean {
  return othersLike(draft, [change]).some((line) => change.startedAt - line.changedAt <= ONE_AFTER_ANOTHER);
}

/** Something was put in and no code came within the grace: one question about all of it. */
export function askAboutUnscanned(draft: Draft): void {
  const { trip, at, world } = draft;
  const asked = new Set(trip.questions.map((question) => question.change));
  const open = trip.open.filter((change) => change.delta > 0 && !asked.has(change.change) && !change.promised);
  // While it cannot weigh, the cart asks nothing about weight.
  if (open.length === 0 || !world.scale.ready || draft.question('unscanned') !== undefined) return;
  const { sightingGrace } = world.settings;
  const due = open.some((change) => {
    const waited = at - change.settledAt;
    return waited >= sightingGrace || (waited >= TWIN_GRACE && looksLikeTwin(draft, change));
  });
  if (!due || takeRecognised(draft)) return;
  const delta = trip.open.filter((change) => change.delta > 0).reduce((sum, change) => sum + change.delta, 0);
  draft.ask('unscanned', { delta, options: unscannedOptions(draft) });
}

/** "It is another one of these": bought like the first one, at the price of now, and its weight is on the scale already. */
export function addAnother(draft: Draft, sku: string): Refusal | undefined {
  const product = draft.world.catalogue?.bySku(sku);
  if (product === undefined) return 'unknown-product';
  return addLine(draft, { product, origin: 'picked', quantity: 1 }, undefined);
}
