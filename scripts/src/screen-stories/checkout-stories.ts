import {
  emptyVisit,
  exitCodeOf,
  noAdvice,
  plainPreferences,
  type Advice,
  type Offers,
  type Preferences,
  type Receipt,
  type ScreenView,
  type Tender,
  type Visit,
} from '@smart-cart/contracts';
import { storyProduct } from './products.js';
import type { Story } from './story.js';
import { base } from './story-views.js';
import { storyReceipt, trip, type StoryLine } from './trip.js';

const bakeryDay = { name: '20 % off the bakery', names: { de: '20 % auf Backwaren', ar: 'خصم 20 % على المخبوزات' } };
const juice = { name: '3 for 2 juice', names: { de: 'Saft: 3 zum Preis von 2', ar: '3 عصائر بسعر 2' } };

const bought: readonly StoryLine[] = [
  { sku: 'bread', saving: { ...bakeryDay, amount: 78 } },
  { sku: 'milk', quantity: 2 },
  { sku: 'apple', mass: 842_000, tare: 5_000 },
  { sku: 'juice', quantity: 3, saving: { ...juice, amount: 179 } },
  { sku: 'cheese' },
  { sku: 'croissant', quantity: 4, saving: { ...bakeryDay, amount: 95 } },
  { sku: 'soap' },
];

const food = new Set(['bread', 'milk', 'apple', 'juice', 'cheese', 'croissant']);

/** A receipt whose food may be paid with vouchers. */
function eligible(lines: readonly StoryLine[], finished = false): Receipt {
  const receipt = storyReceipt(lines, finished);
  return { ...receipt, lines: receipt.lines.map((line) => ({ ...line, voucherEligible: food.has(line.sku) })) };
}

export const payingOffers: Offers = {
  login: true,
  companion: 'https://store.example/p/7Hk2mQ',
  tenders: ['card', 'meal-voucher', 'cash-desk'],
  coupons: true,
  map: true,
  suggestions: true,
  recogniser: 'drawn',
  bag: { sku: 'paper-bag', name: 'Paper bag', price: 25 },
  tares: [],
  email: true,
};

function suggested(sku: string): Advice['forgotten'][number] {
  const { name, names, picture, group, soldBy, price } = storyProduct(sku);
  return {
    sku,
    name,
    ...(names === undefined ? {} : { names }),
    ...(picture === undefined ? {} : { picture }),
    group,
    soldBy,
    price,
    reason: 'yours',
    sponsored: false,
    metres: 18,
  };
}

const forgotten: Advice = { ...noAdvice, forgotten: ['eggs', 'banana', 'tomato'].map(suggested) };

const visit: Visit = { ...emptyVisit(trip), checkout: true };

function checkout(
  some: Partial<Visit> = {},
  more: Partial<ScreenView> = {},
  preferences: Partial<Preferences> = {},
): ScreenView {
  return {
    ...base,
    phase: 'checkout',
    offers: payingOffers,
    advice: forgotten,
    receipt: eligible(bought),
    visit: { ...visit, ...some, preferences: { ...plainPreferences, ...preferences } },
    battery: { percent: 82, low: false },
    ...more,
  };
}

function tender(number: number, some: Partial<Tender>): Tender {
  return { tender: number, method: 'card', asked: 2_208, state: 'pending', paid: 0, ...some };
}

const offline: Partial<ScreenView> = { conditions: { ...base.conditions, store: { state: 'fault' } } };
const voucherPaid = tender(1, { method: 'meal-voucher', asked: 1_200, state: 'approved', paid: 1_200 });
const declined = tender(1, { state: 'declined', reason: 'insufficient-funds' });

const withWine: readonly StoryLine[] = [...bought, { sku: 'wine' }, { sku: 'beer', quantity: 2 }];
const wine: Partial<ScreenView> = { receipt: eligible(withWine) };
const ageCheck = { lines: [8, 9], minimumAge: 18 };
const audit: Visit['audit'] = { audit: 1, scope: 'partial', lines: [1, 3, 5], reason: 'random', outcome: 'open' };
const staff = { badge: 'b-7', name: 'Kim' };

const mustGo: Partial<ScreenView> = {
  questions: [
    {
      id: 1,
      at: 0,
      kind: 'take-out',
      sku: 'wine',
      name: storyProduct('wine').name,
      options: [
        { id: 'out', action: 'took-it-out' },
        { id: 'staff', action: 'call-staff' },
      ],
    },
  ],
};

function finished(some: Partial<Visit> = {}, more: Partial<ScreenView> = {}): ScreenView {
  return {
    ...base,
    phase: 'finished',
    offers: payingOffers,
    receipt: eligible(bought, true),
    receiptUrl: 'https://store.example/r/4f0b2a9c1d7e',
    visit: {
      ...visit,
      checkout: false,
      exitCode: exitCodeOf(trip),
      settled: 'paid',
      tenders: [voucherPaid, tender(2, { asked: 1_008, state: 'approved', paid: 1_008 })],
      ...some,
    },
    ...more,
  };
}

const waiting: ScreenView = { ...base, offers: payingOffers, battery: { percent: 96, low: false } };

/** The states before and after the shopping: taking the cart, paying, leaving, and staff at the cart. */
export const checkoutStories: readonly Story[] = [
  { name: 'start', view: waiting },
  { name: 'start-ja', view: { ...waiting, language: 'ja' } },
  { name: 'start-fr', view: { ...waiting, language: 'fr' } },
  { name: 'start-low-battery', view: { ...waiting, battery: { percent: 8, low: true } } },
  { name: 'start-login-problem', view: { ...waiting, loginProblem: 'used-before' } },
  { name: 'start-reading', view: waiting, touch: ['Easier to read', 'Large', 'High'] },
  { name: 'start-largest', view: waiting, text: 'largest' },
  { name: 'login', view: waiting, touch: ['Log in with your phone'] },
  { name: 'login-problem', view: { ...waiting, loginProblem: 'expired' }, touch: ['Log in with your phone'] },
  { name: 'login-ar', view: { ...waiting, language: 'ar' }, touch: ['الدخول بالهاتف'] },
  { name: 'tutorial-take', view: waiting, touch: [/^How it works/] },
  { name: 'tutorial-show', view: waiting, touch: [/^How it works/, 'Next'] },
  { name: 'tutorial-put', view: waiting, touch: [/^How it works/, 'Next', 'Next'] },
  { name: 'tutorial-out', view: waiting, touch: [/^How it works/, 'Next', 'Next', 'Next'] },
  { name: 'tutorial-pay', view: waiting, touch: [/^How it works/, 'Next', 'Next', 'Next', 'Next'] },
  { name: 'tutorial-show-ar', view: { ...waiting, language: 'ar' }, touch: [/^كيف تعمل/, 'التالي'] },

  { name: 'checkout', view: checkout() },
  { name: 'checkout-dark', view: checkout({}, { surroundings: 'dark' }), theme: 'dark' },
  { name: 'checkout-de', view: checkout({}, { language: 'de' }) },
  { name: 'checkout-es', view: checkout({}, { language: 'es' }) },
  { name: 'checkout-fr', view: checkout({}, { language: 'fr' }) },
  { name: 'checkout-ar', view: checkout({}, { language: 'ar' }) },
  { name: 'checkout-ja', view: checkout({}, { language: 'ja' }) },
  { name: 'checkout-high-contrast', view: checkout({}, {}, { contrast: 'high' }) },
  { name: 'checkout-largest', view: checkout({}, {}, { textSize: 'largest' }) },
  { name: 'checkout-left', view: checkout({}, {}, { hand: 'left' }) },
  { name: 'checkout-offline', view: checkout({}, offline) },
  {
    name: 'checkout-food-assistance',
    view: checkout(
      {},
      { offers: { ...payingOffers, tenders: ['card', 'meal-voucher', 'food-assistance', 'cash-desk'] } },
    ),
  },
  { name: 'checkout-part', view: checkout(), touch: ['Pay a part'] },
  { name: 'checkout-email', view: checkout(), touch: ['Receipt by e-mail', 'k', 'i', 'm', '@'] },
  { name: 'checkout-help', view: checkout(), touch: ['Help'] },
  { name: 'pay-card', view: checkout({ tenders: [tender(1, {})] }) },
  { name: 'pay-card-offline', view: checkout({ tenders: [tender(1, {})] }, offline) },
  { name: 'pay-card-ar', view: checkout({ tenders: [tender(1, {})] }, { language: 'ar' }) },
  { name: 'pay-card-largest', view: checkout({ tenders: [tender(1, {})] }, {}, { textSize: 'largest' }) },
  { name: 'pay-voucher', view: checkout({ tenders: [tender(1, { method: 'meal-voucher', asked: 1_884 })] }) },
  { name: 'pay-desk', view: checkout({ tenders: [voucherPaid, tender(2, { method: 'cash-desk', asked: 1_008 })] }) },
  { name: 'pay-desk-de', view: checkout({ tenders: [tender(1, { method: 'cash-desk' })] }, { language: 'de' }) },
  { name: 'pay-cancelling', view: checkout({ tenders: [tender(1, { state: 'cancelling' })] }) },
  { name: 'pay-declined', view: checkout({ tenders: [declined] }) },
  { name: 'pay-declined-dark', view: checkout({ tenders: [declined] }, { surroundings: 'dark' }), theme: 'dark' },
  {
    name: 'pay-failed-ja',
    view: checkout({ tenders: [tender(1, { state: 'failed', reason: 'not-reachable' })] }, { language: 'ja' }),
  },
  { name: 'pay-cancelled', view: checkout({ tenders: [tender(1, { state: 'cancelled' })] }) },
  { name: 'pay-rest', view: checkout({ tenders: [voucherPaid] }) },
  {
    name: 'pay-partly',
    view: checkout({ tenders: [tender(1, { state: 'approved', paid: 1_500 })], receiptWanted: true }),
  },
  { name: 'pay-back', view: checkout({ tenders: [tender(1, { state: 'approved', paid: 3_000, asked: 3_000 })] }) },
  { name: 'checkout-age', view: checkout({ ageCheck }, wine) },
  { name: 'checkout-age-leave', view: checkout({ ageCheck }, wine), touch: [/^Leave it out\s+Red wine/] },
  {
    name: 'checkout-age-fr',
    view: checkout({ ageCheck, help: { reason: 'other', coming: 'Kim' } }, { ...wine, language: 'fr' }),
  },
  { name: 'checkout-audit', view: checkout({ audit }) },
  { name: 'checkout-audit-es', view: checkout({ audit: { ...audit, reason: 'open-points' } }, { language: 'es' }) },
  { name: 'checkout-take-out', view: checkout({ ageRefused: 18 }, mustGo) },

  { name: 'leave', view: finished() },
  { name: 'leave-dark', view: finished({}, { surroundings: 'dark' }), theme: 'dark' },
  { name: 'leave-de', view: finished({ receiptWanted: true }, { language: 'de' }) },
  { name: 'leave-ar', view: finished({}, { language: 'ar' }) },
  { name: 'leave-ja', view: finished({}, { language: 'ja' }) },
  { name: 'leave-largest', view: finished({ preferences: { ...plainPreferences, textSize: 'largest' } }) },
  { name: 'leave-contrast', view: finished({ preferences: { ...plainPreferences, contrast: 'high' } }) },
  { name: 'leave-email', view: finished(), touch: ['Receipt by e-mail'] },
  { name: 'leave-done', view: finished({ receiptWanted: true }), touch: ['Done'] },
  { name: 'leave-unpaid', view: finished({ exitCode: null, settled: null, tenders: [] }) },

  { name: 'staff', view: checkout({ staff, ageCheck, audit }, wine) },
  { name: 'staff-dark', view: checkout({ staff, ageCheck }, { ...wine, surroundings: 'dark' }), theme: 'dark' },
  { name: 'staff-age', view: checkout({ staff, ageCheck, checkout: false }, { ...wine, phase: 'shopping' }) },
  { name: 'staff-age-sure', view: checkout({ staff, ageCheck }, wine), touch: ['Do not sell'] },
  { name: 'staff-refused', view: checkout({ staff, ageRefused: 18 }) },
  { name: 'staff-audit', view: checkout({ staff, audit }), touch: [/^Country loaf 750 g/] },
  { name: 'staff-audit-ar', view: checkout({ staff, audit }, { language: 'ar' }) },
  { name: 'staff-remove', view: checkout({ staff }), touch: ['Take off Olive soap'] },
  {
    name: 'staff-help-largest',
    view: checkout({ staff, help: { reason: 'heavy', coming: 'Kim' } }, {}, { textSize: 'largest' }),
  },
];
