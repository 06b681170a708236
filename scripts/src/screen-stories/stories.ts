import type { Question, ScreenView } from '@smart-cart/contracts';
import { checkoutStories } from './checkout-stories.js';
import { storyProduct } from './products.js';
import { shoppingStories } from './shopping-stories.js';
import type { Story } from './story.js';
import { base, basket, shopping, thing } from './story-views.js';
import { storyReceipt } from './trip.js';

function ask(question: Omit<Question, 'id' | 'at'>): ScreenView {
  return shopping(basket, { questions: [{ id: 1, at: 0, ...question }] });
}

const unscanned: Omit<Question, 'id' | 'at'> = {
  kind: 'unscanned',
  delta: 412_000,
  options: [
    { id: 'scan', action: 'scan-it' },
    { id: 'type', action: 'type-code' },
    { id: 'out', action: 'took-it-out' },
    { id: 'none', action: 'nothing-changed' },
    { id: 'staff', action: 'call-staff' },
  ],
};

export const stories: readonly Story[] = [
  { name: 'waiting', view: base },
  { name: 'waiting-ar', view: { ...base, language: 'ar' } },
  { name: 'waiting-de', view: { ...base, language: 'de' } },
  { name: 'empty', view: shopping([]) },
  { name: 'shopping', view: shopping([...basket, { sku: 'strawberry' }]) },
  { name: 'shopping-dark', view: shopping([...basket, { sku: 'avocado', quantity: 2 }]), theme: 'dark' },
  { name: 'shopping-ar', view: shopping([...basket, { sku: 'strawberry' }], { language: 'ar' }) },
  { name: 'shopping-de', view: shopping([...basket, { sku: 'beer', quantity: 6 }], { language: 'de' }) },
  { name: 'shopping-large-text', view: shopping([...basket, { sku: 'strawberry' }]), text: 'large' },
  { name: 'no-picture', view: shopping([...basket, { sku: 'soap' }]) },
  {
    name: 'weighing',
    view: shopping([...basket, { sku: 'tomato', awaiting: true }], { load: { state: 'moving', mass: 6_816_000 } }),
  },
  { name: 'awaiting', view: shopping([...basket, { sku: 'eggs', awaiting: true }]) },
  {
    name: 'offline',
    view: shopping([...basket, { sku: 'wine' }], {
      conditions: { ...base.conditions, store: { state: 'fault' }, scale: { state: 'fault' } },
    }),
  },
  {
    name: 'camera-fault',
    view: shopping(basket, { conditions: { ...base.conditions, camera: { state: 'fault' } } }),
  },
  { name: 'remove', view: shopping(basket), touch: [/^Mountain cheese/, 'Remove'] },
  { name: 'question-unscanned', view: ask(unscanned) },
  { name: 'question-unscanned-es', view: { ...ask(unscanned), language: 'es' } },
  {
    name: 'question-which-removed',
    view: ask({
      kind: 'which-removed',
      delta: -520_000,
      options: [
        thing('a', 'line', 'milk'),
        thing('b', 'line', 'juice'),
        thing('c', 'line', 'cheese'),
        { id: 'staff', action: 'call-staff' },
        { id: 'none', action: 'nothing-changed' },
      ],
    }),
  },
  {
    name: 'question-how-many',
    view: ask({
      kind: 'how-many',
      ...nameOf('lemon'),
      options: [
        { id: '2', action: 'pieces', pieces: 2 },
        { id: '3', action: 'pieces', pieces: 3 },
        { id: '4', action: 'pieces', pieces: 4 },
      ],
    }),
  },
  {
    name: 'question-expired',
    view: ask({
      kind: 'expired',
      ...nameOf('fish'),
      date: '2026-11-20',
      options: [
        { id: 'ok', action: 'ok' },
        { id: 'staff', action: 'call-staff' },
      ],
    }),
  },
  {
    name: 'question-take-out-ar',
    view: {
      ...ask({
        kind: 'take-out',
        ...nameOf('cheese'),
        options: [
          { id: 'out', action: 'took-it-out' },
          { id: 'keep', action: 'keep' },
          { id: 'staff', action: 'call-staff' },
        ],
      }),
      language: 'ar',
    },
  },
  ...shoppingStories,
  ...checkoutStories,
  {
    name: 'finished',
    view: { ...base, phase: 'finished', receipt: storyReceipt([...basket, { sku: 'strawberry' }], true) },
  },
  {
    name: 'finished-de',
    view: { ...base, phase: 'finished', language: 'de', receipt: storyReceipt(basket, true) },
    touch: ['Nächster Einkauf'],
  },
  {
    name: 'finished-dark',
    view: { ...base, phase: 'finished', receipt: storyReceipt(basket, true) },
    theme: 'dark',
  },
];

function nameOf(sku: string): { sku: string; name: string; picture?: string } {
  const { name, picture } = storyProduct(sku);
  return { sku, name, ...(picture === undefined ? {} : { picture }) };
}

export type { Story } from './story.js';
