import type { Milligrams, QuestionOption } from '@smart-cart/contracts';
import { moments, type Cause, type Explanation, type Posterior } from '../fusion/index.js';
import { aboutLine } from './about-line.js';
import type { Draft } from './draft.js';
import type { Happening } from './happening.js';
import { leavingMass, piecesInCart } from './line-mass.js';
import { lineOf, type LineState, type TripState } from './state.js';

/** As many as fit on the screen beside the ways out. */
const MOST_OFFERED = 4;
/** An answer this much less likely than the likeliest is not what happened. */
const FAR_BEHIND = 0.02;
/** Less likely than this, something that is no line of the receipt explains the step. */
const NO_EXPLANATION = 0.001;
/** Things leaving at once that weight alone was asked about; more than these it cannot tell. */
const TOLD_TOGETHER = 4;
/** How far, in standard deviations, a thing may weigh from what it should. */
const TOLERANCE = 4;

function named(line: LineState): { sku: string; name: string; picture?: string } {
  const { line: _line, ...about } = aboutLine(line);
  return about;
}

function lineOption(line: LineState, pieces: number, probability: number): QuestionOption {
  const { line: number } = line.added;
  return { id: `line-${number}-${pieces}`, action: 'line', line: number, ...named(line), pieces, probability };
}

/** "It is what I was asked to take out", "it is what I had not scanned": answers that leave the receipt alone. */
function tookOutOption(trip: TripState, what: Happening, probability: number): QuestionOption | undefined {
  const line =
    what.kind === 'take-out'
      ? trip.questions.find(({ id }) => id === what.question)?.line
      : what.kind === 'late-take-out'
        ? trip.taken[what.taken]?.line.added.line
        : undefined;
  if (line === undefined && what.kind !== 'reverse' && what.kind !== 'own-leaves') return undefined;
  const gone = trip.taken.findLast((entry) => entry.line.added.line === line)?.line ?? (line && lineOf(trip, line));
  return {
    id: line === undefined ? 'out' : `out-${line}`,
    action: 'took-it-out',
    ...(line === undefined ? {} : { line }),
    ...(gone ? named(gone) : {}),
    probability,
  };
}

function optionFor(trip: TripState, what: Happening, probability: number): QuestionOption | undefined {
  if (what.kind !== 'take' && what.kind !== 'take-part') return tookOutOption(trip, what, probability);
  const line = lineOf(trip, what.line);
  return line && lineOption(line, what.kind === 'take' ? what.pieces : 1, probability);
}

/** What is explained as well by fewer things needs no more of them: part of the apples, not part of them and a bar. */
function withoutNeedlessCompany(explanations: readonly Explanation<Happening>[]): readonly Explanation<Happening>[] {
  const holds = (all: readonly Cause<Happening>[], some: readonly Cause<Happening>[]): boolean =>
    some.length > 0 && some.length < all.length && some.every((cause) => all.includes(cause));
  return explanations.filter(
    ({ causes, probability }) =>
      !explanations.some((fewer) => fewer.probability >= probability && holds(causes, fewer.causes)),
  );
}

/** What explains the weight that left, the likeliest first. */
function explaining(trip: TripState, posterior: Posterior<Happening>): QuestionOption[] {
  const chance = new Map<string, QuestionOption>();
  for (const { causes, probability } of withoutNeedlessCompany(posterior.explanations)) {
    for (const { what } of causes) {
      const option = optionFor(trip, what, probability);
      if (option === undefined) continue;
      const known = chance.get(option.id)?.probability ?? 0;
      chance.set(option.id, { ...option, probability: known + probability });
    }
  }
  const options = [...chance.values()].sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0));
  const least = Math.max(NO_EXPLANATION, FAR_BEHIND * (options[0]?.probability ?? 0));
  return options
    .filter(({ probability = 0 }) => probability >= least)
    .map((option) => ({ ...option, probability: Math.min(1, Math.round((option.probability ?? 0) * 1_000) / 1_000) }));
}

/**
 * When nothing explains the weight, what remains possible, the nearest first: something heavier left while something
 * else came in, or more things left at once than weight can tell.
 */
function possibleAllTheSame(trip: TripState, gone: Milligrams, sigma: number): QuestionOption[] {
  const inside = trip.lines.flatMap((line) => {
    const inCart = piecesInCart(line);
    const whole = inCart === 0 ? undefined : moments(leavingMass(line, inCart, sigma));
    if (whole === undefined) return [];
    const spread = TOLERANCE * Math.hypot(Math.sqrt(whole.variance), sigma);
    return [{ line, inCart, one: whole.mean / inCart, spread }];
  });
  const all = inside.reduce((sum, { inCart, one, spread }) => sum + inCart * one + spread, 0);
  const lightest = inside.flatMap(({ inCart, one }) => Array<number>(Math.min(inCart, TOLD_TOGETHER)).fill(one));
  lightest.sort((a, b) => a - b);
  return inside
    .flatMap(({ line, inCart, one, spread }) => {
      const pieces = Math.max(1, Math.ceil((gone - spread) / one));
      if (pieces <= inCart) return [{ option: lineOption(line, pieces, 0), off: Math.abs(pieces * one - gone) }];
      // It left with at least so many others.
      const others = lightest.filter((_, at) => at !== lightest.indexOf(one)).slice(0, TOLD_TOGETHER);
      const together = others.reduce((sum, mass) => sum + mass, one);
      if (others.length < TOLD_TOGETHER || together > gone + spread || all < gone) return [];
      return [{ option: lineOption(line, 1, 0), off: gone - one }];
    })
    .sort((a, b) => a.off - b.off)
    .map(({ option }) => option);
}

/**
 * What may be answered to "which was removed?": nothing that the weight rules out.
 * @param posteriors of each change that is not explained, and of all of them together
 */
export function removedOptions(
  draft: Draft,
  gone: Milligrams,
  sigma: number,
  posteriors: readonly Posterior<Happening>[],
): QuestionOption[] {
  const likeliest = new Map<string, QuestionOption>();
  for (const option of posteriors.flatMap((posterior) => explaining(draft.trip, posterior))) {
    if ((option.probability ?? 0) > (likeliest.get(option.id)?.probability ?? -1)) likeliest.set(option.id, option);
  }
  const options = [...likeliest.values()].sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0));
  if (options.length > 0 && posteriors.some(({ verdict }) => verdict !== 'none')) return options.slice(0, MOST_OFFERED);
  const more = possibleAllTheSame(draft.trip, gone, sigma).filter(
    ({ line }) => !options.some((option) => option.line === line),
  );
  return [...options, ...more].slice(0, MOST_OFFERED);
}
