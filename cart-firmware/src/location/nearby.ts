import type { FloorPoint } from '@smart-cart/contracts';
import type { Routes } from './route.js';
import type { Placed, Stand, StorePlan } from './store-plan.js';

/** A product and the nearest place to take it from. */
export interface Near<T extends Placed> {
  readonly item: T;
  readonly stand: Stand;
  /** Walking distance. */
  readonly metres: number;
}

/** The stand of a product that is the shortest walk from a cell, metres from it; null when it has no place. */
export function nearestStand(
  plan: StorePlan,
  routes: Routes,
  from: number,
  item: Placed,
): { readonly stand: Stand; readonly metres: number } | null {
  const field = routes.fields.from(from);
  let best: { stand: Stand; metres: number } | null = null;
  for (const { stands } of plan.placesOf(item))
    for (const stand of stands) {
      const metres = field.to(stand.cell);
      if (metres < (best?.metres ?? Infinity)) best = { stand, metres };
    }
  return best;
}

/** Products or deals within a walk of `within` metres, the nearest first; those without a place are not near. */
export function nearby<T extends Placed>(
  plan: StorePlan,
  routes: Routes,
  from: FloorPoint,
  items: Iterable<T>,
  within: number,
): Near<T>[] {
  const cell = routes.cellAt(from);
  if (cell < 0) return [];
  const found: Near<T>[] = [];
  for (const item of items) {
    const near = nearestStand(plan, routes, cell, item);
    if (near !== null && near.metres <= within) found.push({ item, ...near });
  }
  return found.sort((a, b) => a.metres - b.metres);
}
