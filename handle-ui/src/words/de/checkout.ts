import type { Catalogue } from '../catalogue.js';
import type { checkout as english } from '../en/checkout.js';

export const checkout: Catalogue<keyof typeof english> = { backToShopping: 'Zurück zum Einkauf' };
