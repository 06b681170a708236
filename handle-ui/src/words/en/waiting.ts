import type { Catalogue } from '../catalogue.js';

export const waiting = {
  welcomeTitle: 'Shop, pack, walk out.',
  welcomeText: 'Put things straight into your bags. The cart keeps the receipt.',
  startShopping: 'Start shopping',
  startHint: 'No account, no app needed.',
} as const satisfies Catalogue<string>;
