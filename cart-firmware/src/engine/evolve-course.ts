import type { FactBody, FactOf, Visit } from '@smart-cart/contracts';
import type { TripState } from './state.js';

/** What the cart or the store does by itself: no sign of anybody being there. */
const byItself = new Set<FactBody['kind']>([
  'savings-settled',
  'price-check-closed',
  'staff-left',
  'question-raised',
  'help-coming',
  'member-known',
  'age-check-withdrawn',
]);

/** Somebody was there: the cart does not end their trip. */
export function withActivity(trip: TripState, body: FactBody, at: number): TripState {
  const quiet = byItself.has(body.kind) || (body.kind === 'question-closed' && body.by === 'cart');
  return quiet ? trip : { ...trip, activeAt: at };
}

/** Points the shopper pays with although they are open: what was to be taken out, and what the scale never felt. */
function pointsLeft(trip: TripState): number {
  const takeOuts = trip.questions.filter(({ kind }) => kind === 'take-out').length;
  return takeOuts + trip.lines.filter(({ awaiting }) => awaiting > 0).length;
}

/** Names one refund, so that the same one told twice counts once. */
export function refundKey({ tender, amount, reference }: Omit<FactOf<'tender-refunded'>, 'kind' | 'trip'>): string {
  return `${tender} ${reference ?? `of ${amount}`}`;
}

/** Points of the whole trip that nobody has explained: what an audit may look at. */
export function openPoints(trip: TripState): number {
  return trip.open.length + trip.own.filter(({ change }) => change > 0).length + trip.accepted.points;
}

/** The course of a trip apart from its goods. */
export function evolveCourse(trip: TripState, body: FactBody, at: number, visit: Visit | undefined): TripState {
  switch (body.kind) {
    case 'checkout-started':
      return {
        ...trip,
        accepted: {
          points: trip.accepted.points + pointsLeft(trip),
          changes: trip.open.map(({ change }) => change),
        },
      };
    case 'audit-settled':
      return { ...trip, audited: openPoints(trip) };
    case 'tender-refunded':
      return { ...trip, refunds: [...trip.refunds, refundKey(body)] };
    case 'staff-arrived':
      return { ...trip, staffSince: at };
    case 'staff-left':
      return { ...trip, staffSince: null, staffGone: visit?.staff?.badge ?? null };
    case 'price-check-opened':
    case 'price-check-shown':
      return { ...trip, priceCheckAt: at };
    case 'price-check-closed': {
      const code = visit?.priceCheck?.code;
      return { ...trip, checked: code === undefined ? null : { code, at } };
    }
    default:
      // The rest belongs to the visit.
      return trip;
  }
}
