import { emptyView, type Question, type QuestionOption, type ScreenView } from '@smart-cart/contracts';
import { storyProduct } from './products.js';
import { storyReceipt, type StoryLine } from './trip.js';

/** One state of the screen as data, and what a finger does in it before the picture is taken. A simulation. */
export interface Story {
  readonly name: string;
  readonly view: ScreenView;
  /** Accessible names of the buttons to touch, in order. */
  readonly touch?: readonly (string | RegExp)[];
  readonly theme?: 'dark';
  readonly text?: 'large';
}

const base: ScreenView = {
  ...emptyView,
  store: 'story',
  cart: 'cart-07',
  languages: ['en', 'de', 'es', 'ar'],
  light: 'green',
  simulated: true,
};

const basket: readonly StoryLine[] = [
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
  { name: 'code-pad', view: shopping(basket), touch: ['Type a code', 'Digit 4', 'Digit 0', 'Digit 1', 'Digit 1'] },
  { name: 'finder', view: shopping(basket), touch: ['No barcode'] },
  { name: 'finder-letters', view: shopping(basket), touch: ['No barcode', 'Search by name', 'c', 'a'] },
  { name: 'help', view: shopping(basket, { helpRequested: true }), touch: ['Help is coming'] },
  { name: 'language', view: shopping(basket), touch: ['Language'] },
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
