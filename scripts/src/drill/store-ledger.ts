import { factBody, receipt, receiptOf, sameJson, type Fact, type Receipt } from '@smart-cart/contracts';
import Database from 'better-sqlite3';
import { z } from 'zod';

const factRow = z.object({ epoch: z.int(), seq: z.int(), at: z.number(), body: z.string() });
const receiptRow = z.object({ trip: z.string(), receipt: z.string() });

export interface Ledger {
  readonly facts: readonly Fact[];
  readonly receipts: ReadonlyMap<string, Receipt>;
}

/** What the store's database holds of one cart; opened read-only while the back office runs. */
export function readLedger(file: string, cart: string): Ledger {
  const db = new Database(file, { readonly: true });
  try {
    const facts = db
      .prepare('SELECT epoch, seq, at, body FROM facts WHERE cart = ? ORDER BY epoch, seq')
      .all(cart)
      .map((row): Fact => {
        const { body, ...place } = factRow.parse(row);
        return { ...place, body: factBody.parse(JSON.parse(body)) };
      });
    const receipts = db
      .prepare('SELECT trip, receipt FROM receipts WHERE cart = ?')
      .all(cart)
      .map((row) => receiptRow.parse(row))
      .map((row): [string, Receipt] => [row.trip, receipt.parse(JSON.parse(row.receipt))]);
    return { facts, receipts: new Map(receipts) };
  } finally {
    db.close();
  }
}

export interface Reckoning {
  /** Facts of the cart's journal. */
  readonly facts: number;
  /** Facts of the journal that the store has not, or has with another content. */
  readonly lost: number;
  /** Facts the store has twice, or that the cart never journalled. */
  readonly duplicated: number;
  /** Trips whose receipt at the store is not the one the cart's facts give. */
  readonly receiptsDiffer: number;
}

/** Lays the store's ledger beside the cart's journal. */
export function reckon(journal: readonly Fact[], ledger: Ledger): Reckoning {
  const key = (fact: Fact): string => `${fact.epoch}/${fact.seq}`;
  const stored = new Map(ledger.facts.map((fact) => [key(fact), fact]));
  const journalled = new Set(journal.map(key));
  const lost = journal.filter((fact) => !sameJson(stored.get(key(fact)), fact)).length;
  const twice = ledger.facts.length - stored.size;
  const strange = ledger.facts.filter((fact) => !journalled.has(key(fact))).length;
  const trips = new Map<string, Fact[]>();
  for (const fact of journal) {
    if (!('trip' in fact.body)) continue;
    const of = trips.get(fact.body.trip) ?? [];
    of.push(fact);
    trips.set(fact.body.trip, of);
  }
  let receiptsDiffer = 0;
  for (const [trip, facts] of trips) {
    const own = receiptOf(facts.map((fact) => fact.body));
    if (!sameJson(own, ledger.receipts.get(trip))) receiptsDiffer += 1;
  }
  return { facts: journal.length, lost, duplicated: twice + strange, receiptsDiffer };
}
