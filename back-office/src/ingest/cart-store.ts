import type { CartStatus, Presence } from '@smart-cart/contracts';
import type { CartRow, Tx } from '../database/tables.js';
import { evolvePresence, type Known } from './presence.js';

/** Writes what a cart says of itself. */
export async function storePresence(tx: Tx, message: Presence, retained: boolean, now: number): Promise<void> {
  const row = await cartRow(tx, message.cart);
  const known = row === undefined ? undefined : knownOf(row);
  const next = evolvePresence(known, message, retained);
  if (next === known) return;
  // A retained message says nothing about when the cart was last heard.
  const lastSeen = retained ? (row?.last_seen ?? message.at ?? 0) : now;
  await saveCart(tx, {
    cart: message.cart,
    online: next.online ? 1 : 0,
    boot_id: next.bootId,
    presence_at: next.at,
    version: message.version,
    last_seen: lastSeen,
    status: row?.status ?? null,
  });
}

/**
 * A live status proves that the cart runs, under the boot id it names, whatever an old will has said meanwhile.
 * A retained one is only the last thing it said.
 */
export async function storeStatus(tx: Tx, status: CartStatus, retained: boolean, now: number): Promise<void> {
  const row = await cartRow(tx, status.cart);
  if (retained && row?.status !== undefined && row.status !== null) {
    const kept = JSON.parse(row.status) as CartStatus;
    if (kept.bootId === status.bootId && kept.at >= status.at) return;
  }
  await saveCart(tx, {
    cart: status.cart,
    online: retained ? (row?.online ?? 0) : 1,
    boot_id: retained ? (row?.boot_id ?? status.bootId) : status.bootId,
    presence_at: row?.presence_at ?? null,
    version: row?.version ?? '',
    last_seen: retained ? (row?.last_seen ?? status.at) : now,
    status: JSON.stringify(status),
  });
}

/** Facts and requests come from a cart that is there, even when its birth was lost. */
export async function storeSignOfLife(tx: Tx, cart: string, now: number): Promise<void> {
  await tx
    .insertInto('carts')
    .values({ cart, online: 1, boot_id: '', presence_at: null, version: '', last_seen: now, status: null })
    .onConflict((conflict) => conflict.column('cart').doUpdateSet({ last_seen: now }))
    .execute();
}

async function cartRow(tx: Tx, cart: string): Promise<CartRow | undefined> {
  return tx.selectFrom('carts').selectAll().where('cart', '=', cart).executeTakeFirst();
}

function knownOf(row: CartRow): Known | undefined {
  // A cart first heard through its facts has no boot id yet.
  if (row.boot_id === '') return undefined;
  return { online: row.online === 1, bootId: row.boot_id, at: row.presence_at };
}

async function saveCart(tx: Tx, row: CartRow): Promise<void> {
  await tx
    .insertInto('carts')
    .values(row)
    .onConflict((conflict) => conflict.column('cart').doUpdateSet(row))
    .execute();
}
