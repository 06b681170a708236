import type { StoreMap } from '@smart-cart/contracts';

/** Something the cart's wheel turns: the pulses of a sensor. */
export interface Wheel {
  roll(metres: number): void;
}

/** Aisles are walked along, not through: a way is about so much longer than the straight line. */
const DETOUR = 1.3;

/** Where the shopper pushes the cart in the simulated store: to the shelf of each thing picked, and past shelf ends. */
export class Walk {
  #at: { readonly x: number; readonly y: number };

  constructor(
    private readonly map: StoreMap,
    private readonly wheel: Wheel | undefined,
  ) {
    this.#at = map.entrance;
  }

  /** Back at the entrance, where carts stand. */
  begin(): void {
    this.#at = this.map.entrance;
  }

  toProduct(sku: string): void {
    const place = this.map.places.find((candidate) => 'sku' in candidate && candidate.sku === sku);
    const shelf = this.map.shelves.find(({ id }) => id === place?.shelf);
    if (place === undefined || shelf === undefined) return;
    const { x, y, width, depth } = shelf;
    const segments = shelf.sides.find(({ side }) => side === place.side)?.segments ?? 1;
    const along = (place.from - 0.5) / segments;
    const spots = {
      left: { x: x - 0.8, y: y + depth * along },
      right: { x: x + width + 0.8, y: y + depth * along },
      top: { x: x + width * along, y: y - 0.8 },
      bottom: { x: x + width * along, y: y + depth + 0.8 },
    };
    this.#to(spots[place.side]);
  }

  /** @returns code of the marker nearest to the cart, which it is pushed to */
  toNearestMarker(): string | undefined {
    const away = ({ x, y }: { x: number; y: number }): number => Math.hypot(x - this.#at.x, y - this.#at.y);
    const nearest = [...this.map.markers].sort((a, b) => away(a) - away(b))[0];
    if (nearest === undefined) return undefined;
    this.#to(nearest);
    return nearest.code;
  }

  #to(spot: { readonly x: number; readonly y: number }): void {
    const metres = Math.hypot(spot.x - this.#at.x, spot.y - this.#at.y) * DETOUR;
    this.#at = { x: spot.x, y: spot.y };
    if (metres > 0.3) this.wheel?.roll(metres);
  }
}
