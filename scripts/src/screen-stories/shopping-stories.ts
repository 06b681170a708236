import {
  emptyVisit,
  noAdvice,
  noOffers,
  plainPreferences,
  type Advice,
  type InView,
  type ListItem,
  type Offers,
  type Preferences,
  type ProductCard,
  type ScreenView,
  type Visit,
} from '@smart-cart/contracts';
import { storyProduct } from './products.js';
import { storyPosition } from './story-map.js';
import type { Story } from './story.js';
import { base, basket, shopping } from './story-views.js';
import { trip, type StoryLine } from './trip.js';

function card(sku: string, regularPrice?: number): ProductCard {
  const { name, names, picture, group, soldBy, price } = storyProduct(sku);
  return {
    sku,
    name,
    ...(names === undefined ? {} : { names }),
    ...(picture === undefined ? {} : { picture }),
    group,
    soldBy,
    price,
    ...(regularPrice === undefined ? {} : { regularPrice }),
  };
}

const threeForTwo = {
  promotion: 'p3',
  name: '3 for 2 juice',
  names: {
    de: 'Saft: 3 zum Preis von 2',
    es: '3 × 2 en zumos',
    fr: '3 jus pour 2',
    ar: '3 عصائر بسعر 2',
    ja: 'ジュース3点で2点分',
  },
};
const bakeryDay = {
  name: '20 % off the bakery',
  names: {
    de: '20 % auf Backwaren',
    es: '20 % en panadería',
    fr: '20 % en boulangerie',
    ar: 'خصم 20 % على المخبوزات',
    ja: 'パン20%引き',
  },
};

const saved: readonly StoryLine[] = [
  { sku: 'bread', saving: { ...bakeryDay, amount: 78 } },
  { sku: 'milk', quantity: 2 },
  { sku: 'apple', mass: 842_000, tare: 5_000 },
  { sku: 'juice', quantity: 3, saving: { name: threeForTwo.name, names: threeForTwo.names, amount: 179 } },
  { sku: 'cheese' },
  { sku: 'croissant', quantity: 4, saving: { ...bakeryDay, amount: 95 } },
];

const list: readonly ListItem[] = [
  { id: '1', text: 'Free-range eggs', sku: 'eggs', done: 'no' },
  { id: '2', text: 'Red wine for Saturday', sku: 'wine', done: 'no' },
  { id: '3', text: 'Dark chocolate', sku: 'chocolate', quantity: 2, done: 'no' },
  { id: '4', text: 'Something nice for Mum', done: 'no' },
  { id: '5', text: 'Whole milk', sku: 'milk', done: 'cart' },
  { id: '6', text: 'Bread', sku: 'bread', done: 'shopper' },
];

const offers: Offers = {
  ...noOffers,
  login: true,
  companion: 'https://store.example/p/7Hk2mQ',
  tenders: ['card'],
  coupons: true,
  map: true,
  suggestions: true,
  recogniser: 'drawn',
  tares: [
    { id: 'bag', name: 'Paper bag', tare: 5_000 },
    { id: 'box', name: 'Box', tare: 48_000 },
  ],
};

const guided: Advice = {
  ...noAdvice,
  position: storyPosition,
  listOrder: [
    { id: '2', place: { x: 20.1, y: 22.5, aisle: 'a6' }, metres: 9 },
    { id: '3', place: { x: 10.9, y: 7.6, aisle: 'a4' }, metres: 28 },
    { id: '1', place: { x: 0.9, y: 14.6, aisle: 'a1' }, metres: 46 },
  ],
  nearby: [
    { ...card('chocolate', 279), metres: 12, aisle: 'a4', note: { promotion: 'c', name: 'Chocolate week' } },
    { ...card('croissant'), metres: 21, aisle: 'counters', note: { promotion: 'b', ...bakeryDay } },
    { ...card('wine', 999), metres: 34, aisle: 'a6', note: null },
  ],
  suggestions: [
    { ...card('grapes'), reason: 'goes-with', with: 'Mountain cheese 200 g', sponsored: false, metres: 18 },
    { ...card('pear'), reason: 'season', sponsored: false, metres: 22 },
    { ...card('soap'), reason: 'offer', sponsored: true, metres: 31 },
  ],
  coupons: [
    { coupon: 'c1', promotion: 'c1', name: '€1 off any cheese', names: { de: '1 € auf jeden Käse' }, clipped: false },
    { coupon: 'c2', promotion: 'c2', name: '10 % off fruit and vegetables', clipped: true },
    { coupon: 'c3', promotion: 'c3', name: 'A free croissant with two coffees', clipped: false },
  ],
};

const visit: Visit = { ...emptyVisit(trip), list: [...list], budget: 4_000 };

/** A cart in a store that offers everything. */
function full(more: Partial<ScreenView> = {}, preferences: Partial<Preferences> = {}): ScreenView {
  return shopping(saved, {
    offers,
    advice: guided,
    battery: { percent: 82, low: false },
    conditions: { ...base.conditions, recogniser: { state: 'ready' } },
    visit: { ...visit, preferences: { ...plainPreferences, ...preferences } },
    ...more,
  });
}

function inView(
  certainty: InView['certainty'],
  ...likely: readonly (readonly [sku: string, probability: number])[]
): InView {
  return {
    track: 4,
    certainty,
    candidates: likely.map(([sku, probability]) => ({ ...card(sku), probability })),
  };
}

const seen = (view: InView): Partial<ScreenView> => ({
  advice: { ...guided, inView: view },
  load: { state: 'steady', mass: 6_989_000 },
});
const apples = seen(inView('group', ['apple', 0.71], ['tomato', 0.17], ['pear', 0.09]));

const checkedCheese: Advice = {
  ...guided,
  checked: {
    ...card('cheese', 379),
    allergens: ['milk'],
    diets: ['vegetarian', 'gluten-free'],
    note: 'Raw milk from summer pastures, ripened for six months. Keep below 8 °C.',
    minimumAge: null,
    deposit: 0,
    memberPrice: 299,
    offers: [{ promotion: 'c1', name: '€1 off any cheese' }],
    aisle: 'counters',
  },
};
const checking = { ...visit, priceCheck: {} };
const helping = { ...visit, help: { reason: 'heavy', coming: 'Amira' } };

export const shoppingStories: readonly Story[] = [
  { name: 'full', view: full() },
  { name: 'full-dark', view: full({ surroundings: 'dark' }), theme: 'dark' },
  { name: 'full-high-contrast', view: full({}, { contrast: 'high' }) },
  { name: 'full-largest', view: full({}, { textSize: 'largest' }) },
  { name: 'full-left', view: full({}, { hand: 'left' }) },
  { name: 'full-de', view: full({ language: 'de' }) },
  { name: 'full-fr', view: full({ language: 'fr' }) },
  { name: 'full-ar', view: full({ language: 'ar' }) },
  { name: 'full-ja', view: full({ language: 'ja' }) },
  {
    name: 'hint',
    view: full({ advice: { ...guided, hints: [{ ...threeForTwo, missing: 1, skus: ['juice'], worth: 179 }] } }),
  },
  { name: 'avoid', view: full({}, { avoid: ['milk', 'nuts'] }) },
  { name: 'budget-near', view: full({ visit: { ...visit, budget: 2_800 } }) },
  { name: 'budget-over', view: full({ visit: { ...visit, budget: 1_800 } }) },
  { name: 'budget', view: full(), touch: [/left of/] },
  { name: 'sums', view: full(), touch: [/^Total/] },
  { name: 'produce', view: full(apples) },
  { name: 'produce-ar', view: full({ ...apples, language: 'ar' }) },
  { name: 'produce-sure', view: full(seen(inView('sure', ['banana', 0.96]))) },
  {
    name: 'produce-asked',
    view: full({
      ...apples,
      questions: [
        {
          id: 1,
          at: 0,
          kind: 'unscanned',
          delta: 785_000,
          options: [
            { id: 'scan', action: 'scan-it' },
            { id: 'type', action: 'type-code' },
            { id: 'none', action: 'nothing-changed' },
            { id: 'staff', action: 'call-staff' },
          ],
        },
      ],
    }),
  },
  { name: 'find', view: full(), touch: ['Find'] },
  { name: 'find-de', view: full({ language: 'de' }), touch: ['Finden'] },
  { name: 'find-name', view: full(), touch: ['Find', 'By name', 'c', 'a'] },
  { name: 'find-name-ja', view: full({ language: 'ja' }), touch: ['探す', '名前'] },
  { name: 'find-nothing', view: full(), touch: ['Find', 'By name', 'x', 'q'] },
  { name: 'code-pad', view: full(), touch: ['Find', 'Code', 'Digit 4', 'Digit 0', 'Digit 1', 'Digit 1'] },
  { name: 'check', view: full({ visit: checking }) },
  { name: 'checked', view: full({ visit: { ...checking, priceCheck: { sku: 'cheese' } }, advice: checkedCheese }) },
  { name: 'check-unknown', view: full({ visit: { ...checking, priceCheck: { sku: null, code: '123' } } }) },
  { name: 'list', view: full(), touch: [/^List/] },
  { name: 'list-empty', view: full({ visit: { ...visit, list: [] } }), touch: [/^List/] },
  { name: 'list-write', view: full(), touch: [/^List/, 'Add something', 't', 'r'] },
  { name: 'list-phone', view: full(), touch: [/^List/, 'Write it on your phone'] },
  { name: 'map', view: full(), touch: ['Map'] },
  { name: 'map-dark', view: full({ surroundings: 'dark' }), touch: ['Map'], theme: 'dark' },
  { name: 'map-ar', view: full({ language: 'ar' }), touch: ['الخريطة'] },
  { name: 'way', view: full(), touch: [/^List/, 'Show the way to Free-range eggs'] },
  { name: 'way-de', view: full({ language: 'de' }), touch: [/^Liste/, 'Weg zu Free-range eggs zeigen'] },
  { name: 'deals', view: full(), touch: ['Deals'] },
  { name: 'deals-like', view: full(), touch: ['Deals', 'Goes well'] },
  { name: 'coupons', view: full(), touch: ['Deals', 'Coupons'] },
  { name: 'deals-none', view: full({ advice: noAdvice }), touch: ['Deals'] },
  { name: 'settings', view: full(), touch: [/^Your way/] },
  { name: 'settings-look-de', view: full({ language: 'de' }), touch: [/^So wie/, 'Anzeige'] },
  { name: 'settings-look-ar', view: full({ language: 'ar' }), touch: [/^كما/, 'الشاشة'] },
  { name: 'settings-food', view: full({}, { avoid: ['milk'] }), touch: [/^Your way/, 'Food'] },
  { name: 'help-reasons', view: full(), touch: ['Help'] },
  { name: 'help', view: full({ helpRequested: true, visit: helping }), touch: ['Help is coming'] },
  {
    name: 'battery-low',
    view: full({ battery: { percent: 9, low: true }, conditions: { ...base.conditions, store: { state: 'fault' } } }),
  },
  { name: 'bare', view: shopping(basket, { visit: null }) },
];
