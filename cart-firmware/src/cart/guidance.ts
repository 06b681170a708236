import type { DocumentName, Fact, ScreenView, WayView } from '@smart-cart/contracts';
import { recommendationModel } from '@smart-cart/contracts';
import { Advisor, Deals, Suggestions, Wayfinder, type AdviceInput, type AdviceShown } from '../advice/index.js';
import type { CatalogueStore } from '../catalogue/catalogue-store.js';
import type { CartConfig } from '../config.js';
import type { DocumentStore } from '../documents/document-store.js';
import type { ServedDocument } from '../gateway/screen-http.js';
import type { WayWanted } from '../gateway/screen-gateway.js';

/** The store's documents at work: promotions, map and suggestions, kept in step with what the cart holds. */
export class Guidance {
  readonly deals: Deals;
  readonly wayfinder = new Wayfinder();
  readonly #suggestions: Suggestions;
  readonly #advisor: Advisor;
  #map: ServedDocument | undefined;

  constructor(
    private readonly parts: {
      readonly config: Pick<CartConfig, 'timeZone' | 'shoppers'>;
      readonly documents: Pick<DocumentStore, 'current'>;
      readonly catalogueStore: Pick<CatalogueStore, 'current'>;
      /** Facts of the open trip: the position is worked out from them again when the map changes. */
      readonly tripFacts: () => Iterable<Fact>;
    },
  ) {
    const { timeZone, shoppers } = parts.config;
    this.deals = new Deals(timeZone);
    this.#suggestions = new Suggestions({ enabled: shoppers.suggestions, sponsored: shoppers.sponsored });
    this.#advisor = new Advisor({
      deals: this.deals,
      suggestions: this.#suggestions,
      wayfinder: this.wayfinder,
      timeZone,
    });
  }

  /** Takes up the documents on disk. */
  start(): void {
    for (const name of ['promotions', 'store-map', 'recommendations'] as const) this.changed(name);
  }

  /** A document was replaced. */
  changed(name: DocumentName): void {
    const bytes = this.parts.documents.current(name)?.bytes;
    if (name === 'promotions') this.deals.use(bytes);
    if (name === 'store-map') {
      this.wayfinder.use(bytes, this.parts.tripFacts());
      const document = this.parts.documents.current('store-map');
      this.#map = document && { version: document.head.sha256.slice(0, 16), bytes: document.bytes };
    }
    if (name === 'recommendations') {
      this.#suggestions.use(
        bytes === undefined ? undefined : recommendationModel.parse(JSON.parse(bytes.toString('utf8'))),
      );
    }
    this.#advisor.renew();
  }

  get hasMap(): boolean {
    return this.#map !== undefined;
  }

  get hasPromotions(): boolean {
    return this.deals.promotions.length > 0;
  }

  get suggests(): boolean {
    return this.#suggestions.ready;
  }

  onFacts(facts: readonly Fact[]): void {
    for (const fact of facts) this.wayfinder.onFact(fact);
  }

  /** For painting at once; works nothing out. */
  current(input: AdviceShown): ScreenView['advice'] {
    return this.#advisor.current(input);
  }

  /** @returns whether there is something new to show */
  refresh(input: AdviceInput): boolean {
    return this.#advisor.refresh(input);
  }

  way(to: WayWanted): WayView | null {
    if ('service' in to) return this.wayfinder.wayToService(to.service);
    return this.wayfinder.wayTo(this.parts.catalogueStore.current?.bySku(to.sku));
  }

  /** The map for the screen to draw. */
  get storeMap(): ServedDocument | undefined {
    return this.#map;
  }
}
