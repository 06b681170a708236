import { createHash } from 'node:crypto';
import { MAX_DOCUMENT_BYTES, type DocumentHead, type DocumentName } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import type { Database, Tx } from '../database/tables.js';
import { checkDocument } from './document-kinds.js';

/** A document as staff see it. */
export interface DocumentView extends DocumentHead {
  readonly summary: string;
  /** Where it came from, in words. */
  readonly origin: string;
  readonly at: number;
}

/** Older versions are kept for a look back, not sent. */
const VERSIONS_KEPT = 5;
const PROBLEMS_NAMED = 20;
/** How the origin of what a configuration names begins. */
export const FILE_ORIGIN = 'file ';

/**
 * Makes a document the newest of its kind, durably. The same content again changes nothing.
 * @returns what carts are told of it, and whether it is new
 * @throws BackOfficeError `document-invalid`, with a sentence for every problem
 */
export async function publishDocument(
  db: Database,
  name: DocumentName,
  text: string,
  origin: string,
  now: number,
): Promise<{ head: DocumentHead; changed: boolean }> {
  const checked = checkDocument(name, text);
  if (!checked.ok) throw invalid(name, checked.problems);
  return db.transaction().execute(async (tx) => {
    const current = await newestRow(tx, name);
    if (current !== undefined) {
      const before = checkDocument(name, textOf(current.content));
      if (before.ok && before.content === checked.content) return { head: headOf(name, current), changed: false };
    }
    const version = Math.max((current?.version ?? 0) + 1, checked.version);
    const bytes = checked.bytes(version);
    if (bytes.byteLength > MAX_DOCUMENT_BYTES) {
      throw invalid(name, [`it has ${bytes.byteLength} bytes, more than the ${MAX_DOCUMENT_BYTES} a cart takes`]);
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const row = { name, version, sha256, bytes: bytes.byteLength, content: bytes.toString('base64') };
    await tx
      .insertInto('documents')
      .values({ ...row, origin: origin.slice(0, 200), at: now })
      .execute();
    // What a file of the configuration said last is kept, to tell whether it has changed.
    await tx
      .deleteFrom('documents')
      .where('name', '=', name)
      .where('version', '<=', version - VERSIONS_KEPT)
      .where('origin', 'not like', `${FILE_ORIGIN}%`)
      .execute();
    return { head: headOf(name, row), changed: true };
  });
}

/** The newest version of each kind there is. */
export async function documentHeadsOf(db: Database): Promise<DocumentHead[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['name', 'version', 'sha256', 'bytes'])
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute();
  const newest = rows.filter((row, i) => rows[i - 1]?.name !== row.name);
  return newest.map((row) => headOf(row.name as DocumentName, row));
}

/** The newest version, whole; or the version asked for, while it is kept. */
export async function readDocument(
  db: Database | Tx,
  name: DocumentName,
  version?: number,
): Promise<{ head: DocumentHead; bytes: Buffer; origin: string; at: number } | undefined> {
  const row = await newestRow(db, name, version);
  if (row === undefined) return undefined;
  return { head: headOf(name, row), bytes: Buffer.from(row.content, 'base64'), origin: row.origin, at: row.at };
}

/** True when this text is what a file brought last: what was published since then stands. */
export async function isLastFromFile(db: Database, name: DocumentName, text: string): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .select('content')
    .where('name', '=', name)
    .where('origin', 'like', `${FILE_ORIGIN}%`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return false;
  const [before, now] = [checkDocument(name, textOf(row.content)), checkDocument(name, text)];
  return before.ok && now.ok && before.content === now.content;
}

/** Reads what staff see of the newest version of each kind; a document is looked into once. */
export class DocumentList {
  readonly #known = new Map<string, Pick<DocumentView, 'summary' | 'origin' | 'at'>>();

  constructor(private readonly db: Database) {}

  async read(): Promise<DocumentView[]> {
    const views: DocumentView[] = [];
    for (const head of await documentHeadsOf(this.db)) {
      const key = `${head.name} ${head.version} ${head.sha256}`;
      const about = this.#known.get(key) ?? (await this.#look(head));
      if (about === undefined) continue;
      this.#known.set(key, about);
      views.push({ ...head, ...about });
    }
    return views;
  }

  async #look({ name }: DocumentHead): Promise<Pick<DocumentView, 'summary' | 'origin' | 'at'> | undefined> {
    const document = await readDocument(this.db, name);
    if (document === undefined) return undefined;
    const checked = checkDocument(name, document.bytes.toString('utf8'));
    const summary = checked.ok ? checked.summary : 'not readable by this version of the back office';
    return { summary, origin: document.origin, at: document.at };
  }
}

interface Row {
  readonly version: number;
  readonly sha256: string;
  readonly bytes: number;
}

async function newestRow(
  db: Database | Tx,
  name: DocumentName,
  only?: number,
): Promise<(Row & { content: string; origin: string; at: number }) | undefined> {
  const rows = db.selectFrom('documents').selectAll().where('name', '=', name);
  return (only === undefined ? rows : rows.where('version', '=', only))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function headOf(name: DocumentName, { version, sha256, bytes }: Row): DocumentHead {
  return { name, version, bytes, sha256 };
}

function textOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function invalid(name: DocumentName, problems: readonly string[]): BackOfficeError {
  const more = problems.length - PROBLEMS_NAMED;
  const named = problems.slice(0, PROBLEMS_NAMED).map((problem) => `- ${problem}`);
  const rest = more > 0 ? `\n- and ${more} more` : '';
  return new BackOfficeError(
    'document-invalid',
    `The document "${name}" was not published; carts keep the one they have:\n${named.join('\n')}${rest}`,
  );
}
