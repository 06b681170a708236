import { handoverCode, type FactBody, type ReceiptLine } from '@smart-cart/contracts';
import { openAnswers } from '../answers/answer-store.js';
import type { Database } from '../database/tables.js';
import { readTrip } from '../ingest/trip-store.js';
import type { Payments } from '../payments/payments.js';
import type { Refund } from '../payments/refund-store.js';
import type { Tender } from '../payments/tender-store.js';
import { newestTrips } from '../views.js';

interface About {
  /** Stable while it waits: for keys of lists. */
  readonly id: string;
  readonly cart: string;
  readonly trip: string;
  readonly currency: string;
  /** Milliseconds since 1970, by the store's clock. */
  readonly since: number;
}

/** Something of a trip that needs a person. `told`: what was decided, and is on its way to the cart. */
export type QueueItem =
  | (About & { kind: 'help'; reason: string; coming: string | null; told: 'coming' | 'answered' | null })
  | (About & { kind: 'age-check'; minimumAge: number; lines: ReceiptLine[]; told: 'approved' | 'refused' | null })
  | (About & { kind: 'audit'; audit: number; scope: string; reason: string; lines: ReceiptLine[]; told: string | null })
  | (About & { kind: 'cash-desk'; tender: Tender; code: string; lines: ReceiptLine[] })
  | (About & { kind: 'unknown-payment'; tender: Tender })
  | (About & { kind: 'hand-back'; refund: Refund });

/** Everything that waits for a person, the longest waiting first. */
export async function queueOf(db: Database, payments: Payments): Promise<QueueItem[]> {
  const [trips, money] = await Promise.all([tripItems(db), moneyItems(db, payments)]);
  return [...trips, ...money].sort((a, b) => a.since - b.since || a.id.localeCompare(b.id));
}

async function tripItems(db: Database): Promise<QueueItem[]> {
  const items: QueueItem[] = [];
  const answers = await openAnswers(db);
  for (const { cart, trip } of await newestTrips(db)) {
    const { receipt, visit } = trip;
    const id = receipt.trip;
    const { currency } = receipt;
    const open = answers.filter((answer) => answer.cart === cart && answer.trip === id).map(({ news }) => news);
    const about = async (what: string, kind: FactBody['kind']): Promise<About> => ({
      id: `${what} ${cart} ${id}`,
      cart,
      trip: id,
      currency,
      since: await lastOf(db, cart, id, kind),
    });
    if (visit.help !== null) {
      const { reason, coming } = visit.help;
      const told = open.some(({ kind }) => kind === 'help-answered')
        ? 'answered'
        : open.some(({ kind }) => kind === 'help-coming')
          ? 'coming'
          : null;
      items.push({ ...(await about('help', 'help-requested')), kind: 'help', reason, coming, told });
    }
    if (visit.ageCheck !== null) {
      const { minimumAge, lines: numbers } = visit.ageCheck;
      const answer = open.find((news) => news.kind === 'age-check');
      const told = answer?.kind !== 'age-check' ? null : answer.approved ? 'approved' : 'refused';
      const lines = receipt.lines.filter(({ line }) => numbers.includes(line));
      items.push({ ...(await about('age', 'age-check-requested')), kind: 'age-check', minimumAge, lines, told });
    }
    if (visit.audit?.outcome === 'open') {
      const { audit, scope, reason, lines: numbers } = visit.audit;
      const answer = open.find((news) => news.kind === 'audit-answer');
      const told = answer?.kind === 'audit-answer' ? answer.outcome : null;
      const lines = receipt.lines.filter(({ line }) => scope === 'full' || numbers.includes(line));
      items.push({ ...(await about('audit', 'audit-started')), kind: 'audit', audit, scope, reason, lines, told });
    }
  }
  return items;
}

async function moneyItems(db: Database, payments: Payments): Promise<QueueItem[]> {
  const { desk, unknown, handBack } = await payments.waiting();
  const about = (what: string, { cart, trip, tender, ...rest }: Tender | Refund): Omit<About, 'currency'> => ({
    id: `${what} ${cart} ${trip} ${tender} ${'id' in rest ? rest.id : ''}`.trim(),
    cart,
    trip,
    since: rest.requestedAt,
  });
  const items: QueueItem[] = [];
  for (const tender of desk) {
    const lines = (await readTrip(db, tender.cart, tender.trip))?.receipt.lines ?? [];
    const code = handoverCode(tender);
    items.push({
      ...about('desk', tender),
      currency: tender.currency,
      kind: 'cash-desk',
      tender,
      code,
      lines: [...lines],
    });
  }
  for (const tender of unknown) {
    items.push({ ...about('unknown', tender), currency: tender.currency, kind: 'unknown-payment', tender });
  }
  for (const refund of handBack) {
    const currency = (await readTrip(db, refund.cart, refund.trip))?.receipt.currency ?? 'EUR';
    items.push({ ...about('back', refund), currency, kind: 'hand-back', refund });
  }
  return items;
}

/** When the last fact of a kind arrived. */
async function lastOf(db: Database, cart: string, trip: string, kind: FactBody['kind']): Promise<number> {
  const row = await db
    .selectFrom('facts')
    .select('received_at')
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('kind', '=', kind)
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? 0;
}
