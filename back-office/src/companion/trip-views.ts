import { lineSavings, type Receipt } from '@smart-cart/contracts';
import { localTimeAt } from '../ingest/resettle.js';
import type { MemberTrip } from '../members/member-trips.js';

/** A line as a phone shows it. Money in minor units, mass in milligrams. */
export interface LiveLine {
  readonly line: number;
  readonly name: string;
  readonly picture: string | null;
  readonly quantity: number;
  readonly mass: number | null;
  readonly amount: number;
  readonly saved: number;
}

export interface LiveTrip {
  readonly trip: string;
  readonly cart: string;
  readonly currency: string;
  readonly lines: readonly LiveLine[];
  readonly items: number;
  readonly savings: number;
  readonly deposits: number;
  readonly total: number;
}

export interface PastTrip {
  readonly trip: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly currency: string;
  readonly items: number;
  readonly savings: number;
  readonly total: number;
  readonly page: string;
}

export interface MemberYear {
  readonly year: string;
  readonly trips: number;
  readonly currency: string | null;
  readonly savings: number;
}

function linesOf({ lines }: Receipt): LiveLine[] {
  return lines.map((line) => {
    const saved = lineSavings(line);
    return {
      line: line.line,
      name: line.name,
      picture: line.picture ?? null,
      quantity: line.quantity,
      mass: line.soldBy === 'weight' ? line.mass : null,
      amount: line.amount - saved + line.depositAmount,
      saved,
    };
  });
}

export function liveTripOf({ cart, trip, receipt }: MemberTrip): LiveTrip {
  const { currency, items, savings, deposits, total } = receipt;
  return { trip, cart, currency, lines: linesOf(receipt), items, savings, deposits, total };
}

export function pastTripOf({ trip, receipt, startedAt, finishedAt }: MemberTrip, page: string): PastTrip {
  const { currency, items, savings, total } = receipt;
  return { trip, at: finishedAt ?? startedAt, currency, items, savings, total, page };
}

/** Savings of a calendar year of the store, in the currency of the newest trip. */
export function yearOf(trips: readonly MemberTrip[], year: string, timeZone: string): MemberYear {
  const ended = trips.filter(
    ({ finishedAt, receipt }) =>
      finishedAt !== null &&
      receipt.lines.length > 0 &&
      receipt.status !== 'abandoned' &&
      localTimeAt(finishedAt, timeZone).startsWith(year),
  );
  const currency = ended[0]?.receipt.currency ?? null;
  const own = ended.filter(({ receipt }) => receipt.currency === currency);
  return { year, trips: own.length, currency, savings: own.reduce((sum, { receipt }) => sum + receipt.savings, 0) };
}
