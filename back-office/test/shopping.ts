import type { Fact, FactBody } from '@smart-cart/contracts';

/** Facts numbered from `seq`, a second apart. */
export function numbered(bodies: readonly FactBody[], { epoch = 1, seq = 1 } = {}): Fact[] {
  return bodies.map((body, i) => ({ epoch, seq: seq + i, at: 1_790_000_000_000 + (seq + i) * 1000, body }));
}

export function started(trip: string): FactBody {
  return { kind: 'trip-started', trip, language: 'en', currency: 'EUR', catalogueVersion: 1, basket: 0 };
}

/** A line of pieces at 1.00 each, 19 % tax, no deposit. */
export function added(
  trip: string,
  line: number,
  quantity = 1,
  over: Partial<FactBody & { kind: 'line-added' }> = {},
): FactBody {
  return {
    kind: 'line-added',
    trip,
    line,
    sku: `sku-${line}`,
    name: `Product ${line}`,
    soldBy: 'piece',
    unitPrice: 100,
    quantity,
    mass: null,
    deposit: 0,
    tax: { id: 'A', rate: 1900 },
    awaitingWeight: false,
    origin: 'barcode',
    catalogueVersion: 1,
    ...over,
  };
}

export function finished(trip: string, total: number, items: number): FactBody {
  return { kind: 'trip-finished', trip, total, items, openPoints: 0 };
}

/** A whole trip of `lines` single pieces. */
export function wholeTrip(trip: string, lines: number): FactBody[] {
  const goods = Array.from({ length: lines }, (_, i) => added(trip, i + 1));
  return [started(trip), ...goods, finished(trip, lines * 100, lines), { kind: 'trip-closed', trip }];
}
