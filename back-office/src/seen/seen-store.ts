import type { FactBody, Seen } from '@smart-cart/contracts';

/** With the names of the products, for people. */
export interface SeenView extends Seen {
  readonly names: Readonly<Record<string, string>>;
}

const KEPT_PER_CART = 20;
const CARTS_KEPT = 500;

/**
 * The last things each cart's camera saw, and what was bought in the end. In memory only: it is for looking over a
 * cart's shoulder, and gone with the next start.
 */
export class SeenStore {
  readonly #byCart = new Map<string, Seen[]>();

  /** Newest first. */
  of(cart: string): readonly Seen[] {
    return this.#byCart.get(cart) ?? [];
  }

  take(seen: Seen): void {
    const known = this.of(seen.cart).filter(({ track, trip }) => track !== seen.track || trip !== seen.trip);
    this.#byCart.delete(seen.cart);
    this.#byCart.set(seen.cart, [seen, ...known].slice(0, KEPT_PER_CART));
    const [longestSilent] = this.#byCart.keys();
    if (this.#byCart.size > CARTS_KEPT && longestSilent !== undefined) this.#byCart.delete(longestSilent);
  }

  /** A line that followed from a presentation says what it was. @returns true when one here was meant */
  bought(cart: string, body: FactBody): boolean {
    if (body.kind !== 'line-added' || body.evidence?.seen === undefined) return false;
    const { track } = body.evidence.seen;
    const known = this.of(cart);
    const index = known.findIndex((seen) => seen.track === track && seen.trip === body.trip);
    const meant = known[index];
    if (meant === undefined) return false;
    this.#byCart.set(cart, known.with(index, { ...meant, bought: body.sku }));
    return true;
  }
}
