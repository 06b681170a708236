import { factBody, type Fact, type FactBody, type FactKind } from '@smart-cart/contracts';
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

export interface JournalPosition {
  readonly epoch: number;
  /** Sequence number of the newest fact; 0 when there was none yet. */
  readonly last: number;
  /** The store has every fact up to and including this one. */
  readonly acknowledged: number;
}

/** `beyond`: the store has facts of this epoch that this file never held: it was put back to an older state. */
export type Acknowledged = 'advanced' | 'unchanged' | 'other-epoch' | 'beyond';

const DAY_MS = 86_400_000;
/** Rows deleted per transaction, so that pruning never keeps a shopper waiting. */
const PRUNE_ROWS = 2_000;
const PRUNE_PAGES = 500;

/**
 * What happened in this cart, in order, on disk before anyone is told. SQLite in WAL mode with synchronous=FULL,
 * held exclusively by this process. All calls are synchronous; each one is durable when it returns.
 */
export class Journal {
  #db: Database.Database | undefined;
  #statements: ReturnType<typeof prepareStatements> | undefined;
  #position: JournalPosition = { epoch: 0, last: 0, acknowledged: 0 };

  constructor(private readonly options: JournalOptions) {}

  /**
   * Checks every page, and every fact the cart still needs. A damaged file is set aside and a new epoch begins.
   * @returns `quarantined`: path of the file set aside, `reason`: what was wrong with it
   * @throws FirmwareError `journal-locked`, `journal-unwritable`
   */
  open(): { quarantined?: string; reason?: string } {
    if (this.#db) return {};
    const { file, now } = this.options;
    const earlier = latestEpoch(file);
    const opened = openSqliteFile(file, journalFormat, String(earlier || Math.floor(now())), (db) => {
      const statements = prepareStatements(db);
      const position = this.#begin(db, statements);
      checkChain(statements, position);
      readOpenFacts(statements, position.epoch);
      return { statements, position };
    });
    this.#db = opened.db;
    this.#statements = opened.content.statements;
    this.#position = opened.content.position;
    this.prune();
    return opened.quarantined ? { quarantined: opened.quarantined.path, reason: opened.quarantined.reason } : {};
  }

  get position(): JournalPosition {
    return this.#position;
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
      const seq = last + 1 + i;
      rows.push(toRow(seq, at, body));
      facts.push({ epoch, seq, at, body });
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
    return this.#read((statements) => readOpenFacts(statements, this.#position.epoch));
  }

  /** Up to `limit` facts with a greater number than `seq`, in order. */
  after(seq: number, limit: number): Fact[] {
    return this.#read((statements) => statements.after.all(seq, limit).map((row) => toFact(this.#position.epoch, row)));
  }

  /** The oldest fact still kept; one more than `last` when there is none. */
  get first(): number {
    return this.#read((statements) => statements.first.get()?.first ?? this.#position.last + 1);
  }

  /** Never goes back, and never beyond the newest fact. */
  acknowledge(epoch: number, seq: number): Acknowledged {
    const position = this.#position;
    if (epoch !== position.epoch) return 'other-epoch';
    if (seq > position.last) return 'beyond';
    if (seq <= position.acknowledged) return 'unchanged';
    this.#write((statements) => statements.acknowledge.run(seq));
    this.#position = { ...position, acknowledged: seq };
    return 'advanced';
  }

  /**
   * Deletes facts that the store has, that belong to no open trip and that are older than `keepDays`; gives a bounded
   * number of pages back to the disk. Called by `open`; call it again when a trip closes.
   * @returns how many facts were deleted
   */
  prune(): number {
    const before = this.options.now() - this.options.keepDays * DAY_MS;
    const open = this.#read(openTripStart);
    const limit = Math.min(this.#position.acknowledged, (open ?? Number.MAX_SAFE_INTEGER) - 1, this.#position.last);
    const first = this.first;
    const recent = this.#read((statements) => statements.firstSince.get(before)?.seq);
    const end = Math.min(limit, (recent ?? Number.MAX_SAFE_INTEGER) - 1, first - 1 + PRUNE_ROWS);
    if (end < first) return 0;
    this.#write((statements) => {
      statements.prune.run(end);
      statements.pruned.run(end);
    });
    this.#db?.pragma(`incremental_vacuum(${PRUNE_PAGES})`);
    return end - first + 1;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
    this.#statements = undefined;
  }

  #begin(db: Database.Database, statements: Statements): JournalPosition {
    const { file, now } = this.options;
    const row = statements.position.get();
    if (row) {
      if (latestEpoch(file) < row.epoch) recordEpoch(file, row.epoch);
      return { epoch: row.epoch, last: Math.max(row.last ?? 0, row.pruned), acknowledged: row.acknowledged };
    }
    const epoch = Math.max(1, Math.floor(now()), latestEpoch(file) + 1);
    recordEpoch(file, epoch);
    db.prepare('INSERT INTO journal (id, epoch) VALUES (1, ?)').run(epoch);
    return { epoch, last: 0, acknowledged: 0 };
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

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(db: Database.Database) {
  return {
    position: db.prepare<[], { epoch: number; acknowledged: number; pruned: number; last: number | null }>(
      'SELECT epoch, acknowledged, pruned, (SELECT max(seq) FROM fact) AS last FROM journal WHERE id = 1',
    ),
    insert: db.prepare<[FactRow]>('INSERT INTO fact VALUES (@seq, @at, @kind, @body, @digest)'),
    acknowledge: db.prepare<[number]>('UPDATE journal SET acknowledged = ? WHERE id = 1'),
    after: db.prepare<[number, number], FactRow>('SELECT * FROM fact WHERE seq > ? ORDER BY seq LIMIT ?'),
    first: db.prepare<[], { first: number | null }>('SELECT min(seq) AS first FROM fact'),
    firstSince: db.prepare<[number], { seq: number }>('SELECT seq FROM fact WHERE at >= ? ORDER BY seq LIMIT 1'),
    // Written out, not bound: a partial index serves only a condition known when the statement is made.
    tripStarted: db.prepare<[], FactRow>(newest('trip-started')),
    tripClosed: db.prepare<[], FactRow>(newest('trip-closed')),
    firmwareStarted: db.prepare<[], FactRow>(newest('firmware-started')),
    prune: db.prepare<[number]>('DELETE FROM fact WHERE seq <= ?'),
    pruned: db.prepare<[number]>('UPDATE journal SET pruned = ? WHERE id = 1'),
    chain: db.prepare<[], { first: number | null; last: number | null; rows: number }>(
      'SELECT min(seq) AS first, max(seq) AS last, count(*) AS rows FROM fact',
    ),
  };
}

function newest(kind: FactKind): string {
  return `SELECT * FROM fact WHERE kind = '${kind}' ORDER BY seq DESC LIMIT 1`;
}

function openTripStart(statements: Statements): number | undefined {
  const started = statements.tripStarted.get();
  if (!started) return undefined;
  const closed = statements.tripClosed.get();
  return closed && closed.seq > started.seq ? undefined : started.seq;
}

function readOpenFacts(statements: Statements, epoch: number): Fact[] {
  const start = openTripStart(statements);
  const firmware = statements.firmwareStarted.get();
  const facts = start === undefined ? [] : statements.after.all(start - 1, -1);
  const rows = firmware && (start === undefined || firmware.seq < start) ? [firmware, ...facts] : facts;
  return rows.map((row) => toFact(epoch, row));
}

/** No number is missing, and what the store still has to get is as it was written. */
function checkChain(statements: Statements, position: JournalPosition): void {
  const { first, last, rows } = statements.chain.get() ?? { first: null, last: null, rows: 0 };
  if (first !== null && last !== null && last - first + 1 !== rows) throw new Damage('facts are missing in the middle');
  if (position.acknowledged > position.last) throw new Damage('more facts are acknowledged than there are');
  if (first !== null && position.acknowledged + 1 < first && position.acknowledged < position.last) {
    throw new Damage('facts the store has not got are missing');
  }
  for (const row of statements.after.iterate(position.acknowledged, -1)) toFact(position.epoch, row);
}
