import { noAdvice } from './advice.js';
import type { Offers, ScreenView } from './screen-message.js';

export const noOffers: Offers = {
  login: false,
  companion: null,
  tenders: [],
  coupons: false,
  map: false,
  suggestions: false,
  recogniser: 'none',
  bag: null,
  tares: [],
  email: false,
};

/** A cart in which nobody shops and everything works: what tests, stories and a starting screen begin with. */
export const emptyView: ScreenView = {
  store: 'store-1',
  cart: 'cart-1',
  languages: ['en'],
  language: 'en',
  currency: 'EUR',
  phase: 'waiting',
  receipt: null,
  visit: null,
  advice: noAdvice,
  offers: noOffers,
  battery: null,
  surroundings: 'bright',
  loginProblem: null,
  receiptUrl: null,
  lastLine: null,
  questions: [],
  canUndo: false,
  helpRequested: false,
  conditions: {
    scale: { state: 'ready' },
    camera: { state: 'ready' },
    reader: { state: 'ready' },
    recogniser: { state: 'absent' },
    board: { state: 'ready' },
    store: { state: 'ready' },
    journal: { state: 'ready' },
  },
  light: 'off',
  load: { state: 'steady', mass: 0 },
  pictures: '/pictures/',
  simulated: false,
};
