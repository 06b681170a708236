import { MAX_LIST_ITEMS, type Intent, type ListItem, type StoreNews } from '@smart-cart/contracts';
import type { Draft } from './draft.js';
import type { Decision } from './event.js';
import type { LineState } from './state.js';

/** "tomato", "tomatoes": the same word with another ending, up to so many letters. */
const ENDING = 2;
const SHORTEST = 3;
/** Scripts that write no spaces between words. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/u;

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function words(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word));
}

function sameWord(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return a === b || (short.length >= SHORTEST && long.startsWith(short) && long.length - short.length <= ENDING);
}

/** Every word of the wish is in the name. */
export function isNamed(wish: string, name: string): boolean {
  if (unspaced.test(wish)) return plain(name).includes(plain(wish));
  const wanted = words(wish);
  const found = words(name);
  return wanted.length > 0 && wanted.every((word) => found.some((other) => sameWord(word, other)));
}

function isFor(item: ListItem, line: LineState, draft: Draft): boolean {
  const { sku, name } = line.added;
  if (item.sku !== undefined) return item.sku === sku;
  const names = Object.values(draft.world.catalogue?.bySku(sku)?.names ?? {});
  return [name, ...names].some((candidate) => isNamed(item.text, candidate));
}

function say(draft: Draft, items: ListItem[], by: 'shopper' | 'cart'): void {
  draft.say({ kind: 'list-changed', items, by });
}

/** Ticks off what arrived in the cart, one wish for each line, and unticks what left it. @param fresh lines that count as new */
function tickOff(draft: Draft, fresh: readonly LineState[]): void {
  const list = draft.state.visit?.list ?? [];
  const { lines } = draft.trip;
  const ticked = new Map<string, ListItem['done']>();
  for (const item of list) {
    if (item.done === 'cart' && !lines.some((line) => isFor(item, line, draft))) ticked.set(item.id, 'no');
  }
  for (const line of fresh) {
    const wish = list.find((item) => item.done === 'no' && !ticked.has(item.id) && isFor(item, line, draft));
    if (wish !== undefined) ticked.set(wish.id, 'cart');
  }
  if (ticked.size === 0) return;
  say(
    draft,
    list.map((item) => ({ ...item, done: ticked.get(item.id) ?? item.done })),
    'cart',
  );
}

/** At the end of every decision: the list follows the cart. */
export function followList(draft: Draft): void {
  const before = draft.before.trip?.lines ?? [];
  if ((draft.state.visit?.list.length ?? 0) === 0 || before === draft.trip.lines) return;
  const known = new Set(before.map(({ added }) => added.line));
  tickOff(
    draft,
    draft.trip.lines.filter(({ added }) => !known.has(added.line)),
  );
}

export function addToList(draft: Draft, { text, sku }: Extract<Intent, { kind: 'add-to-list' }>): Decision {
  const list = draft.state.visit?.list ?? [];
  const wish = text.trim();
  if (wish === '' || draft.fresh === undefined) return draft.refuse('not-allowed');
  const same = (item: ListItem): boolean => (sku === undefined ? plain(item.text) === plain(wish) : item.sku === sku);
  // Wished for already.
  if (list.some((item) => item.done === 'no' && same(item))) return draft.done();
  if (list.length >= MAX_LIST_ITEMS) return draft.refuse('list-full');
  const item: ListItem = {
    id: draft.fresh.slice(0, 40),
    text: wish,
    ...(sku === undefined ? {} : { sku }),
    done: 'no',
  };
  if (list.some(({ id }) => id === item.id)) return draft.done();
  say(draft, [...list, item], 'shopper');
  return draft.done();
}

export function removeFromList(draft: Draft, id: string): Decision {
  const list = draft.state.visit?.list ?? [];
  if (!list.some((item) => item.id === id)) return draft.refuse('unknown-item');
  say(
    draft,
    list.filter((item) => item.id !== id),
    'shopper',
  );
  return draft.done();
}

export function tickList(draft: Draft, id: string, done: boolean): Decision {
  const list = draft.state.visit?.list ?? [];
  const item = list.find((candidate) => candidate.id === id);
  if (item === undefined) return draft.refuse('unknown-item');
  if ((item.done !== 'no') === done) return draft.done();
  say(
    draft,
    list.map((candidate) => (candidate === item ? { ...item, done: done ? 'shopper' : 'no' } : candidate)),
    'shopper',
  );
  return draft.done();
}

/** The phone's list, whole. What lies in the cart already is ticked off at once. */
export function listNews(draft: Draft, { version, items }: Extract<StoreNews, { kind: 'list' }>): void {
  if (version <= (draft.state.visit?.listVersion ?? 0)) return;
  draft.say({ kind: 'list-changed', items, by: 'phone', version });
  tickOff(draft, draft.trip.lines);
}
