import {
  SHELF_REACH,
  WalkableFloor,
  shelfFace,
  type FloorPoint,
  type Shelf,
  type ShelfFace,
  type ShelfSide,
  type StoreMap,
} from '@smart-cart/contracts';

/** Where a cart stands to take goods from one segment of a shelf. */
export interface Stand {
  readonly shelf: Shelf;
  readonly side: ShelfSide;
  readonly segment: number;
  readonly aisle: string | null;
  /** Walkable cell in front of it. */
  readonly cell: number;
  /** Middle of that cell. */
  readonly at: FloorPoint;
  /** Middle of the segment's edge. */
  readonly face: ShelfFace;
}

/** One entry of the planogram: the stands of its segments. */
export interface Placement {
  readonly stands: readonly Stand[];
  readonly secondary: boolean;
}

/** What a product needs to be found: its own places, else those of its group. */
export interface Placed {
  readonly sku: string;
  readonly group?: string | undefined;
}

/** A cell belongs to the aisle whose shelf it is in front of, at most this far, metres. */
const AISLE_DEPTH = 2.5;

/**
 * A store's map made ready for questions: the walkable floor, who stands where, which aisle a cell belongs to.
 * Expects a checked map; a place that cannot be reached is left out.
 */
export class StorePlan {
  readonly floor: WalkableFloor;
  readonly entrance: number;
  /** Walkable cells of the checkouts. */
  readonly checkouts: readonly number[];
  readonly #bySku = new Map<string, Placement[]>();
  readonly #byGroup = new Map<string, Placement[]>();
  readonly #aisleOf: Int16Array;

  constructor(readonly map: StoreMap) {
    this.floor = new WalkableFloor(map);
    this.entrance = this.floor.nearest(map.entrance, 2);
    this.checkouts = map.checkouts.map((at) => this.floor.nearest(at, 2)).filter((cell) => cell >= 0);
    this.#aisleOf = this.#drawAisles();
    this.#place();
  }

  /** Id of the aisle a cell belongs to; null between aisles. */
  aisleAt(cell: number): string | null {
    return this.map.aisles[this.#aisleOf[cell] ?? -1]?.id ?? null;
  }

  /** Where a product is, the usual places first; empty when the planogram does not say. */
  placesOf({ sku, group }: Placed): readonly Placement[] {
    return this.#bySku.get(sku) ?? (group === undefined ? [] : (this.#byGroup.get(group) ?? []));
  }

  #place(): void {
    const shelves = new Map(this.map.shelves.map((shelf) => [shelf.id, shelf]));
    const stands = new Map<string, Stand | undefined>();
    for (const place of this.map.places) {
      const shelf = shelves.get(place.shelf);
      const face = shelf?.sides.find(({ side }) => side === place.side);
      if (shelf === undefined || face === undefined) continue;
      const found: Stand[] = [];
      for (let n = place.from; n <= Math.min(place.to ?? place.from, face.segments); n += 1) {
        const key = `${shelf.id} ${place.side} ${n}`;
        if (!stands.has(key)) stands.set(key, this.#stand(shelf, place.side, n, face.segments, face.aisle ?? null));
        const stand = stands.get(key);
        if (stand !== undefined) found.push(stand);
      }
      if (found.length === 0) continue;
      const [index, key] = place.sku === undefined ? [this.#byGroup, place.group] : [this.#bySku, place.sku];
      if (key === undefined) continue;
      const placements = index.get(key) ?? [];
      placements.push({ stands: found, secondary: place.secondary ?? false });
      placements.sort((a, b) => Number(a.secondary) - Number(b.secondary));
      index.set(key, placements);
    }
  }

  #stand(shelf: Shelf, side: ShelfSide, segment: number, count: number, aisle: string | null): Stand | undefined {
    const face = shelfFace(shelf, side, segment, count);
    // A step away from the shelf first: the cart's middle is about there when one reaches into it.
    const before = { x: face.x + face.outX * 0.6, y: face.y + face.outY * 0.6 };
    const near = this.floor.nearest(before, 0.75);
    const cell = near >= 0 ? near : this.floor.nearest(face, SHELF_REACH);
    if (cell < 0) return undefined;
    return { shelf, side, segment, aisle, cell, at: this.floor.centre(cell), face };
  }

  #drawAisles(): Int16Array {
    const owner = new Int16Array(this.floor.cells).fill(-1);
    const nearest = new Float32Array(this.floor.cells).fill(Infinity);
    const numbers = new Map(this.map.aisles.map(({ id }, index) => [id, index]));
    const sides = this.map.shelves.flatMap((shelf) =>
      shelf.sides.flatMap(({ side, aisle }) => {
        const number = aisle === undefined ? undefined : numbers.get(aisle);
        return number === undefined ? [] : [{ number, face: shelfFace(shelf, side, 1, 1) }];
      }),
    );
    for (let cell = 0; cell < this.floor.cells; cell += 1) {
      if (!this.floor.isWalkable(cell)) continue;
      const at = this.floor.centre(cell);
      for (const { number, face } of sides) {
        const x = at.x - face.x;
        const y = at.y - face.y;
        const out = x * face.outX + y * face.outY;
        const along = Math.abs(x * face.outY - y * face.outX);
        if (out < 0 || out > AISLE_DEPTH || along > face.length / 2 || out >= (nearest[cell] ?? 0)) continue;
        nearest[cell] = out;
        owner[cell] = number;
      }
    }
    return owner;
  }
}
