import {
  noAdvice,
  type Advice,
  type InView,
  type Product,
  type Receipt,
  type Suggestion,
  type Visit,
} from '@smart-cart/contracts';
import type { Catalogue } from '../catalogue/catalogue.js';
import { eligible, type Situation, type SuggestedProduct } from '../recommend/index.js';
import type { Deals } from './deals.js';
import { cardOf, noteOf } from './product-card.js';
import { storeTime } from './store-time.js';
import type { Suggestions } from './suggestions.js';
import type { Wayfinder } from './wayfinder.js';

/** A walk one makes for a deal without thinking about it, metres. */
const NEARBY = 40;
/** Neighbours change slowly: what depends on the position alone is worked out again after so many metres. */
const MOVED = 2;

export interface AdviceInput {
  readonly at: number;
  readonly receipt: Receipt | undefined;
  readonly visit: Visit | undefined;
  readonly catalogue: Catalogue | undefined;
  /** Of the shopper's screen. */
  readonly language: string;
}

/** What is painted with advice worked out before. */
export interface AdviceShown {
  readonly visit: Visit | undefined;
  readonly inView: InView | null;
}

/** Puts together what may help the shopper now. Nothing here is a fact, and nothing here can delay one. */
export class Advisor {
  #kept:
    | { readonly trip: string; readonly key: string; readonly x: number; readonly y: number; readonly advice: Advice }
    | undefined;

  constructor(
    private readonly parts: {
      readonly deals: Deals;
      readonly suggestions: Suggestions;
      readonly wayfinder: Wayfinder;
      readonly timeZone: string;
    },
  ) {}

  /** Forgets what was worked out: a document or the catalogue has changed. */
  renew(): void {
    this.#kept = undefined;
  }

  /** What was worked out last, with what is in view and where the cart is now: for painting at once. */
  current({ visit, inView }: AdviceShown): Advice {
    const kept = visit === undefined || this.#kept?.trip !== visit.trip ? noAdvice : this.#kept.advice;
    const position = visit === undefined ? null : this.parts.wayfinder.position;
    // An answer to another price check would be a wrong price.
    const checked = kept.checked?.sku === visit?.priceCheck?.sku ? kept.checked : null;
    return { ...kept, checked, inView, position };
  }

  /** Works it out anew when something it depends on has changed. @returns whether it did */
  refresh({ receipt, visit, catalogue, at, language }: AdviceInput): boolean {
    if (receipt === undefined || visit === undefined || catalogue === undefined) {
      this.#kept = undefined;
      return false;
    }
    const { x = 0, y = 0 } = this.parts.wayfinder.position ?? {};
    const key = JSON.stringify([
      Math.floor(at / 60_000),
      catalogue.version,
      receipt.lines.map((line) => [line.sku, line.quantity, line.mass]),
      visit.member?.id,
      visit.memberKnown,
      visit.coupons,
      visit.list,
      visit.preferences.avoid,
      visit.preferences.diets,
      visit.priceCheck,
      visit.ageApproved,
      language,
    ]);
    const kept = this.#kept;
    if (kept?.key === key && Math.hypot(kept.x - x, kept.y - y) <= MOVED) return false;
    this.#kept = { trip: visit.trip, key, x, y, advice: this.#work(receipt, visit, catalogue, at, language) };
    return true;
  }

  #work(receipt: Receipt, visit: Visit, catalogue: Catalogue, at: number, language: string): Advice {
    const { deals, suggestions, wayfinder } = this.parts;
    const dealProducts = deals.dealProducts(catalogue, visit, at);
    const inCart = [...new Set(receipt.lines.map(({ sku }) => sku))];
    const situation: Situation = {
      inCart,
      month: Number(storeTime(this.parts.timeZone, at).slice(5, 7)),
      onOffer: new Set(dealProducts.keys()),
      history: new Map(visit.history.map((sku, place) => [sku, Math.max(1, Math.round(8 / (place + 1)))])),
      exclude: new Set(),
      age: visit.ageApproved > 0 ? visit.ageApproved : undefined,
      avoid: visit.preferences.avoid,
      diets: visit.preferences.diets,
    };
    const shown = (found: readonly SuggestedProduct[]): Suggestion[] =>
      found.map((one) => this.#suggestion(one, visit, at, catalogue.bySku(one.with ?? ''), language));
    const wanted = visit.list.flatMap((item) => (item.done === 'no' ? (item.sku ?? []) : []));
    const withList = { ...situation, inCart: [...new Set([...inCart, ...wanted])] };
    return {
      ...noAdvice,
      nearby: this.#nearby(catalogue, dealProducts, situation, visit, at),
      suggestions: shown(suggestions.suggest(catalogue, situation)),
      forgotten: inCart.length < 2 ? [] : shown(suggestions.forgotten(catalogue, withList)),
      hints: this.#hints(receipt, visit, catalogue, at),
      coupons: deals
        .coupons(visit, at)
        .slice(0, 40)
        .map((promotion) => {
          const coupon = promotion.coupon ?? promotion.id;
          return { ...noteOf(promotion), coupon, clipped: visit.coupons.includes(coupon) };
        }),
      listOrder: wayfinder.order(
        visit.list
          .filter(({ done }) => done === 'no')
          .map(({ id, sku }) => ({ id, sku: sku ?? '', group: catalogue.bySku(sku ?? '')?.group })),
      ),
      checked: this.#checked(visit, catalogue, at),
    };
  }

  #suggestion(
    { product, reason, sponsored }: SuggestedProduct,
    visit: Visit,
    at: number,
    partner: Product | undefined,
    language: string,
  ): Suggestion {
    return {
      ...cardOf(product, this.parts.deals.priceNow(product, visit, at)),
      reason,
      ...(partner === undefined ? {} : { with: partner.names?.[language] ?? partner.name }),
      sponsored,
      metres: this.parts.wayfinder.metresTo(product),
    };
  }

  #nearby(
    catalogue: Catalogue,
    dealProducts: ReturnType<Deals['dealProducts']>,
    situation: Situation,
    visit: Visit,
    at: number,
  ): Advice['nearby'] {
    const { deals, wayfinder } = this.parts;
    const inCart = new Set(situation.inCart);
    const products = [...dealProducts.keys()]
      .flatMap((sku) => catalogue.bySku(sku) ?? [])
      .filter((product) => eligible(product, situation, inCart));
    return wayfinder
      .near(products, NEARBY)
      .slice(0, 12)
      .map(({ item, metres, stand }) => {
        const promotion = dealProducts.get(item.sku);
        return {
          ...cardOf(item, deals.priceNow(item, visit, at)),
          metres: Math.round(metres),
          aisle: stand.aisle,
          note: promotion === undefined ? null : noteOf(promotion),
        };
      });
  }

  #hints(receipt: Receipt, visit: Visit, catalogue: Catalogue, at: number): Advice['hints'] {
    return this.parts.deals
      .settlement(receipt, visit, at)
      .hints.filter(({ pieces, worth }) => pieces > 0 && pieces <= 2 && worth > 0)
      .slice(0, 6)
      .map((hint) => ({
        ...noteOf(hint),
        missing: hint.pieces,
        skus: hint.parts
          .flatMap(({ of }) => of.skus ?? [])
          .filter((sku) => catalogue.bySku(sku))
          .slice(0, 20),
        worth: hint.worth,
      }));
  }

  #checked(visit: Visit, catalogue: Catalogue, at: number): Advice['checked'] {
    const product: Product | undefined = catalogue.bySku(visit.priceCheck?.sku ?? '');
    if (product === undefined) return null;
    const { deals, wayfinder } = this.parts;
    return {
      ...cardOf(product, deals.priceNow(product, visit, at)),
      allergens: product.allergens ?? [],
      diets: product.diets ?? [],
      note: product.note ?? null,
      minimumAge: product.minimumAge ?? null,
      deposit: product.deposit ?? 0,
      memberPrice: product.memberPrice ?? null,
      offers: deals.offersFor(product, visit, at).slice(0, 6).map(noteOf),
      aisle: wayfinder.aisleOf(product),
    };
  }
}
