import { emptyVisit, evolveReceipt, evolveVisit, type Fact, type Receipt, type Visit } from '@smart-cart/contracts';

/** The parts of a fact's identity that order it within a cart. */
export interface Position {
  readonly epoch: number;
  readonly seq: number;
}

export interface TotalAndItems {
  readonly total: number;
  readonly items: number;
}

/** What the store knows of one trip: a projection of its facts, in order of epoch and seq. */
export interface Trip {
  readonly receipt: Receipt;
  /** Who shops, what was paid and checked. */
  readonly visit: Visit;
  /** Milliseconds since 1970 by the cart's clock. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** What the cart said at the end, beside what its facts add up to at the same point. */
  readonly end: { readonly claimed: TotalAndItems; readonly computed: TotalAndItems } | null;
  readonly openPoints: number;
  readonly help: { readonly reason: string; readonly since: number } | null;
  readonly last: Position;
}

/**
 * One step of facts → trip, pure. Undefined until `trip-started`: facts of a trip whose beginning the store does not
 * have are kept as facts, and make no receipt.
 */
export function evolveTrip(current: Trip | undefined, fact: Fact): Trip | undefined {
  const { body } = fact;
  const receipt = evolveReceipt(current?.receipt, body);
  if (receipt === undefined) return undefined;
  const visit = evolveVisit(current?.visit, body) ?? emptyVisit(receipt.trip);
  const last = { epoch: fact.epoch, seq: fact.seq };
  if (current === undefined || body.kind === 'trip-started') {
    return { receipt, visit, startedAt: fact.at, finishedAt: null, end: null, openPoints: 0, help: null, last };
  }
  const trip: Trip = { ...current, receipt, visit, last };
  switch (body.kind) {
    case 'help-requested':
      return { ...trip, help: { reason: body.reason, since: fact.at } };
    case 'help-ended':
      return { ...trip, help: null };
    case 'trip-finished':
      return {
        ...trip,
        finishedAt: fact.at,
        openPoints: body.openPoints,
        end: {
          claimed: { total: body.total, items: body.items },
          computed: { total: current.receipt.total, items: current.receipt.items },
        },
      };
    case 'trip-abandoned':
      return { ...trip, finishedAt: fact.at, help: null };
    case 'trip-closed':
      return { ...trip, help: null };
    default:
      return trip;
  }
}

/** True when the cart's own total or number of items is not what its facts add up to. */
export function disagrees(trip: Trip): boolean {
  const { end } = trip;
  return end !== null && (end.claimed.total !== end.computed.total || end.claimed.items !== end.computed.items);
}

/** True when `a` comes before `b` in the life of a cart. */
export function isBefore(a: Position, b: Position): boolean {
  return a.epoch < b.epoch || (a.epoch === b.epoch && a.seq < b.seq);
}
