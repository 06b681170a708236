import { isDeepStrictEqual } from 'node:util';
import type { Fact, FactOf, ListItem } from '@smart-cart/contracts';
import { writeAnswer } from '../answers/answer-store.js';
import type { Database, Tx } from '../database/tables.js';
import { changeByCart, changeByPhone, type ListChange } from './list-changes.js';
import { openTripOf, type OpenTrip } from './member-trips.js';

export interface VersionedList {
  readonly version: number;
  readonly items: readonly ListItem[];
}

export async function readList(db: Database, member: string): Promise<VersionedList> {
  const row = await db
    .selectFrom('members')
    .select(['list', 'list_version'])
    .where('id', '=', member)
    .executeTakeFirst();
  return { version: row?.list_version ?? 0, items: row === undefined ? [] : (JSON.parse(row.list) as ListItem[]) };
}

/** The phone's changes, on disk together with their way to the cart in use. */
export async function changeList(
  tx: Tx,
  member: string,
  changes: readonly ListChange[],
  now: number,
): Promise<VersionedList> {
  const list = await readList(tx, member);
  const items = changes.reduce<readonly ListItem[]>(changeByPhone, list.items);
  if (items === list.items) return list;
  const changed = await write(tx, member, list.version, items);
  const open = await openTripOf(tx, member);
  // A cart that knows a loyalty number only may be in the hands of somebody else.
  if (open?.visit.member?.how === 'phone') await tellList(tx, open, changed, now);
  return changed;
}

/** What the cart did to its list. What differs from ours afterwards goes back to it. */
export async function listFromCart(tx: Tx, at: OpenTrip & { member: string }, fact: Fact, now: number): Promise<void> {
  const { body } = fact;
  if (body.kind !== 'list-changed') return;
  const list = await readList(tx, at.member);
  const before = body.by === 'phone' ? body.items : await itemsBefore(tx, at, fact);
  const items = changeByCart(list.items, before, body.items);
  const merged = items === list.items ? list : await write(tx, at.member, list.version, items);
  // An old version that the cart has just taken over needs no word: the newer one is on its way already.
  if (isDeepStrictEqual(merged.items, body.items) || (body.by === 'phone' && body.version !== list.version)) return;
  await tellList(tx, at, await write(tx, at.member, merged.version, merged.items), now);
}

/** Brings together what was typed at the cart and what is on the phone, and tells the cart. */
export async function joinLists(
  tx: Tx,
  at: OpenTrip & { member: string },
  typed: readonly ListItem[],
  now: number,
): Promise<void> {
  const list = await readList(tx, at.member);
  const items = changeByCart(list.items, [], typed);
  const joined = items === list.items ? list : await write(tx, at.member, list.version, items);
  if (joined.items.length > 0 && joined.version > 0) await tellList(tx, at, joined, now);
}

async function tellList(tx: Tx, { cart, trip }: OpenTrip, list: VersionedList, now: number): Promise<void> {
  const { version, items } = list;
  await writeAnswer(tx, { cart, trip, news: { kind: 'list', trip, version, items: [...items] } }, now);
}

async function write(tx: Tx, member: string, version: number, items: readonly ListItem[]): Promise<VersionedList> {
  const list = { version: version + 1, items };
  await tx
    .updateTable('members')
    .set({ list: JSON.stringify(items), list_version: list.version })
    .where('id', '=', member)
    .execute();
  return list;
}

/** The list of the cart before a fact changed it: facts are the only place that still knows. */
async function itemsBefore(tx: Tx, { cart, trip }: OpenTrip, { epoch, seq }: Fact): Promise<readonly ListItem[]> {
  const row = await tx
    .selectFrom('facts')
    .select('body')
    .where('cart', '=', cart)
    .where('trip', '=', trip)
    .where('kind', '=', 'list-changed')
    .where((eb) => eb.or([eb('epoch', '<', epoch), eb.and([eb('epoch', '=', epoch), eb('seq', '<', seq)])]))
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? [] : (JSON.parse(row.body) as FactOf<'list-changed'>).items;
}
