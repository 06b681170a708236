import type { Catalogue } from '../catalogue.js';

export const list = {
  listTitle: 'Shopping list',
  listWalk: 'In the order of your walk',
  listEmpty: 'Nothing on it yet',
  listEmptyText: 'Type what you need. It ticks itself off as you shop.',
  listAdd: 'Add something',
  listWrite: 'Write down: {text}',
  listTick: 'Tick off {name}',
  listUntick: 'Put {name} back on the list',
  listTakeOff: 'Take {name} off the list',
  listTakeOffYes: 'Take off',
  listInCart: 'in your cart',
  listDone: 'Done',
  listNext: 'Next on your list',
  listPhone: 'Write it on your phone',
  listPhoneText: 'Point your phone’s camera at this.',
  listLeft: { one: '{n} left', other: '{n} left' },
} as const satisfies Catalogue<string>;
