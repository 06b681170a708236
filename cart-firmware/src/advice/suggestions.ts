import type { Product, RecommendationModel } from '@smart-cart/contracts';
import { Recommender, type Situation, type SuggestedProduct } from '../recommend/index.js';

/** The model and the catalogue a recommender was made for: a new one of either makes a new recommender. */
interface Made {
  readonly model: RecommendationModel;
  readonly version: number;
  readonly recommender: Recommender;
}

/** What may help this shopper, by the store's model. Silent without one: nothing is made up. */
export class Suggestions {
  #model: RecommendationModel | undefined;
  #made: Made | undefined;

  constructor(private readonly settings: { readonly enabled: boolean; readonly sponsored: boolean }) {}

  use(model: RecommendationModel | undefined): void {
    this.#model = model;
    this.#made = undefined;
  }

  get ready(): boolean {
    return this.settings.enabled && this.#model !== undefined;
  }

  suggest(catalogue: CatalogueLike, situation: Situation): SuggestedProduct[] {
    return this.#recommender(catalogue)?.suggest(situation) ?? [];
  }

  /** What usually belongs to what is here: asked once, before paying. */
  forgotten(catalogue: CatalogueLike, situation: Situation): SuggestedProduct[] {
    return (
      this.#recommender(catalogue)
        ?.suggest(situation, new Set(['goes-with', 'yours']))
        .slice(0, 4) ?? []
    );
  }

  #recommender(catalogue: CatalogueLike): Recommender | undefined {
    if (!this.settings.enabled || this.#model === undefined) return undefined;
    if (this.#made?.model !== this.#model || this.#made.version !== catalogue.version) {
      const products = new Map([...catalogue.products()].map((product) => [product.sku, product]));
      const recommender = new Recommender(this.#model, products, { sponsored: this.settings.sponsored });
      this.#made = { model: this.#model, version: catalogue.version, recommender };
    }
    return this.#made.recommender;
  }
}

export interface CatalogueLike {
  readonly version: number;
  products(): Iterable<Product>;
}
