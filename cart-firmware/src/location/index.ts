export { Locator, type LocatorOptions } from './locator.js';
export { drawingOf, pinAt } from './map-drawing.js';
export { gentleCare, orderList, type Care, type ListOrder, type ListStop, type OrderOptions } from './list-order.js';
export { nearby, nearestStand, type Near } from './nearby.js';
export { Routes, turnBetween, type WalkTurn } from './route.js';
export { StorePlan, type Placed, type Placement, type Stand } from './store-plan.js';
export { defaultTuning, type LocationTuning } from './tuning.js';
