import { storeMap, type Fact, type MapPosition, type Product, type WayView } from '@smart-cart/contracts';
import {
  Locator,
  nearby,
  nearestStand,
  orderList,
  Routes,
  StorePlan,
  type ListStop,
  type Near,
  type Placed,
} from '../location/index.js';

interface Ground {
  readonly plan: StorePlan;
  readonly locator: Locator;
  readonly routes: Routes;
}

export interface ListPlace {
  readonly id: string;
  readonly place: { readonly x: number; readonly y: number; readonly aisle: string | null } | null;
  readonly metres: number | null;
}

/** Where the cart is in the store and how to get to things; knows nothing while the store has published no map. */
export class Wayfinder {
  #ground: Ground | undefined;

  /** Why a document cannot be used as the store's map, or nothing. */
  static problem(bytes: Buffer): string | undefined {
    const read = storeMap.safeParse(JSON.parse(bytes.toString('utf8')));
    if (read.success) return undefined;
    const [issue] = read.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
  }

  /**
   * @param bytes a document that passed {@link Wayfinder.problem}; undefined: there is no map
   * @param facts of the open trip, so that the position survives a restart and a new map
   */
  use(bytes: Buffer | undefined, facts: Iterable<Fact>): void {
    if (bytes === undefined) {
      this.#ground = undefined;
      return;
    }
    const plan = new StorePlan(storeMap.parse(JSON.parse(bytes.toString('utf8'))));
    const locator = Locator.rebuild(plan, facts);
    this.#ground = { plan, locator, routes: new Routes(plan) };
  }

  get position(): MapPosition | null {
    return this.#ground?.locator.position() ?? null;
  }

  onFact(fact: Fact): void {
    this.#ground?.locator.onFact(fact);
  }

  advance(at: number): void {
    this.#ground?.locator.advance(at);
  }

  rolled(metres: number, at: number): void {
    this.#ground?.locator.rolled(metres, at);
  }

  /** True when the code is a marker of this store's shelves. */
  sawMarker(code: string, at: number): boolean {
    return this.#ground?.locator.sawMarker(code, at) ?? false;
  }

  aisleOf(product: Placed): string | null {
    return this.#ground?.plan.placesOf(product)[0]?.stands[0]?.aisle ?? null;
  }

  metresTo(product: Placed): number | null {
    const ground = this.#ground;
    if (ground === undefined) return null;
    const near = nearestStand(ground.plan, ground.routes, ground.routes.cellAt(ground.locator.position()), product);
    return near === null || !Number.isFinite(near.metres) ? null : Math.round(near.metres);
  }

  /** Products within a walk, nearest first. */
  near<T extends Placed>(items: Iterable<T>, within: number): Near<T>[] {
    const ground = this.#ground;
    if (ground === undefined) return [];
    return nearby(ground.plan, ground.routes, ground.locator.position(), items, within);
  }

  wayTo(product: Product | undefined): WayView | null {
    const ground = this.#ground;
    if (ground === undefined || product === undefined) return null;
    const from = ground.locator.position();
    const near = nearestStand(ground.plan, ground.routes, ground.routes.cellAt(from), product);
    return near === null ? null : ground.routes.toStand(from, from.heading, near.stand);
  }

  wayToService(service: string): WayView | null {
    const ground = this.#ground;
    if (ground === undefined) return null;
    const from = ground.locator.position();
    const { services, checkouts } = ground.plan.map;
    const spots = service === 'checkout' ? checkouts : services.filter(({ kind }) => kind === service);
    const ways = spots
      .map((spot) => ground.routes.toCell(from, from.heading, ground.plan.floor.nearest(spot, 2)))
      .filter((way) => way !== null);
    return ways.sort((a, b) => a.metres - b.metres)[0] ?? null;
  }

  /** The open items of a list in the order of the shortest walk. */
  order(items: readonly (ListStop & { readonly id: string })[]): ListPlace[] {
    const ground = this.#ground;
    if (ground === undefined) return items.map(({ id }) => ({ id, place: null, metres: null }));
    const order = orderList(ground.plan, ground.routes, ground.locator.position(), items);
    return order.items.map(({ item, stand, metres }) => ({
      id: item.id,
      place: stand === null ? null : { x: stand.face.x, y: stand.face.y, aisle: stand.aisle },
      metres: stand === null ? null : Math.round(metres),
    }));
  }
}
