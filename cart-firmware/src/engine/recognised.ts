import type { Evidence, Product, QuestionOption } from '@smart-cart/contracts';
import {
  anyGoods,
  ofPieces,
  seenAfter,
  seenBefore,
  seenRatio,
  type Cause,
  type ChangeTimes,
  type SeenGoods,
} from '../fusion/index.js';
import type { Draft } from './draft.js';
import type { Happening } from './happening.js';
import { lineOf, type OpenChange, type TripState } from './state.js';

/** Pieces of one product a person puts in at once without announcing them. */
const HANDFUL = 6;
/** Each further piece is this much less likely. */
const ANOTHER_PIECE = 0.5;
/** Below this a candidate is not worth a thought. */
const LEAST_PROBABILITY = 0.02;
const MOST_OFFERED = 3;
const LEAST_OFFERED = 0.05;
/** What is tapped on the screen as recognised was in view within this time, ms. */
const TAPPED_WITHIN = 20_000;

/** How far, in standard deviations, goods may weigh from what they should and still be offered. */
const TOLERANCE = 5;

const SEEN_OPTION = 'seen-';
export const isSeenOption = ({ id }: QuestionOption): boolean => id.startsWith(SEEN_OPTION);

/** Presentations that are on the receipt already: no second line may follow from them. */
function usedTracks({ lines, taken }: TripState): Set<number> {
  const tracks = [...lines, ...taken.map(({ line }) => line)].map(({ added }) => added.evidence?.seen?.track);
  return new Set(tracks.filter((track) => track !== undefined));
}

/** What was presented before this change of load, if anything was. */
export function seenWith(draft: Draft, times: ChangeTimes): SeenGoods | undefined {
  return seenBefore(draft.world.recognition?.seen ?? [], times, usedTracks(draft.trip));
}

/** What is kept with a fact of what the camera's model thought. */
export function seenEvidence({ track, looks, head, candidates, unknown }: SeenGoods): Pick<Evidence, 'seen'> {
  const kept = candidates.slice(0, 5).map(({ sku, probability }) => ({ sku, probability: rounded(probability) }));
  return { seen: { track, frames: Math.max(1, looks), unknown: rounded(unknown), candidates: kept, head } };
}

/** The same of whatever is in view as a code is read or a picture is touched. @param sku of what was tapped, if it was */
export function seenNow(draft: Draft, sku?: string): Pick<Evidence, 'seen'> {
  const used = usedTracks(draft.trip);
  const seen = draft.world.recognition?.seen.filter(
    ({ track, looks, seenAt, candidates }) =>
      looks > 0 &&
      !used.has(track) &&
      draft.at - seenAt <= TAPPED_WITHIN &&
      (sku === undefined ? draft.at - seenAt <= 1_000 : candidates.some((candidate) => candidate.sku === sku)),
  );
  const last = seen?.at(-1);
  return last === undefined ? {} : seenEvidence(last);
}

/** Goods the shopper did not announce, as far as they were recognised. */
export function recognisedCauses(draft: Draft, times: ChangeTimes): Cause<Happening>[] {
  const seen = seenWith(draft, times);
  const { catalogue } = draft.world;
  if (seen === undefined || catalogue === undefined) return [];
  return seen.candidates.flatMap(({ sku, probability }) => {
    const product = catalogue.bySku(sku);
    // Announced already: it arrives as what was announced.
    const announced = draft.trip.lines.some((line) => line.added.sku === sku && line.awaiting > 0);
    if (product === undefined || announced || probability < LEAST_PROBABILITY) return [];
    return causesOf(product, probability, seen.track);
  });
}

/** One presentation shows one kind of goods: its candidates exclude each other. */
function causesOf({ sku, soldBy, mass }: Product, probability: number, track: number): Cause<Happening>[] {
  const known = soldBy === 'piece' ? mass : undefined;
  // Without a known mass the number of pieces would be a guess.
  const most = known === undefined ? 1 : HANDFUL;
  return Array.from({ length: most }, (_, i) => ({
    group: `seen ${track}`,
    what: { kind: 'recognised', sku, pieces: i + 1 },
    direction: 1,
    mass: known === undefined ? anyGoods : ofPieces({ kind: 'normal', ...known }, i + 1),
    prior: probability * ANOTHER_PIECE ** i,
  }));
}

/** What the eye says for and against what the scale's step may have been. */
export function recognitionOf(draft: Draft, delta: number, times: ChangeTimes): (cause: Cause<Happening>) => number {
  const all = draft.world.recognition?.seen ?? [];
  const seen = delta > 0 ? seenWith(draft, times) : seenAfter(all, times);
  return ({ what }) => {
    if (seen === undefined || (what.kind !== 'place' && what.kind !== 'take' && what.kind !== 'take-part')) return 1;
    const line = lineOf(draft.trip, what.line);
    return line === undefined ? 1 : seenRatio(seen, line.added.sku);
  };
}

/** Whether this may become a line without anybody's touch: no code could have announced it, and the store wants it so. */
export function mayAddItself(draft: Draft, sku: string): boolean {
  const product = draft.world.catalogue?.bySku(sku);
  if (product === undefined || draft.world.recognition?.autoAdd !== 'produce') return false;
  return product.gtins.length === 0 && product.inStoreItem === undefined && product.minimumAge === undefined;
}

/** Whether a handful of it or fewer may weigh so much; what is sold by weight may weigh anything. */
function mayWeigh({ soldBy, mass }: Product, { delta, sigma }: OpenChange): boolean {
  if (soldBy !== 'piece' || mass === undefined) return true;
  return Array.from({ length: HANDFUL }, (_, i) => i + 1).some((pieces) => {
    const spread = Math.hypot(mass.sd * Math.sqrt(pieces), sigma);
    return Math.abs(delta - mass.mean * pieces) <= TOLERANCE * spread;
  });
}

/** "Is it one of these?": what the camera thinks was put in, most likely first, unless its weight rules it out. */
export function recognisedOptions(draft: Draft): { readonly sku: string; readonly option: QuestionOption }[] {
  const change = draft.trip.open.findLast(({ delta }) => delta > 0);
  const seen = change === undefined ? undefined : seenWith(draft, change);
  if (change === undefined || seen === undefined) return [];
  return seen.candidates.slice(0, MOST_OFFERED).flatMap(({ sku, probability }) => {
    const product = draft.world.catalogue?.bySku(sku);
    if (product === undefined || probability < LEAST_OFFERED || !mayWeigh(product, change)) return [];
    const { name, picture } = product;
    const option: QuestionOption = {
      id: `${SEEN_OPTION}${sku}`.slice(0, 40),
      action: 'product',
      sku,
      name,
      ...(picture === undefined ? {} : { picture }),
      probability: rounded(probability),
    };
    return [{ sku, option }];
  });
}

function rounded(probability: number): number {
  return Math.min(1, Math.max(0, Math.round(probability * 1_000) / 1_000));
}
