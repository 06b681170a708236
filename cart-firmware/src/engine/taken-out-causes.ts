import { ofPieces, type Cause, type MassModel } from '../fusion/index.js';
import type { Question } from '@smart-cart/contracts';
import type { EngineSettings } from './event.js';
import type { Happening } from './happening.js';
import { leavingMass, piecesInCart, reweighed } from './line-mass.js';
import { reversingCauses } from './put-in-causes.js';
import type { LineState, TripState } from './state.js';

/** How many pieces of one product a person lifts at once. */
const HANDFUL = 6;
/** A code seen this recently on something whose twin lies in the cart may have been seen on its way out, ms. */
export const SEEN_LEAVING = 5_000;
/** Taking some of loose goods out again, whatever else lies in the cart. */
const SOME_OF_LOOSE = 0.5;
/** After this time what was said to be out already is out, ms. */
const LATE_TAKE_OUT = 60_000;

/** True when the code of this product was read a moment ago and nothing has arrived since. */
export function seenJustNow(trip: TripState, sku: string, at: number): boolean {
  return trip.lines.some(
    (line) => line.added.sku === sku && line.awaiting > 0 && at - line.awaitingSince <= SEEN_LEAVING,
  );
}

function takingCauses(line: LineState, prior: number, sigma: number, settings: EngineSettings): Cause<Happening>[] {
  const { line: number, soldBy } = line.added;
  const inCart = piecesInCart(line);
  if (inCart === 0) return [];
  const group = `line ${number}`;
  if (soldBy === 'weight') {
    const whole: Cause<Happening> = {
      group,
      what: { kind: 'take', line: number, pieces: inCart },
      direction: -1,
      mass: leavingMass(line, inCart, sigma),
      prior,
    };
    const high = line.measured - settings.smallestGoods;
    // A pack with its measure printed on it is not opened; loose goods are taken out one by one.
    const loose = line.added.mass === null && line.added.printedPrice === undefined && line.mass !== null;
    if (!loose || high <= settings.smallestGoods) return [whole];
    const part: MassModel = { kind: 'uniform', low: settings.smallestGoods, high };
    return [
      whole,
      { group, what: { kind: 'take-part', line: number }, direction: -1, mass: part, prior: SOME_OF_LOOSE },
    ];
  }
  const causes: Cause<Happening>[] = [];
  const most = Math.min(inCart, line.quantity);
  for (let pieces = 1; pieces <= most; pieces += 1) {
    if (pieces > HANDFUL && pieces !== most) continue;
    const share = pieces === 1 ? 1 : pieces === most ? 0.5 : 0.2;
    causes.push({
      group,
      what: { kind: 'take', line: number, pieces },
      direction: -1,
      mass: leavingMass(line, pieces, sigma),
      prior: prior * share,
    });
  }
  return causes;
}

/** What the shopper was asked to take out, as far as its mass is known. */
export function takeOutMass(trip: TripState, question: Question, sigma: number): MassModel | undefined {
  const standing = trip.lines.find((line) => line.added.line === question.line);
  if (standing !== undefined) return leavingMass(standing, 1, sigma);
  const gone = trip.taken.findLast((entry) => entry.line.added.line === question.line && entry.line.inCart > 0);
  return gone === undefined ? undefined : leavingMass(gone.line, 1, sigma);
}

function takeOutCauses(trip: TripState, sigma: number): Cause<Happening>[] {
  return trip.questions.flatMap((question) => {
    if (question.kind !== 'take-out') return [];
    const one = takeOutMass(trip, question, sigma);
    if (one === undefined) return [];
    const all = question.pieces ?? 1;
    return Array.from({ length: Math.min(all, HANDFUL) }, (_, i): Cause<Happening> => {
      const pieces = i === HANDFUL - 1 ? all : i + 1;
      return {
        group: `question ${question.id}`,
        what: { kind: 'take-out', question: question.id, pieces },
        direction: -1,
        mass: ofPieces(one, pieces),
        prior: pieces === all ? 1 : 0.5,
      };
    });
  });
}

function lateTakeOutCauses(trip: TripState, at: number, sigma: number): Cause<Happening>[] {
  return trip.taken.flatMap((gone, taken): Cause<Happening>[] => {
    const onScreen = gone.reason !== 'taken-out' && gone.mass > 0 && at - gone.at <= LATE_TAKE_OUT;
    const asked = trip.questions.some((q) => q.kind === 'take-out' && q.line === gone.line.added.line);
    if (!onScreen || asked) return [];
    const mass: MassModel = { kind: 'normal', mean: gone.mass, sd: reweighed(gone.mass, sigma), measured: true };
    return [{ group: `taken ${taken}`, what: { kind: 'late-take-out', taken }, direction: -1, mass, prior: 0.5 }];
  });
}

/** Whoever laid a bag in takes it out as one thing. */
const OWN_LEAVES = 0.3;

function ownCauses(trip: TripState, sigma: number, settings: EngineSettings): Cause<Happening>[] {
  // The crumbs an empty cart weighs would join every explanation.
  const things = trip.own.filter(({ mass }) => mass >= settings.smallestGoods);
  return things.map(({ change, mass }) => ({
    group: `own ${change}`,
    what: { kind: 'own-leaves', change },
    direction: -1,
    mass: { kind: 'normal', mean: mass, sd: reweighed(mass, sigma), measured: true },
    prior: OWN_LEAVES,
  }));
}

/** All that may have made the load shrink. */
export function takenOutCauses(
  trip: TripState,
  at: number,
  sigma: number,
  settings: EngineSettings,
): Cause<Happening>[] {
  const inside = trip.lines.filter((line) => piecesInCart(line) > 0);
  const waitedFor = trip.questions.some((question) => question.kind === 'take-out');
  const parts = trip.open.filter((change) => change.delta > 2 * settings.smallestGoods);
  return [
    ...inside.flatMap((line) => {
      const seen = seenJustNow(trip, line.added.sku, at) ? 10 : 1;
      const asked = trip.questions.some((q) => q.kind === 'take-out' && q.line === line.added.line);
      // What the shopper was asked to take out is what leaves, not its twin that stays on the receipt.
      const weight = asked ? 0.002 : waitedFor ? 0.1 : seen;
      return takingCauses(line, weight / inside.length, sigma, settings);
    }),
    ...takeOutCauses(trip, sigma),
    ...lateTakeOutCauses(trip, at, sigma),
    ...ownCauses(trip, sigma, settings),
    ...reversingCauses(trip.open, at, -1),
    ...parts.map((change): Cause<Happening> => ({
      group: `open ${change.change}`,
      what: { kind: 'reverse-part', change: change.change },
      direction: -1,
      mass: {
        kind: 'uniform',
        low: settings.smallestGoods,
        high: change.delta - settings.smallestGoods,
      },
      prior: 0.3,
    })),
  ];
}
