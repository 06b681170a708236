import { identifier, tripId } from './identifier.js';

/** A payment that the cash desk takes, as the cart shows it in one barcode: `SCH.` cart `.` trip `.` tender. */
export const HANDOVER_PREFIX = 'SCH.';

export interface Handover {
  readonly cart: string;
  readonly trip: string;
  readonly tender: number;
}

export function handoverCode({ cart, trip, tender }: Handover): string {
  return `${HANDOVER_PREFIX}${cart}.${trip}.${tender}`;
}

/** Undefined when the text is no such code. */
export function parseHandoverCode(text: string): Handover | undefined {
  if (!text.startsWith(HANDOVER_PREFIX)) return undefined;
  const [cart, trip, number, ...rest] = text.slice(HANDOVER_PREFIX.length).split('.');
  const tender = /^[1-9]\d{0,5}$/.test(number ?? '') ? Number(number) : 0;
  if (rest.length > 0 || tender === 0) return undefined;
  const named = { cart: identifier.safeParse(cart), trip: tripId.safeParse(trip) };
  if (!named.cart.success || !named.trip.success) return undefined;
  return { cart: named.cart.data, trip: named.trip.data, tender };
}
