import type { Fact, FactOf } from '@smart-cart/contracts';
import { writeAnswer } from '../answers/answer-store.js';
import type { Tx } from '../database/tables.js';
import type { FactFollower } from '../ingest/fact-follower.js';
import { readTrip } from '../ingest/trip-store.js';
import { clippedBy } from './coupons.js';
import { forgetInTrip } from './forget.js';
import { findMember, type Member } from './member-store.js';
import { memberOfTrip, readHabits } from './member-trips.js';
import { joinLists, listFromCart } from './shopping-list.js';

/** Codes are remembered well past their end: carts that were away report late. */
const TOKENS_KEPT_MS = 90 * 24 * 3_600_000;

/**
 * What facts mean for members: who shops is welcomed or refused, lists follow the cart.
 * @param onTouched told each member whose trip or list has changed, before the commit
 */
export function memberFollower(now: () => number, onTouched: (member: string) => void): FactFollower {
  return async (tx, cart, fact) => {
    const { body } = fact;
    if (!('trip' in body)) return;
    const { trip } = body;
    if (body.kind === 'member-recognised') {
      await recognised(tx, cart, fact, body, now());
    } else if (body.kind === 'member-left') {
      const member = await memberOfTrip(tx, cart, trip);
      if (member !== undefined) onTouched(member);
      await tx.deleteFrom('member_trips').where('cart', '=', cart).where('trip', '=', trip).execute();
      return;
    }
    const member = await memberOfTrip(tx, cart, trip);
    if (member === undefined) {
      // Somebody who is forgotten stays so, also in what a cart reports later.
      if (body.kind === 'member-known' && (await findMember(tx, body.member)) === undefined) {
        await forgetInTrip(tx, cart, trip);
      }
      return;
    }
    if (body.kind === 'list-changed' && (await readTrip(tx, cart, trip))?.visit.member?.how === 'phone') {
      await listFromCart(tx, { cart, trip, member }, fact, now());
    }
    onTouched(member);
  };
}

async function recognised(
  tx: Tx,
  cart: string,
  { at }: Fact,
  body: FactOf<'member-recognised'>,
  now: number,
): Promise<void> {
  const { trip, token } = body;
  await tx.deleteFrom('member_trips').where('cart', '=', cart).where('trip', '=', trip).execute();
  const member = await findMember(tx, body.member);
  const first = token === undefined || (await isFirstUse(tx, token, cart, trip, now));
  if (member === undefined || !first) {
    await writeAnswer(tx, { cart, trip, news: { kind: 'member-refused', trip, member: body.member } }, now);
    if (member === undefined) await forgetInTrip(tx, cart, trip);
    return;
  }
  await tx.insertInto('member_trips').values({ cart, trip, member: member.id, at }).execute();
  await welcome(tx, cart, trip, body, member, now);
  if (body.how !== 'phone') return;
  const typed = (await readTrip(tx, cart, trip))?.visit.list ?? [];
  await joinLists(tx, { cart, trip, member: member.id }, typed, now);
}

/**
 * By the name the cart knows them by: pseudonym or loyalty number. A number is printed on a card and can be copied or
 * guessed, so it brings prices, coupons and what was used of limits; name, habits and list come only to who shows the phone itself.
 */
async function welcome(
  tx: Tx,
  cart: string,
  trip: string,
  { member: as, how }: FactOf<'member-recognised'>,
  { id, firstName }: Member,
  now: number,
): Promise<void> {
  const coupons = await clippedBy(tx, id);
  const { history, used } = await readHabits(tx, id);
  const own = how === 'phone' ? { firstName, history } : { history: [] };
  await writeAnswer(tx, { cart, trip, news: { kind: 'member', trip, member: as, coupons, used, ...own } }, now);
}

/** Of carts that used one code, the first whose report arrives keeps the member. */
async function isFirstUse(
  tx: Tx,
  token: { readonly id: string; readonly expires: number },
  cart: string,
  trip: string,
  now: number,
): Promise<boolean> {
  await tx
    .deleteFrom('login_tokens')
    .where('expires_at', '<', now - TOKENS_KEPT_MS)
    .execute();
  await tx
    .insertInto('login_tokens')
    .values({ id: token.id, cart, trip, expires_at: token.expires })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const used = await tx.selectFrom('login_tokens').selectAll().where('id', '=', token.id).executeTakeFirst();
  return used?.cart === cart && used.trip === trip;
}
