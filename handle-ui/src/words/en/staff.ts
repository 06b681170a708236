import type { Catalogue } from '../catalogue.js';

export const staff = {
  staffTitle: 'Staff',
} as const satisfies Catalogue<string>;
