import type { FactBody } from '@smart-cart/contracts';

/**
 * Single-use numbers of login codes this cart has accepted, each until its code would be void anyway. Filled from facts:
 * those of the journal at the start, then every new one, so that a code is refused over trips and restarts.
 */
export class UsedTokens {
  readonly #until = new Map<string, number>();

  /** @param at epoch ms of the fact */
  follow(body: FactBody, at: number): void {
    if (body.kind === 'member-recognised' && body.token !== undefined)
      this.#until.set(body.token.id, body.token.expires);
    for (const [id, until] of this.#until) if (until < at) this.#until.delete(id);
  }

  has(token: string): boolean {
    return this.#until.has(token);
  }

  get size(): number {
    return this.#until.size;
  }
}
