import { isDeepStrictEqual } from 'node:util';
import { listItem, MAX_LIST_ITEMS, type ListItem } from '@smart-cart/contracts';
import { z } from 'zod';

const id = z.string().min(1).max(40);

/** One thing done to a list. Doing it again changes nothing, so that a phone may send it until it is answered. */
export const listChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), item: listItem.omit({ done: true }).strict() }).strict(),
  z.object({ kind: z.literal('remove'), id }).strict(),
  z.object({ kind: z.literal('tick'), id, done: z.boolean() }).strict(),
  z.object({ kind: z.literal('quantity'), id, quantity: z.int().min(1).max(99) }).strict(),
]);
export type ListChange = z.infer<typeof listChange>;

/**
 * What the phone does. By item, the change that arrives last wins; a tick the cart made stays: it saw the goods.
 * @returns the same list when nothing changes
 */
export function changeByPhone(list: readonly ListItem[], change: ListChange): readonly ListItem[] {
  if (change.kind === 'add') {
    const known = list.some((item) => item.id === change.item.id);
    return known || list.length >= MAX_LIST_ITEMS ? list : [...list, { ...change.item, done: 'no' }];
  }
  const item = list.find((candidate) => candidate.id === change.id);
  if (item === undefined) return list;
  if (change.kind === 'remove') return list.filter((candidate) => candidate !== item);
  const to: ListItem =
    change.kind === 'quantity'
      ? { ...item, quantity: change.quantity }
      : item.done === 'cart'
        ? item
        : { ...item, done: change.done ? 'shopper' : 'no' };
  return isDeepStrictEqual(to, item) ? list : list.map((candidate) => (candidate === item ? to : candidate));
}

/**
 * Takes over what changed at the cart between two states of its list, and only that: what the phone did meanwhile to
 * other items stands.
 */
export function changeByCart(
  list: readonly ListItem[],
  before: readonly ListItem[],
  after: readonly ListItem[],
): readonly ListItem[] {
  const was = new Map(before.map((item) => [item.id, item]));
  const is = new Map(after.map((item) => [item.id, item]));
  const kept = list.flatMap((item) => {
    const now = is.get(item.id);
    const then = was.get(item.id);
    if (now === undefined) return then === undefined ? [item] : [];
    if (then !== undefined && then.done === now.done) return [item];
    return [item.done === now.done ? item : { ...item, done: now.done }];
  });
  const known = new Set(list.map((item) => item.id));
  const fresh = after.filter((item) => !was.has(item.id) && !known.has(item.id));
  const changed = [...kept, ...fresh].slice(0, MAX_LIST_ITEMS);
  return isDeepStrictEqual(changed, list) ? list : changed;
}
