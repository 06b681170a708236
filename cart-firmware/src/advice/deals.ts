import {
  MG_PER_KG,
  openPromotions,
  pricedLine,
  readPromotions,
  selects,
  settlePromotions,
  type Circumstances,
  type LineSaving,
  type MinorUnits,
  type PricedLine,
  type Product,
  type Promotion,
  type PromotionNews,
  type Receipt,
  type Settlement,
  type Visit,
} from '@smart-cart/contracts';
import { storeTime } from './store-time.js';
import type { CatalogueLike } from './suggestions.js';

export interface SettledSavings {
  readonly version: number;
  readonly savings: LineSaving[];
  readonly uses: Readonly<Record<string, number>>;
  readonly exact: boolean;
}

/** Products looked through for single-piece deals at most: what a group or tag selects in a large store is not listed whole. */
const MOST_DEALS = 400;

/** What the store's promotions mean for this cart: for its receipt, and for what it does not hold yet. */
export class Deals {
  #promotions: PromotionNews | undefined;
  /** Which products a set of promotions names: the same for as long as both stay. */
  #found: { readonly key: string; readonly of: CatalogueLike; readonly products: Map<string, Promotion> } | undefined;
  #settled: { readonly key: unknown; readonly settlement: Settlement } | undefined;

  constructor(private readonly timeZone: string) {}

  /** Why a document of promotions cannot be used, or nothing. */
  static problem(bytes: Buffer): string | undefined {
    const read = readPromotions(JSON.parse(bytes.toString('utf8')));
    return read.ok ? undefined : read.problems[0];
  }

  /** @param bytes a document that passed {@link Deals.problem}; undefined: there are no promotions */
  use(bytes: Buffer | undefined): void {
    const read = bytes === undefined ? undefined : readPromotions(JSON.parse(bytes.toString('utf8')));
    this.#promotions = read?.ok === true ? read.value : undefined;
    this.#settled = undefined;
    this.#found = undefined;
  }

  get promotions(): readonly Promotion[] {
    return this.#promotions?.promotions ?? [];
  }

  /** What the promotions take off the receipt now. @param at epoch ms */
  settle(receipt: Receipt, visit: Visit, at: number): SettledSavings {
    const { applied, exact } = this.settlement(receipt, visit, at);
    const savings = applied.flatMap(({ id, name, names, lines }) =>
      lines
        .filter(({ amount }) => amount > 0)
        .map(({ line, amount }) => ({
          line,
          promotion: id,
          name,
          ...(names === undefined ? {} : { names: { ...names } }),
          amount,
        })),
    );
    const limited = new Set(
      this.promotions.flatMap(({ id, customerLimit }) => (customerLimit === undefined ? [] : id)),
    );
    const uses = Object.fromEntries(applied.flatMap(({ id, times }) => (limited.has(id) ? [[id, times]] : [])));
    return { version: this.#promotions?.version ?? 0, savings, uses, exact };
  }

  /** The whole settlement, with what is missing for more; worked out once for a basket and a minute. */
  settlement(receipt: Receipt, visit: Visit, at: number): Settlement {
    const circumstances = this.#circumstances(visit, at);
    const lines = receipt.lines.map(pricedLine);
    const key = JSON.stringify([lines, circumstances]);
    if (this.#settled?.key !== key) {
      this.#settled = { key, settlement: settlePromotions(lines, this.promotions, circumstances) };
    }
    return this.#settled.settlement;
  }

  /** What one piece, or one kilogram, costs this shopper now. */
  priceNow(product: Product, visit: Visit | undefined, at: number): MinorUnits {
    const line = oneOf(product);
    const own = this.#openNow(visit, at).filter(
      (promotion) => singlePiece.has(promotion.kind) && 'of' in promotion && selects(promotion.of, line),
    );
    if (own.length === 0) return product.price;
    return product.price - settlePromotions([line], own, this.#circumstances(visit, at)).savings;
  }

  /** Promotions that name the product and are open now, for everybody, members or with a coupon. */
  offersFor(product: Product, visit: Visit | undefined, at: number): Promotion[] {
    const line = oneOf(product);
    return this.#openNow(visit, at).filter((promotion) => goodsOf(promotion).some((of) => selects(of, line)));
  }

  /** Products that a promotion open now names, at most so many; the newest promotions first. */
  dealProducts(catalogue: CatalogueLike, visit: Visit | undefined, at: number): Map<string, Promotion> {
    const open = this.#openNow(visit, at);
    const key = open.map(({ id }) => id).join(' ');
    if (this.#found?.key === key && this.#found.of === catalogue) return this.#found.products;
    const found = new Map<string, Promotion>();
    this.#found = { key, of: catalogue, products: found };
    if (open.length === 0) return found;
    for (const product of catalogue.products()) {
      const line = oneOf(product);
      const promotion = open.find(
        (one) => one.kind !== 'threshold' && goodsOf(one).some((of) => of.all !== true && selects(of, line)),
      );
      if (promotion !== undefined) found.set(product.sku, promotion);
      if (found.size >= MOST_DEALS) break;
    }
    return found;
  }

  /** Promotions bound to a coupon that may be used now. */
  coupons(visit: Visit | undefined, at: number): Promotion[] {
    const all = this.promotions.flatMap(({ coupon }) => coupon ?? []);
    const circumstances = { ...this.#circumstances(visit, at), coupons: all };
    return openPromotions(this.promotions, circumstances)
      .map(({ promotion }) => promotion)
      .filter(({ coupon }) => coupon !== undefined);
  }

  /** A code of a paper coupon that some promotion names. */
  isCoupon(code: string): boolean {
    return this.promotions.some(({ coupon }) => coupon === code);
  }

  #openNow(visit: Visit | undefined, at: number): Promotion[] {
    return openPromotions(this.promotions, this.#circumstances(visit, at)).map(({ promotion }) => promotion);
  }

  #circumstances(visit: Visit | undefined, at: number): Circumstances {
    return {
      member: visit?.member != null,
      coupons: visit?.coupons ?? [],
      localTime: storeTime(this.timeZone, at),
      // Not told yet, for want of a network: the shopper has the benefit of the doubt.
      used: visit?.used ?? {},
    };
  }
}

/** Kinds that lower the price of one piece; the others need company. */
const singlePiece: ReadonlySet<Promotion['kind']> = new Set(['percent', 'amount', 'price', 'member-price']);

function goodsOf(promotion: Promotion) {
  return promotion.kind === 'bundle' ? promotion.parts.map(({ of }) => of) : [promotion.of];
}

function oneOf(product: Product): PricedLine {
  return {
    line: 1,
    sku: product.sku,
    group: product.group,
    tags: product.tags,
    soldBy: product.soldBy,
    unitPrice: product.price,
    quantity: 1,
    mass: product.soldBy === 'weight' ? MG_PER_KG : null,
    amount: product.price,
    minimumAge: product.minimumAge,
    memberPrice: product.memberPrice,
  };
}
