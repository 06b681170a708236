import type { Advice, ListItem } from '@smart-cart/contracts';

export interface ListedItem {
  readonly item: ListItem;
  readonly aisle: string | null;
  readonly metres: number | null;
}

/** Open wishes along the walk, those without a place after them as they were written; then the done ones, last done first. */
export function inWalkOrder(
  list: readonly ListItem[],
  order: Advice['listOrder'],
): { open: ListedItem[]; done: ListedItem[] } {
  const place = new Map(order.map((entry, index) => [entry.id, { ...entry, index }]));
  const listed = (item: ListItem): ListedItem => {
    const known = place.get(item.id);
    return { item, aisle: known?.place?.aisle ?? null, metres: known?.metres ?? null };
  };
  const rank = (item: ListItem): number => place.get(item.id)?.index ?? Infinity;
  const open = list.filter(({ done }) => done === 'no');
  return {
    open: open
      .map((item, written) => ({ item, written }))
      .sort((a, b) => {
        const [first, second] = [rank(a.item), rank(b.item)];
        return first === second ? a.written - b.written : first - second;
      })
      .map(({ item }) => listed(item)),
    done: list.filter(({ done }) => done !== 'no').map(listed),
  };
}
