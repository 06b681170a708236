import { topics, type StoreNews } from '@smart-cart/contracts';
import type { FleetLink } from '../fleet/fleet-link.js';
import { reasonOf } from '../reason.js';
import type { CatalogueStore } from './catalogue-store.js';

export interface CatalogueServiceOptions {
  readonly store: string;
  readonly catalogue: CatalogueStore;
  readonly link: Pick<FleetLink, 'publish'>;
  readonly log: (line: string) => void;
}

/** Answers carts that ask for the catalogue, one answer at a time so that a morning's fleet does not fill the memory. */
export class CatalogueService {
  readonly #options: CatalogueServiceOptions;
  readonly #asked = new Map<string, number>();
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(options: CatalogueServiceOptions) {
    this.#options = options;
  }

  /** @param have version the cart has, 0 for none; the newest question of a cart that still waits replaces the earlier */
  answer(cart: string, have: number): void {
    if (this.#stopped) return;
    this.#asked.set(cart, have);
    this.#working ??= this.#work();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#asked.clear();
    await this.#working;
  }

  async #work(): Promise<void> {
    for (;;) {
      const [next] = this.#asked;
      if (next === undefined) break;
      const [cart, have] = next;
      this.#asked.delete(cart);
      try {
        await this.#send(cart, have);
      } catch (error) {
        this.#options.log(`The catalogue could not be sent to cart ${cart} (${reasonOf(error)}). It will ask again.`);
      }
    }
    this.#working = undefined;
  }

  async #send(cart: string, have: number): Promise<void> {
    const { store, catalogue, link } = this.#options;
    for (const news of await catalogue.newsSince(have)) {
      const message: StoreNews = { kind: 'catalogue', news };
      if (!(await link.publish(topics.news(store, cart), message))) return;
    }
  }
}
