import { backOff, type CatalogueNews } from '@smart-cart/contracts';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { CatalogueStore } from '../catalogue/catalogue-store.js';
import type { LinkTiming } from './config.js';

export interface IntakePort {
  /** `have` 0 asks for all of it. */
  readonly ask: (have: number) => void;
  readonly applied: (catalogue: Catalogue) => void;
  readonly failed: (error: unknown) => void;
}

/** Keeps the cart's catalogue at the version the store announces: takes what comes, and asks when something is missing. */
export class CatalogueIntake {
  #online = false;
  #head: number | undefined;
  /** The store announced an older version than ours: it counts anew, so its snapshot is taken whatever its number. */
  #anew = false;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<CatalogueStore, 'apply' | 'version' | 'current'>,
    private readonly port: IntakePort,
    private readonly timing: LinkTiming,
    private readonly random: () => number,
  ) {}

  connected(): void {
    this.#online = true;
    this.#head = undefined;
    this.#asked = 0;
    this.#review();
  }

  disconnected(): void {
    this.#online = false;
    this.#disarm();
  }

  head(version: number): void {
    this.#head = version;
    this.#anew = version < this.store.version;
    this.#asked = 0;
    this.#disarm();
    this.#review();
  }

  news(news: CatalogueNews): void {
    let outcome;
    try {
      outcome = this.store.apply(news, this.#anew ? 'any' : 'newer');
    } catch (error) {
      this.port.failed(error);
      return;
    }
    if (outcome === 'applied') {
      this.#anew = false;
      this.#asked = 0;
      // A delta may overtake the head that announces it.
      if (this.#head !== undefined) this.#head = Math.max(this.#head, this.store.version);
      if (this.store.current) this.port.applied(this.store.current);
    } else if (outcome === 'not-newer') {
      // The answer to "all of it" is what we have: the announcement was the stale one.
      if (this.#anew && news.kind === 'snapshot' && news.header.version === this.store.version) {
        this.#anew = false;
        this.#head = this.store.version;
      }
      if (!this.#missing) this.#disarm();
      return;
    } else if (outcome === 'gap') {
      this.#head = Math.max(this.#head ?? 0, news.header.version);
    }
    // Something arrives: the question is being answered, or is a new one.
    this.#disarm();
    this.#review(outcome === 'incomplete');
  }

  get #missing(): boolean {
    return this.#head === undefined ? this.store.version === 0 : this.#head !== this.store.version;
  }

  #review(underWay = false): void {
    if (!this.#online || this.#timer || !this.#missing) return;
    const { catalogueGrace, catalogueTimeout, backOffLast } = this.timing;
    const wait =
      this.#asked === 0 && !underWay
        ? Math.round(catalogueGrace * (this.store.version === 0 ? 0.1 : 0.3 + 0.7 * this.random()))
        : backOff(Math.max(0, this.#asked - 1), catalogueTimeout, backOffLast, this.random());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#online || !this.#missing) return;
      this.#asked += 1;
      this.port.ask(this.#anew ? 0 : this.store.version);
      this.#review();
    }, wait);
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
