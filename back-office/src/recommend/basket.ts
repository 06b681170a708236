/** What one receipt says to the trainer. */
export interface Basket {
  /** SKUs, each once. */
  readonly items: readonly string[];
  /** Month of the purchase in the store's time zone, 1 to 12, when known. */
  readonly month?: number;
}

/** Baskets as places in the vocabulary. */
export interface EncodedBaskets {
  readonly items: readonly string[];
  readonly baskets: readonly Uint16Array[];
  /** Beside `baskets`; 0 where unknown. */
  readonly months: Uint8Array;
  /** In how many baskets each item is. */
  readonly counts: Uint32Array;
}

/**
 * The items that were bought at least `atLeast` times, the most bought `atMost` of them, in an order that depends on the
 * baskets only. Baskets that are empty afterwards are left out.
 */
export function encodeBaskets(
  baskets: readonly Basket[],
  { atLeast, atMost }: { atLeast: number; atMost: number },
): EncodedBaskets {
  const bought = new Map<string, number>();
  for (const { items } of baskets) for (const item of new Set(items)) bought.set(item, (bought.get(item) ?? 0) + 1);
  const chosen = [...bought]
    .filter(([, times]) => times >= atLeast)
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .slice(0, atMost);
  const place = new Map(chosen.map(([item], i) => [item, i]));
  const encoded = baskets
    .map(({ items, month }) => ({
      places: Uint16Array.from(new Set(items.map((item) => place.get(item) ?? -1).filter((at) => at >= 0))).sort(),
      month: month ?? 0,
    }))
    .filter(({ places }) => places.length > 0);
  return {
    items: chosen.map(([item]) => item),
    baskets: encoded.map(({ places }) => places),
    months: Uint8Array.from(encoded, ({ month }) => month),
    counts: Uint32Array.from(chosen, ([, times]) => times),
  };
}
