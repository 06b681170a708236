/* global localStorage, setTimeout, clearTimeout, addEventListener */
import { call } from './api.js';

const KEY = 'list-changes';
const LIST_KEY = 'list';
const FIRST_MS = 1000;
const LAST_MS = 30_000;

/** The same rules as the store's: what is shown at once is what will be. */
function apply(items, change) {
  if (change.kind === 'add') {
    return items.some(({ id }) => id === change.item.id) ? items : [...items, { ...change.item, done: 'no' }];
  }
  if (change.kind === 'remove') return items.filter(({ id }) => id !== change.id);
  return items.map((item) => {
    if (item.id !== change.id) return item;
    if (change.kind === 'quantity') return { ...item, quantity: change.quantity };
    return item.done === 'cart' ? item : { ...item, done: change.done ? 'shopper' : 'no' };
  });
}

/** The shopping list as last heard, with what has been done here since; kept on the phone until the store has it. */
export class ListQueue {
  constructor(onChange) {
    this.onChange = onChange;
    this.list = JSON.parse(localStorage.getItem(LIST_KEY) ?? '{"version":0,"items":[]}');
    this.waiting = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    this.attempts = 0;
    addEventListener('online', () => this.send());
  }

  get items() {
    return this.waiting.reduce(apply, this.list.items);
  }

  get unsent() {
    return this.waiting.length > 0 && this.attempts > 0;
  }

  /** What the store has; an older version than known comes late and is nothing new. */
  heard(list) {
    if (list.version < this.list.version) return;
    this.list = list;
    localStorage.setItem(LIST_KEY, JSON.stringify(list));
    this.onChange();
  }

  change(...changes) {
    this.waiting.push(...changes);
    this.keep();
    this.onChange();
    void this.send();
  }

  forget() {
    clearTimeout(this.timer);
    this.waiting = [];
    this.list = { version: 0, items: [] };
    localStorage.removeItem(KEY);
    localStorage.removeItem(LIST_KEY);
  }

  async send() {
    if (this.sending || this.waiting.length === 0) return;
    this.sending = true;
    clearTimeout(this.timer);
    const changes = this.waiting.slice(0, 100);
    try {
      const list = await call('list', 'POST', { changes });
      this.waiting.splice(0, changes.length);
      this.attempts = 0;
      this.keep();
      this.heard(list);
    } catch (error) {
      // What the store will never take must not stand in the way of the rest.
      if (error.status === 400) this.waiting.splice(0, changes.length);
      this.attempts += 1;
      this.keep();
      this.onChange();
    }
    this.sending = false;
    const wait = this.attempts === 0 ? 0 : Math.min(LAST_MS, FIRST_MS * 2 ** this.attempts) * (0.5 + Math.random() / 2);
    if (this.waiting.length > 0) this.timer = setTimeout(() => void this.send(), wait);
  }

  keep() {
    localStorage.setItem(KEY, JSON.stringify(this.waiting));
  }
}
