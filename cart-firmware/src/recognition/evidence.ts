import type { Candidate } from '@smart-cart/models';

/** What the model said of one picture of a track. */
export interface Judged {
  /** The likeliest products, most likely first; with `unknown` they sum to 1 or, where the tail was cut, less. */
  readonly candidates: readonly Candidate[];
  readonly unknown: number;
  /** How much this picture is worth against a good one: sharpness and size, 0..1. */
  readonly weight: number;
}

/** What is believed of a track after all its pictures. */
export interface Belief {
  readonly candidates: readonly Candidate[];
  readonly groups: readonly { readonly group: string; readonly probability: number }[];
  /** Probability that it is none of the products; `nothing` is within it. */
  readonly unknown: number;
  /** Probability of what is no goods at all: an empty view, a hand, a bag. */
  readonly nothing: number;
  /** Pictures that were judged. */
  readonly looks: number;
}

/**
 * A head may hold classes that are no goods, so that a hand or an empty basket is recognised as such. Their SKU begins
 * with this sign, which no store's does: `~hand`, `~basket`, `~bag`.
 */
export const NO_GOODS = '~';
export const isNoGoods = (sku: string): boolean => sku.startsWith(NO_GOODS);

/**
 * Pictures of one presentation resemble each other: ten of them say no more than about this many independent ones,
 * or a mistake that repeats would become a certainty.
 */
const MOST_INDEPENDENT = 3;
/** Least share of a product in one picture: no single picture may rule a product out for ever. */
const FLOOR = 2e-3;
const MOST_REPORTED = 24;
const NOTHING_YET: Belief = { candidates: [], groups: [], unknown: 1, nothing: 0, looks: 0 };

/**
 * Evidence over the frames of a track: weighted mean of log probabilities, then, between groups of like products, as many
 * times that mean as there are independent pictures. Whether the thing is known at all is averaged only: a stranger seen
 * longer is no less strange.
 */
export class TrackEvidence {
  readonly #products = new Map<string, { group: string; sum: number }>();
  #others = 0;
  #unknown = 0;
  #weight = 0;
  #looks = 0;

  add({ candidates, unknown, weight }: Judged): void {
    if (weight <= 0) return;
    const known = Math.max(1e-6, 1 - unknown);
    let rest = 1;
    for (const { sku, group, probability } of candidates) {
      const share = probability / known;
      rest -= share;
      const before = this.#products.get(sku)?.sum ?? 0;
      // Relative to the floor: what a picture does not name has added nothing, whenever it is first named.
      const gain = weight * Math.log(Math.max(share, FLOOR) / FLOOR);
      this.#products.set(sku, { group, sum: before + gain });
    }
    this.#others += weight * Math.log(Math.max(rest, FLOOR) / FLOOR);
    this.#unknown += weight * logit(unknown);
    this.#weight += weight;
    this.#looks += 1;
  }

  get belief(): Belief {
    if (this.#looks === 0) return NOTHING_YET;
    const power = Math.min(Math.max(1, this.#weight), MOST_INDEPENDENT);
    const unknown = sigmoid(this.#unknown / this.#weight);
    const mean = (sum: number): number => sum / this.#weight;
    const groups = new Map<string, { sku: string; score: number }[]>();
    for (const [sku, { group, sum }] of this.#products) {
      groups.set(group, [...(groups.get(group) ?? []), { sku, score: mean(sum) }]);
    }
    const scored = [...groups].map(([group, members]) => {
      const together = logSum(members.map(({ score }) => score));
      return { group, members, together, score: power * together };
    });
    const all = [{ score: power * mean(this.#others) }, ...scored].map(({ score }) => score);
    const total = logSum(all);
    const each = scored.flatMap(({ group, members, together, score }) =>
      // Likes within a group are averaged only: twins seen longer are no easier to tell apart.
      members.map(({ sku, score: own }) => ({
        sku,
        group,
        probability: (1 - unknown) * Math.exp(score - total + own - together),
      })),
    );
    const goods = each.filter(({ sku }) => !isNoGoods(sku)).sort((a, b) => b.probability - a.probability);
    const nothing = each.filter(({ sku }) => isNoGoods(sku)).reduce((sum, { probability }) => sum + probability, 0);
    const candidates = goods.slice(0, MOST_REPORTED);
    const named = candidates.reduce((sum, { probability }) => sum + probability, 0);
    return { candidates, groups: groupsOf(candidates), unknown: Math.max(0, 1 - named), nothing, looks: this.#looks };
  }
}

function groupsOf(candidates: readonly Candidate[]): { group: string; probability: number }[] {
  const sums = new Map<string, number>();
  for (const { group, probability } of candidates) sums.set(group, (sums.get(group) ?? 0) + probability);
  return [...sums]
    .map(([group, probability]) => ({ group, probability }))
    .sort((a, b) => b.probability - a.probability);
}

/** Logarithm of the sum of powers. */
function logSum(scores: readonly number[]): number {
  const top = Math.max(...scores);
  return top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
}

function logit(probability: number): number {
  const p = Math.min(1 - 1e-4, Math.max(1e-4, probability));
  return Math.log(p / (1 - p));
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
