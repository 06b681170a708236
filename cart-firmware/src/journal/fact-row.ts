import { createHash } from 'node:crypto';
import { fact, type Fact, type FactBody } from '@smart-cart/contracts';
import { Damage } from './sqlite-file.js';

/** A row of table `fact`. */
export interface FactRow {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly body: string;
  readonly digest: Uint8Array;
}

export function toRow(seq: number, at: number, body: FactBody): FactRow {
  const text = JSON.stringify(body);
  return { seq, at, kind: body.kind, body: text, digest: digestOf(seq, at, text) };
}

/** @throws Damage when the row is not what was written, or is no fact */
export function toFact(epoch: number, row: FactRow): Fact {
  if (!digestOf(row.seq, row.at, row.body).equals(row.digest)) {
    throw new Damage(`fact ${row.seq} is not what was written`);
  }
  const result = fact.safeParse({ epoch, seq: row.seq, at: row.at, body: JSON.parse(row.body) as unknown });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Damage(`fact ${row.seq} is no fact: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** Eight bytes tell damage from luck well enough; nobody is being kept from forging here. */
function digestOf(seq: number, at: number, body: string): Buffer {
  return createHash('sha256').update(`${seq} ${at} ${body}`).digest().subarray(0, 8);
}
