import { fact, receipt, receiptOf, sameJson, withoutPerson, type Fact, type Receipt } from '@smart-cart/contracts';
import { z } from 'zod';

const factPage = z.array(fact.loose());
const receiptAnswer = z.object({ receipt });

export interface Ledger {
  readonly facts: readonly Fact[];
  readonly receipts: ReadonlyMap<string, Receipt>;
}

/** Facts of one cart at the store after (`epoch`, `seq`), in order, through the back office's own interface. */
export async function storedFacts(backOfficeUrl: string, cart: string, after = { epoch: 0, seq: 0 }): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (;;) {
    const last = facts.at(-1) ?? after;
    const page = new URL(`/api/facts?cart=${cart}&epoch=${last.epoch}&seq=${last.seq}&limit=1000`, backOfficeUrl);
    const response = await fetch(page);
    if (!response.ok) throw new Error(`The back office answered ${response.status} to ${page.pathname}.`);
    const more = factPage
      .parse(await response.json())
      .map(({ epoch, seq, at, body }): Fact => ({ epoch, seq, at, body }));
    if (more.length === 0) return facts;
    facts.push(...more);
  }
}

/** What the store has of one cart: every fact, and the receipt of every trip as recomputed there. */
export async function readLedger(backOfficeUrl: string, cart: string): Promise<Ledger> {
  const facts = await storedFacts(backOfficeUrl, cart);
  const trips = new Set(facts.flatMap(({ body }) => ('trip' in body ? [body.trip] : [])));
  const receipts = new Map<string, Receipt>();
  for (const trip of trips) {
    const response = await fetch(new URL(`/api/receipts/${trip}?cart=${cart}`, backOfficeUrl));
    const answer = receiptAnswer.safeParse(await response.json());
    if (answer.success) receipts.set(trip, answer.data.receipt);
  }
  return { facts, receipts };
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

/** Cart and store forget people at times of their own. */
function nameless(fact: Fact | undefined): Fact | undefined {
  return fact && { ...fact, body: withoutPerson(fact.body) };
}

/** Lays the store's ledger beside the cart's journal. */
export function reckon(journal: readonly Fact[], ledger: Ledger): Reckoning {
  const key = (fact: Fact): string => `${fact.epoch}/${fact.seq}`;
  const stored = new Map(ledger.facts.map((fact) => [key(fact), fact]));
  const journalled = new Set(journal.map(key));
  const lost = journal.filter((fact) => !sameJson(nameless(stored.get(key(fact))), nameless(fact))).length;
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
