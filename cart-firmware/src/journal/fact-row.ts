import { createHash } from 'node:crypto';
import { fact, type Fact } from '@smart-cart/contracts';
import { Damage } from './sqlite-file.js';

/** A row of table `fact`. */
export interface FactRow {
  /** Order in this file. */
  readonly n: number;
  readonly epoch: number;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly body: string;
  readonly digest: Uint8Array;
}

export function toRow(n: number, { epoch, seq, at, body }: Fact): FactRow {
  const text = JSON.stringify(body);
  return { n, epoch, seq, at, kind: body.kind, body: text, digest: digestOf(n, at, text) };
}

/** @throws Damage when the row is not what was written, or is no fact */
export function toFact(row: FactRow): Fact {
  if (!digestOf(row.n, row.at, row.body).equals(row.digest)) {
    throw new Damage(`fact ${row.seq} is not what was written`);
  }
  const result = fact.safeParse({
    epoch: row.epoch,
    seq: row.seq,
    at: row.at,
    body: JSON.parse(row.body) as unknown,
  });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Damage(`fact ${row.seq} is no fact: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

/** Eight bytes tell damage from luck well enough; nobody is being kept from forging here. */
function digestOf(n: number, at: number, body: string): Buffer {
  return createHash('sha256').update(`${n} ${at} ${body}`).digest().subarray(0, 8);
}
