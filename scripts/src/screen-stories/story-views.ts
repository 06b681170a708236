import { emptyView, emptyVisit, type QuestionOption, type ScreenView } from '@smart-cart/contracts';
import { storyProduct } from './products.js';
import { storyReceipt, trip, type StoryLine } from './trip.js';

export const base: ScreenView = {
  ...emptyView,
  store: 'story',
  cart: 'cart-07',
  languages: ['en', 'de', 'es', 'fr', 'ar', 'ja'],
  light: 'green',
  simulated: true,
};

export const basket: readonly StoryLine[] = [
  { sku: 'bread' },
  { sku: 'milk', quantity: 2 },
  { sku: 'apple', mass: 842_000 },
  { sku: 'juice', quantity: 3 },
  { sku: 'cheese' },
  { sku: 'croissant', quantity: 4 },
];

export function shopping(lines: readonly StoryLine[], more: Partial<ScreenView> = {}): ScreenView {
  return {
    ...base,
    phase: 'shopping',
    visit: emptyVisit(trip),
    receipt: storyReceipt(lines),
    lastLine: lines.length === 0 ? null : lines.length,
    canUndo: lines.length > 0,
    light: lines.length === 0 ? 'green' : 'amber',
    ...more,
  };
}

export function thing(id: string, action: 'line' | 'product', sku: string): QuestionOption {
  const { name, picture } = storyProduct(sku);
  return { id, action, sku, name, ...(picture === undefined ? {} : { picture }) };
}
