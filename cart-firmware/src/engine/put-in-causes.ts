import { type Cause } from '../fusion/index.js';
import type { EngineSettings } from './event.js';
import type { Happening } from './happening.js';
import { arrivingMass, reweighed } from './line-mass.js';
import { needsWeighing, unfeltPieces, type LineState, type OpenChange, type TripState } from './state.js';

/** How many pieces of one product a person lowers at once. */
const HANDFUL = 6;
/** More pieces than were announced: possible, and worth a question, but rarer than something else being put in. */
const MORE_THAN_ANNOUNCED = 0.02;
const FEWER_THAN_ANNOUNCED = 0.3;
/** A line announced longer ago than the grace may have been put back on the shelf. */
const OVERDUE = 0.5;
/** Bought while the scale could not weigh, or said to be in: it may still arrive. */
const UNFELT = 0.3;
/** Within this time, ms, what comes back with the same mass is what left: a person still holds it in the hand. */
export const STILL_IN_HAND = 8_000;

function priorOfPieces(line: LineState, pieces: number): number {
  if (pieces === line.awaiting) return 1;
  // Nobody knows the weight of one yet, so every number of pieces up to the announced is as good as another.
  if (arrivingMass(line, 1).kind !== 'normal') return pieces < line.awaiting ? 1 : 0;
  return pieces < line.awaiting ? FEWER_THAN_ANNOUNCED : MORE_THAN_ANNOUNCED;
}

/** A line whose pieces are interchangeable: only then can two of them come with one scan. */
export function mayRepeat(line: LineState): boolean {
  return line.added.soldBy === 'piece' && line.added.printedPrice === undefined && line.added.attributes === undefined;
}

/** The goods of a line arriving. */
export function placingCauses(line: LineState, at: number, settings: EngineSettings): Cause<Happening>[] {
  const { line: number } = line.added;
  const group = `line ${number}`;
  if (line.awaiting === 0) {
    const pieces = unfeltPieces(line);
    if (pieces === 0 || needsWeighing(line)) return [];
    const mass = arrivingMass(line, pieces);
    // A line of unknown mass would explain anything.
    if (mass.kind !== 'normal') return [];
    return [{ group, what: { kind: 'place', line: number, pieces }, direction: 1, mass, prior: UNFELT }];
  }
  const timely = at - line.awaitingSince <= settings.placingGrace ? 1 : OVERDUE;
  const most = mayRepeat(line) ? Math.max(HANDFUL, line.awaiting) : line.awaiting;
  const causes: Cause<Happening>[] = [];
  for (let pieces = 1; pieces <= most; pieces += 1) {
    const prior = priorOfPieces(line, pieces) * timely;
    if (prior === 0) continue;
    const mass = arrivingMass(line, pieces);
    causes.push({ group, what: { kind: 'place', line: number, pieces }, direction: 1, mass, prior });
  }
  return causes;
}

/** An open change is the likelier to be taken back the younger it is, ms; the shopper was asked to, so it always may be. */
const REVERSED_SOON = 40_000;

/** Something that left a moment ago coming back. */
export function restoringCauses(trip: TripState, at: number, sigma: number): Cause<Happening>[] {
  return trip.taken.flatMap((gone, taken) => {
    if (gone.reason !== 'taken-out' || gone.mass <= 0 || at - gone.at > STILL_IN_HAND) return [];
    // Its code has been read since: it comes as what was announced.
    if (trip.lines.some((line) => line.awaiting > 0 && line.added.sku === gone.line.added.sku)) return [];
    const prior = 0.8 * Math.exp(-(at - gone.at) / STILL_IN_HAND);
    const mass = { kind: 'normal', mean: gone.mass, sd: reweighed(gone.mass, sigma), measured: true } as const;
    return [{ group: `taken ${taken}`, what: { kind: 'restore', taken }, direction: 1, mass, prior } as const];
  });
}

/** Open changes of the other sign going back to where they were. */
export function reversingCauses(open: readonly OpenChange[], at: number, direction: 1 | -1): Cause<Happening>[] {
  const opposite = open.filter((change) => Math.sign(change.delta) === -direction);
  const sets = opposite.map((change) => [change]);
  if (opposite.length > 4) sets.push(opposite);
  return sets.map((changes) => {
    const delta = changes.reduce((sum, change) => sum + Math.abs(change.delta), 0);
    const sd = Math.hypot(...changes.map((change) => change.sigma));
    const age = at - Math.max(...changes.map((change) => change.settledAt));
    const ids = changes.map(({ change }) => change);
    return {
      group: `open ${ids.join(' ')}`,
      what: { kind: 'reverse', changes: ids },
      direction,
      mass: { kind: 'normal', mean: delta, sd: reweighed(delta, sd), measured: true },
      prior: 2 * Math.exp(-age / REVERSED_SOON) + 0.5,
    } as const;
  });
}

/** All that may have made the load grow. */
export function putInCauses(trip: TripState, at: number, sigma: number, settings: EngineSettings): Cause<Happening>[] {
  return [
    ...trip.lines.flatMap((line) => placingCauses(line, at, settings)),
    ...restoringCauses(trip, at, sigma),
    ...reversingCauses(trip.open, at, 1),
  ];
}
