/** Times the same beginning must come before what precedes it is given up. */
const PATIENCE = 3;

/**
 * Tells a gap that closes from one that never will. A cart that is told the mark sends from there; when it comes with the
 * same later beginning again and again, and with nothing earlier in between, it no longer holds what is missing: the
 * store's database was lost or restored, and the cart has forgotten facts it once had acknowledged. Waiting on would
 * lose everything that follows too. Pure.
 */
export class GapWatch {
  readonly #gaps = new Map<string, { readonly gap: string; times: number }>();

  /** @returns true when the missing facts are given up */
  isForEver(cart: string, epoch: number, mark: number, first: number): boolean {
    const gap = `${epoch} ${mark} ${first}`;
    const known = this.#gaps.get(cart);
    // Several batches are under way at once: later beginnings say nothing about the earliest.
    if (known !== undefined && known.gap !== gap && first > Number(known.gap.split(' ')[2])) return false;
    const times = known?.gap === gap ? known.times + 1 : 1;
    this.#gaps.set(cart, { gap, times });
    return times >= PATIENCE;
  }

  /** Something of the cart came that is no gap: what is missing may be on its way. */
  forget(cart: string): void {
    this.#gaps.delete(cart);
  }
}
