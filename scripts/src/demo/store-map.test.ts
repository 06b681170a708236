import { describe, expect, it } from '@jest/globals';
import { StorePlan } from '@smart-cart/cart-firmware/location';
import { demoProducts } from './catalogue.js';
import { demoStoreMap } from './store-map.js';

describe("the demo store's map", () => {
  const map = demoStoreMap();
  const plan = new StorePlan(map);

  it('has a place of its own for every product of the demo catalogue', () => {
    const placed = new Set(map.places.flatMap(({ sku }) => sku ?? []));
    expect(demoProducts.map(({ product }) => product.sku).filter((sku) => !placed.has(sku))).toEqual([]);
  });

  it('has a place for whatever is added to one of its groups', () => {
    const groups = [...new Set(demoProducts.map(({ product }) => product.group))];
    expect(groups.filter((group) => plan.placesOf({ sku: 'new', group }).length === 0)).toEqual([]);
  });

  it('has an entrance and checkouts a cart can get to', () => {
    expect(plan.entrance).toBeGreaterThanOrEqual(0);
    expect(plan.checkouts).toHaveLength(map.checkouts.length);
  });
});
