import type { Product, RecommendationModel } from '@smart-cart/contracts';
import { BasketScorer } from './basket-scorer.js';
import { choose } from './choose.js';
import { eligible } from './eligible.js';
import { partnerInCart } from './explain.js';
import {
  suggestionDefaults,
  type Situation,
  type SuggestedProduct,
  type SuggestionReason,
  type SuggestionSettings,
} from './situation.js';

/** A reason weaker than this (natural logarithm) is not worth naming. */
const FAINT = 0.15;

/**
 * Suggestions from a model and a catalogue; make a new one when either changes. It needs no clock and no network and keeps
 * nothing of a shopper: the same situation gives the same list.
 */
export class Recommender {
  readonly #settings: SuggestionSettings;
  readonly #scorer: BasketScorer;
  readonly #place: ReadonlyMap<string, number>;
  /** Those of the model first, in its order; then what only the catalogue knows. */
  readonly #products: readonly (Product | undefined)[];
  readonly #scores: Float32Array;
  readonly #rarest: number;

  constructor(
    private readonly model: RecommendationModel,
    catalogue: ReadonlyMap<string, Product>,
    settings: Partial<SuggestionSettings> = {},
  ) {
    this.#settings = { ...suggestionDefaults, ...settings };
    this.#scorer = new BasketScorer(model);
    const known = new Set(model.items);
    const fresh = [...catalogue.values()].filter(({ sku }) => !known.has(sku));
    this.#products = [...model.items.map((sku) => catalogue.get(sku)), ...fresh];
    this.#place = new Map([...model.items, ...fresh.map(({ sku }) => sku)].map((sku, place) => [sku, place]));
    this.#scores = new Float32Array(this.#products.length);
    this.#rarest = model.popularity.reduce((least, value) => Math.min(least, value), 0);
  }

  /** Best first. With `reasons` only what is suggested for one of them, and nothing paid: for "did you forget". */
  suggest(situation: Situation, reasons?: ReadonlySet<SuggestionReason>): SuggestedProduct[] {
    const inCart = new Set(situation.inCart);
    const places = new Set<number>();
    for (const sku of inCart) {
      const place = this.#place.get(sku);
      if (place !== undefined && place < this.model.items.length) places.add(place);
    }
    this.#scoreAll(situation, places, inCart.size);
    const paidPlaces = this.#settings.sponsored && reasons === undefined;
    const paid = paidPlaces ? this.#best(situation, inCart, places, true).next().value : undefined;
    const earned = this.#best(situation, inCart, places, false);
    return choose(reasons === undefined ? earned : only(earned, reasons), paid, this.#settings);
  }

  #scoreAll(situation: Situation, places: ReadonlySet<number>, inCart: number): void {
    const scores = this.#scores;
    const learned = this.#scorer.score([...places], inCart);
    scores.fill(this.#rarest + rowMean(learned, this.model.popularity));
    scores.set(learned);
    for (let place = 0; place < scores.length; place += 1) {
      const product = this.#products[place];
      if (product === undefined) continue;
      const extra = this.#season(product, place, situation.month) + this.#offer(product, situation);
      scores[place] = (scores[place] as number) + extra + this.#history(product, situation);
    }
  }

  /** Eligible products, best first; either those somebody pays for or all the others. Found one by one as they are asked for. */
  *#best(
    situation: Situation,
    inCart: ReadonlySet<string>,
    places: ReadonlySet<number>,
    sponsored: boolean,
  ): Generator<SuggestedProduct, undefined> {
    const seen = new Set<number>();
    for (;;) {
      let best = -1;
      for (let place = 0; place < this.#scores.length; place += 1) {
        if (best >= 0 && (this.#scores[place] as number) <= (this.#scores[best] as number)) continue;
        if (!seen.has(place)) best = place;
      }
      if (best < 0) return undefined;
      seen.add(best);
      const product = this.#products[best];
      if (product === undefined || (product.sponsored ?? false) !== sponsored) continue;
      if (!eligible(product, situation, inCart)) continue;
      const found = this.#explained(product, best, situation, places);
      // Nobody can have liked what was on no receipt the model knows.
      if (best < this.model.items.length || found.reason !== 'liked') yield found;
    }
  }

  #explained(product: Product, place: number, situation: Situation, places: ReadonlySet<number>): SuggestedProduct {
    const partner =
      place < this.model.items.length ? partnerInCart(this.model, place, (other) => places.has(other)) : undefined;
    const speaking: [SuggestionReason, number][] = [
      ['yours', this.#history(product, situation)],
      ['goes-with', partner?.lift ?? 0],
      ['offer', this.#offer(product, situation)],
      ['season', this.#season(product, place, situation.month)],
    ];
    const [reason] = speaking.reduce((strongest, one) => (one[1] > strongest[1] ? one : strongest), ['liked', FAINT]);
    const goesWith = reason === 'goes-with' ? this.model.items[partner?.place ?? -1] : undefined;
    return {
      product,
      reason,
      ...(goesWith === undefined ? {} : { with: goesWith }),
      sponsored: product.sponsored ?? false,
      score: this.#scores[place] as number,
    };
  }

  /** What receipts of past years and the catalogue say about the month. */
  #season({ seasonMonths }: Product, place: number, month: number): number {
    const n = this.model.items.length;
    const learned = place < n ? (this.model.season[(month - 1) * n + place] ?? 0) : 0;
    if (seasonMonths === undefined) return learned;
    return learned + (seasonMonths.includes(month) ? 1 : -1) * this.#settings.seasonBonus;
  }

  #offer({ sku }: Product, { onOffer }: Situation): number {
    return onOffer.has(sku) ? this.#settings.offerBonus : 0;
  }

  #history({ sku }: Product, { history }: Situation): number {
    const times = history.get(sku) ?? 0;
    return times > 0 ? this.#settings.historyBonus + Math.log(times) : 0;
  }
}

function* only(
  candidates: Iterable<SuggestedProduct>,
  reasons: ReadonlySet<SuggestionReason>,
): Generator<SuggestedProduct> {
  for (const candidate of candidates) if (reasons.has(candidate.reason)) yield candidate;
}

/** By how much the network's log-odds are above logarithms of shares: its scale is free, the rarest item's place in it is not. */
function rowMean(scores: Float32Array, popularity: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i += 1) sum += (scores[i] as number) - (popularity[i] as number);
  return scores.length === 0 ? 0 : sum / scores.length;
}
