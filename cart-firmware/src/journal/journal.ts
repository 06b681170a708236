import {
  factBody,
  PERSONAL_FACTS,
  withoutPerson,
  type Fact,
  type FactBody,
  type FactKind,
} from '@smart-cart/contracts';
import type Database from 'better-sqlite3';
import { FirmwareError } from '../firmware-error.js';
import { latestEpoch, recordEpoch } from './epoch.js';
import { toFact, toRow, type FactRow } from './fact-row.js';
import { journalFormat } from './layout.js';
import { explain, openSqliteFile, Damage } from './sqlite-file.js';

export interface JournalOptions {
  /** Path of the SQLite file; its folder is made when missing. */
  readonly file: string;
  /** Days that facts of closed trips stay after the store has them. */
  readonly keepDays: number;
  /** Epoch milliseconds; used for naming a new epoch and for pruning. */
  readonly now: () => number;
}

/** What goes to the store under the epoch in use. */
export interface JournalPosition {
  readonly epoch: number;
  /** Sequence number of the newest fact; 0 when there was none yet. Of a sealed epoch: of the last fact that is still sent. */
  readonly last: number;
  /** The store has every fact up to and including this one. */
  readonly acknowledged: number;
}

/**
 * `beyond`: the store has facts of this epoch that this file does not hold: it was put back to an older state; or it has
 * all there will be of a sealed epoch. See `renew`.
 */
export type Acknowledged = 'advanced' | 'unchanged' | 'other-epoch' | 'beyond';

const DAY_MS = 86_400_000;
/** Rows deleted per transaction, so that pruning never keeps a shopper waiting. */
const PRUNE_ROWS = 2_000;
const PRUNE_PAGES = 500;

/**
 * What happened in this cart, in order, on disk before anyone is told. SQLite in WAL mode with synchronous=FULL,
 * held exclusively by this process. All calls are synchronous; each one is durable when it returns.
 *
 * Damage in the database: the file is set aside, and a fresh one begins. Damage in the middle of the write-ahead log: copies are
 * set aside, and the journal goes on with the facts before the damage, so that the shopper keeps the trip as far as it can
 * be read. The lost facts may be in the store already, or on the way to it. Hence the epoch is *sealed*: what is readable
 * still goes to the store under its old numbers, which makes sending twice harmless, and never a fact more; new facts wait, and
 * move to a new epoch once the store has the old ones. Re-journalling the readable facts instead would put them on
 * the receipt twice.
 */
export class Journal {
  #db: Database.Database | undefined;
  #statements: ReturnType<typeof prepareStatements> | undefined;
  /** With what was written after a seal. */
  #position: JournalPosition = { epoch: 0, last: 0, acknowledged: 0 };
  /** A fact's place in the file is its `seq` plus this. */
  #base = 0;
  /** What is up to here was in the file when it was opened. */
  #found = 0;
  /** What is behind this place in the file waits for a new epoch. */
  #sealed: number | undefined;
  /** Up to this place nothing of a person is left. */
  #nameless = 0;

  constructor(private readonly options: JournalOptions) {}

  /**
   * Checks every page, and every fact the cart still needs. A damaged file is set aside and a new epoch begins.
   * @returns `quarantined`: path of the file set aside, or "… (missing)" when an earlier journal is not there any more;
   * `reason`: what was wrong with it
   * @throws FirmwareError `journal-locked`, `journal-unwritable`
   */
  open(): { quarantined?: string; reason?: string } {
    if (this.#db) return {};
    const { file, now } = this.options;
    const earlier = latestEpoch(file);
    const begin = (db: Database.Database): Begun & { statements: Statements } => {
      const statements = prepareStatements(db);
      const begun = this.#begin(statements);
      checkChain(statements, begun);
      readOpenFacts(statements);
      return { statements, ...begun };
    };
    // An epoch on record that the file does not know is how `#begin` learns, also after a power cut, that facts are lost.
    const beforeSalvage = (): void => recordEpoch(file, Math.max(Math.floor(now()), latestEpoch(file) + 1));
    const label = String(earlier || Math.floor(now()));
    const opened = openSqliteFile(file, journalFormat, label, begin, beforeSalvage);
    const { statements, position, base, sealed, fresh } = opened.content;
    this.#db = opened.db;
    this.#statements = statements;
    this.#position = position;
    this.#base = base;
    this.#sealed = sealed;
    this.#found = base + position.last;
    this.#nameless = 0;
    // What is overwritten is gone from the disk, not only from its table of contents.
    opened.db.pragma('secure_delete = ON');
    this.prune();
    if (opened.quarantined) return { quarantined: opened.quarantined.path, reason: opened.quarantined.reason };
    if (!fresh || earlier === 0) return {};
    return {
      quarantined: `${file} (missing)`,
      reason: `epoch ${earlier} is on record, but its journal is not there any more; its facts are lost unless the store has them`,
    };
  }

  get position(): JournalPosition {
    const { epoch, last, acknowledged } = this.#position;
    return { epoch, last: this.#sealed === undefined ? last : this.#sealed - this.#base, acknowledged };
  }

  /** Facts the store has not acknowledged yet. */
  get backlog(): number {
    return this.#position.last - this.#position.acknowledged;
  }

  /**
   * Writes all of them or none, synced to disk.
   * @param at epoch milliseconds
   * @throws FirmwareError `fact-invalid` for what could not be read back, `journal-unwritable` when the disk refuses
   */
  append(bodies: readonly FactBody[], at: number): Fact[] {
    if (bodies.length === 0) return [];
    const { epoch, last } = this.#position;
    const rows: FactRow[] = [];
    const facts: Fact[] = [];
    bodies.forEach((unchecked, i) => {
      const body = checked(unchecked);
      const fact = { epoch, seq: last + 1 + i, at, body };
      rows.push(toRow(this.#base + fact.seq, fact));
      facts.push(fact);
    });
    this.#write((statements) => {
      for (const row of rows) statements.insert.run(row);
    });
    this.#position = { ...this.#position, last: last + facts.length };
    return facts;
  }

  /**
   * What the state before the restart was made of: the newest `firmware-started`, and every fact since the newest
   * `trip-started` unless that trip is closed. In order of `seq`.
   */
  readOpen(): Fact[] {
    return this.#read(readOpenFacts);
  }

  /** Up to `limit` facts of the epoch with a greater number than `seq`, in order. Of a sealed epoch none behind the seal. */
  after(seq: number, limit: number): Fact[] {
    const from = this.#base + Math.max(0, seq);
    const wanted = this.#sealed === undefined ? limit : Math.min(limit, Math.max(0, this.#sealed - from));
    return this.#read((statements) => statements.after.all(from, wanted).map(toFact));
  }

  /** Never goes back, and never beyond the newest fact. */
  acknowledge(epoch: number, seq: number): Acknowledged {
    const { last, acknowledged, epoch: current } = this.position;
    if (epoch !== current) return 'other-epoch';
    if (seq > last || (this.#sealed !== undefined && seq === last)) return 'beyond';
    if (seq <= acknowledged) return 'unchanged';
    this.#write((statements) => statements.acknowledge.run(seq));
    this.#position = { ...this.#position, acknowledged: seq };
    return 'advanced';
  }

  /**
   * The store knows more of this epoch than the file: a disk that lied about a power cut, or an old copy put back. The
   * numbers it knows must not be used again, so what was written since `open` moves to a new epoch; what is older the store
   * has already. Of a sealed epoch, what is behind the seal moves. Nothing changes for the open trip.
   */
  renew(): JournalPosition {
    const { epoch, last, acknowledged } = this.#position;
    const base = this.#sealed ?? Math.max(this.#found, this.#base + acknowledged);
    const next = Math.max(Math.floor(this.options.now()), epoch + 1, latestEpoch(this.options.file) + 1);
    this.#write((statements) => {
      statements.move.run({ epoch: next, base });
      statements.renew.run({ epoch: next, base });
    });
    this.#position = { epoch: next, last: this.#base + last - base, acknowledged: 0 };
    this.#base = base;
    this.#sealed = undefined;
    // After the move: an epoch on record that the file does not know would seal the facts that were to move.
    recordEpoch(this.options.file, next);
    return this.#position;
  }

  /**
   * Deletes facts that the store has, that belong to no open trip and that are older than `keepDays`; gives a bounded
   * number of pages back to the disk. Called by `open`; call it again when a trip closes.
   * @returns how many facts were deleted
   */
  prune(): number {
    const before = this.options.now() - this.options.keepDays * DAY_MS;
    const end = this.#read((statements) => {
      const first = statements.chain.get()?.first;
      if (first === null || first === undefined) return undefined;
      const keepFrom = [openTripStart(statements), statements.firstSince.get(before)?.n];
      const limits = keepFrom.map((n) => (n === undefined ? Number.MAX_SAFE_INTEGER : n - 1));
      const limit = Math.min(...limits, this.#base + this.#position.acknowledged, first - 1 + PRUNE_ROWS);
      return limit < first ? undefined : { limit, rows: limit - first + 1 };
    });
    if (!end) return 0;
    this.#write((statements) => {
      statements.prune.run(end.limit);
      statements.pruned.run(end.limit);
    });
    this.#db?.pragma(`incremental_vacuum(${PRUNE_PAGES})`);
    return end.rows;
  }

  /**
   * Takes the shopper out of the facts of closed trips that the store has: who it was, their list, where their receipt
   * went. Goods and money stay. Cheap when there is nothing to do.
   * @returns how many facts were changed
   */
  forgetPeople(): number {
    const upTo = this.#base + this.#position.acknowledged;
    if (upTo <= this.#nameless) return 0;
    const open = this.#read(openTripStart);
    const limit = Math.min(upTo, (open ?? Number.MAX_SAFE_INTEGER) - 1);
    const known = this.#read((statements) =>
      statements.personal.all(this.#nameless, limit).map((row) => [row, toFact(row)] as const),
    );
    const changed = known.flatMap(([row, fact]) => {
      const nameless = toRow(row.n, { ...fact, body: withoutPerson(fact.body) });
      return nameless.body === row.body ? [] : [nameless];
    });
    if (changed.length > 0) {
      this.#write((statements) => {
        for (const { n, body, digest } of changed) statements.rewrite.run({ n, body, digest });
      });
      // The write-ahead log still has the pages as they were.
      this.#db?.pragma('wal_checkpoint(TRUNCATE)');
    }
    this.#nameless = Math.max(this.#nameless, limit);
    return changed.length;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
    this.#statements = undefined;
    this.#sealed = undefined;
  }

  #begin(statements: Statements): Begun {
    const { file, now } = this.options;
    const row = statements.position.get();
    if (row) {
      const { epoch, base, acknowledged } = row;
      const latest = latestEpoch(file);
      if (latest < epoch) recordEpoch(file, epoch);
      const end = Math.max(row.last ?? 0, row.pruned);
      let sealed = row.sealed ?? undefined;
      // An older copy put back, or a salvage: what this file does not hold may be in the store.
      if (latest > epoch && sealed === undefined) statements.seal.run((sealed = end));
      return { base, position: { epoch, last: end - base, acknowledged }, sealed, fresh: false };
    }
    const epoch = Math.max(1, Math.floor(now()), latestEpoch(file) + 1);
    // In this order: an epoch on record without a row then always means that a journal was lost.
    statements.begin.run(epoch);
    recordEpoch(file, epoch);
    return { base: 0, position: { epoch, last: 0, acknowledged: 0 }, sealed: undefined, fresh: true };
  }

  #closedError(): FirmwareError {
    return new FirmwareError(
      'journal-unwritable',
      `The journal ${this.options.file} is not open. Call open() first; after close() nothing is taken any more.`,
    );
  }

  #read<T>(work: (statements: Statements) => T): T {
    const statements = this.#statements;
    if (!statements) throw this.#closedError();
    try {
      return work(statements);
    } catch (error) {
      throw this.#explained(error);
    }
  }

  #write(work: (statements: Statements) => unknown): void {
    const db = this.#db;
    const statements = this.#statements;
    if (!db || !statements) throw this.#closedError();
    try {
      db.transaction(() => work(statements)).immediate();
    } catch (error) {
      throw this.#explained(error);
    }
  }

  #explained(error: unknown): Error {
    if (error instanceof Damage) {
      return new FirmwareError(
        'journal-damaged',
        `The journal ${this.options.file} was damaged while in use: ${error.message}. Restart the firmware: it sets the file aside and begins a new one.`,
      );
    }
    return explain(this.options.file, journalFormat, error);
  }
}

/** Only what can be read back is written: one unreadable fact would cost the whole journal at the next start. */
function checked(body: FactBody): FactBody {
  const result = factBody.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new FirmwareError(
    'fact-invalid',
    `A fact of kind ${body.kind} was refused by the journal: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. This is a defect of the firmware: report it with the system log.`,
  );
}

interface Begun {
  readonly position: JournalPosition;
  readonly base: number;
  readonly sealed: number | undefined;
  /** There was no journal in the file. */
  readonly fresh: boolean;
}

interface Renewal {
  readonly epoch: number;
  readonly base: number;
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(db: Database.Database) {
  return {
    position: db.prepare<
      [],
      { epoch: number; base: number; acknowledged: number; pruned: number; sealed: number | null; last: number | null }
    >('SELECT epoch, base, acknowledged, pruned, sealed, (SELECT max(n) FROM fact) AS last FROM journal WHERE id = 1'),
    begin: db.prepare<[number]>('INSERT INTO journal (id, epoch) VALUES (1, ?)'),
    seal: db.prepare<[number]>('UPDATE journal SET sealed = ? WHERE id = 1'),
    insert: db.prepare<[FactRow]>('INSERT INTO fact VALUES (@n, @epoch, @seq, @at, @kind, @body, @digest)'),
    // Names of kinds are ours, and a statement takes no list.
    personal: db.prepare<[number, number], FactRow>(
      `SELECT * FROM fact WHERE n > ? AND n <= ? AND kind IN (${PERSONAL_FACTS.map((kind) => `'${kind}'`).join()}) ORDER BY n`,
    ),
    rewrite: db.prepare<[Pick<FactRow, 'n' | 'body' | 'digest'>]>(
      'UPDATE fact SET body = @body, digest = @digest WHERE n = @n',
    ),
    acknowledge: db.prepare<[number]>('UPDATE journal SET acknowledged = ? WHERE id = 1'),
    move: db.prepare<[Renewal]>('UPDATE fact SET epoch = @epoch, seq = n - @base WHERE n > @base'),
    renew: db.prepare<[Renewal]>(
      'UPDATE journal SET epoch = @epoch, base = @base, acknowledged = 0, sealed = NULL WHERE id = 1',
    ),
    after: db.prepare<[number, number], FactRow>('SELECT * FROM fact WHERE n > ? ORDER BY n LIMIT ?'),
    firstSince: db.prepare<[number], { n: number }>('SELECT n FROM fact WHERE at >= ? ORDER BY n LIMIT 1'),
    // Written out, not bound: a partial index serves only a condition known when the statement is made.
    tripStarted: db.prepare<[], FactRow>(newest('trip-started')),
    tripClosed: db.prepare<[], FactRow>(newest('trip-closed')),
    firmwareStarted: db.prepare<[], FactRow>(newest('firmware-started')),
    prune: db.prepare<[number]>('DELETE FROM fact WHERE n <= ?'),
    pruned: db.prepare<[number]>('UPDATE journal SET pruned = ? WHERE id = 1'),
    chain: db.prepare<[], { first: number | null; last: number | null; rows: number }>(
      'SELECT min(n) AS first, max(n) AS last, count(*) AS rows FROM fact',
    ),
  };
}

function newest(kind: FactKind): string {
  return `SELECT * FROM fact WHERE kind = '${kind}' ORDER BY n DESC LIMIT 1`;
}

/** @returns the place of the fact that began it */
function openTripStart(statements: Statements): number | undefined {
  const started = statements.tripStarted.get();
  if (!started) return undefined;
  const closed = statements.tripClosed.get();
  return closed && closed.n > started.n ? undefined : started.n;
}

function readOpenFacts(statements: Statements): Fact[] {
  const start = openTripStart(statements);
  const firmware = statements.firmwareStarted.get();
  const facts = start === undefined ? [] : statements.after.all(start - 1, -1);
  const rows = firmware && (start === undefined || firmware.n < start) ? [firmware, ...facts] : facts;
  return rows.map(toFact);
}

/** No number is missing, and what the store still has to get is as it was written. */
function checkChain(statements: Statements, { position, base }: Begun): void {
  const { first, last, rows } = statements.chain.get() ?? { first: null, last: null, rows: 0 };
  if (first !== null && last !== null && last - first + 1 !== rows) throw new Damage('facts are missing in the middle');
  if (position.acknowledged > position.last || position.last < 0) {
    throw new Damage('more facts are acknowledged than there are');
  }
  const wanted = base + position.acknowledged + 1;
  if (position.acknowledged < position.last && (first === null || first > wanted)) {
    throw new Damage('facts the store has not got are missing');
  }
  for (const row of statements.after.iterate(wanted - 1, -1)) {
    if (row.epoch !== position.epoch || row.seq !== row.n - base) throw new Damage(`fact ${row.n} has another number`);
    toFact(row);
  }
}
