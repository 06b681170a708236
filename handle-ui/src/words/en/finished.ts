import type { Catalogue } from '../catalogue.js';

export const finished = {
  thankYou: 'Thank you.',
  finishedTitle: 'To pay',
  finishedNext: 'Bring the cart to the exit. Our staff will finish there with you.',
  finishedSteps1: 'Keep everything in your bags.',
  finishedSteps2: 'Show this screen at the exit.',
  finishedSteps3: 'Take your bags and go. Have a good day!',
  nextShopper: 'Next shopper',
  nextShopperQuestion: 'Everything packed? This clears the cart.',
  nextShopperYes: 'Yes, clear it',
} as const satisfies Catalogue<string>;
