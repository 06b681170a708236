import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Database, Tx } from '../database/tables.js';
import { loyaltyNumber } from './loyalty-number.js';

export interface Member {
  readonly id: string;
  readonly firstName: string;
  readonly email: string | null;
  readonly loyaltyNumber: string;
}

/** Makes a member and signs the phone in. @returns the secret the phone keeps; here only its hash stays */
export async function createMember(
  db: Database,
  firstName: string,
  email: string | null,
  now: number,
): Promise<{ member: Member; secret: string }> {
  const secret = randomBytes(32).toString('base64url');
  const member = { id: `m-${randomBytes(9).toString('hex')}`, firstName, email, loyaltyNumber: '' };
  return db.transaction().execute(async (tx) => {
    const number = await freeNumber(tx);
    await tx
      .insertInto('members')
      .values({
        id: member.id,
        first_name: firstName,
        email,
        loyalty_number: number,
        list: '[]',
        list_version: 0,
        created_at: now,
      })
      .execute();
    await tx
      .insertInto('member_devices')
      .values({ secret_hash: hashOf(secret), member: member.id, created_at: now })
      .execute();
    return { member: { ...member, loyaltyNumber: number }, secret };
  });
}

export async function memberOfDevice(db: Database, secret: string): Promise<Member | undefined> {
  const device = await db
    .selectFrom('member_devices')
    .select('member')
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst();
  return device === undefined ? undefined : findMember(db, device.member);
}

/** @param key pseudonym or loyalty number, as a cart read it */
export async function findMember(db: Database, key: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', key), eb('loyalty_number', '=', key)]))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, first_name: firstName, email, loyalty_number } = row;
  return { id, firstName, email, loyaltyNumber: loyalty_number };
}

export async function renameMember(
  db: Database,
  id: string,
  change: { firstName: string; email: string | null },
): Promise<void> {
  await db
    .updateTable('members')
    .set({ first_name: change.firstName, email: change.email })
    .where('id', '=', id)
    .execute();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(`device ${secret}`).digest('hex');
}

async function freeNumber(tx: Tx): Promise<string> {
  for (;;) {
    const number = loyaltyNumber(randomInt(100_000_000));
    const taken = await tx.selectFrom('members').select('id').where('loyalty_number', '=', number).executeTakeFirst();
    if (taken === undefined) return number;
  }
}
