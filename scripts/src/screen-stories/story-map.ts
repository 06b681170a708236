import { StorePlan, Routes } from '@smart-cart/cart-firmware/location';
import { storeMap, type MapPosition, type StoreMap, type WayView } from '@smart-cart/contracts';
import { demoStoreMap } from '../demo/store-map.js';

/** The demo's store with a few products of the stories on its shelves. A simulation. */
export const storyMap: StoreMap = storeMap.parse({
  ...demoStoreMap(),
  places: [
    ...demoStoreMap().places,
    { sku: 'chocolate', shelf: 'g2-back', side: 'right', from: 3 },
    { sku: 'wine', shelf: 'g5-front', side: 'left', from: 6 },
    { sku: 'eggs', shelf: 'dairy-wall', side: 'right', from: 12 },
    { sku: 'croissant', shelf: 'bakery', side: 'bottom', from: 4 },
  ],
});

export const storyPosition: MapPosition = { x: 25.2, y: 20.5, radius: 2.2, heading: -Math.PI / 2, aisle: 'a8' };

/** From there to the eggs, as the cart works it out. */
export const storyWay: WayView | null = wayToEggs();

function wayToEggs(): WayView | null {
  const plan = new StorePlan(storyMap);
  const stand = plan.placesOf({ sku: 'eggs', group: 'dairy' })[0]?.stands[0];
  return stand === undefined ? null : new Routes(plan).toStand(storyPosition, storyPosition.heading, stand);
}
