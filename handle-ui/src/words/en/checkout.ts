import type { Catalogue } from '../catalogue.js';

export const checkout = {
  backToShopping: 'Back to shopping',
} as const satisfies Catalogue<string>;
