import { storeMapShape } from './store-map.js';
import { findStoreMapProblems } from './store-map-problems.js';

/**
 * A store's map as a file: docs/store-map.md. Beyond its shape, everything must fit together: shelves on the floor, places on
 * shelves that exist and that one can walk to. The walkable floor is derived, see `WalkableFloor`.
 */
export const storeMap = storeMapShape.superRefine((map, context) => {
  for (const { path, message } of findStoreMapProblems(map))
    context.addIssue({ code: 'custom', path: [...path], message });
});
