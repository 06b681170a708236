import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentHead, documentName, type DocumentHead, type DocumentName } from '@smart-cart/contracts';
import { FirmwareError } from '../firmware-error.js';

export interface StoreDocument {
  readonly head: DocumentHead;
  readonly bytes: Buffer;
}

/** Says why a document cannot be used, as a sentence, or nothing when it can. */
export type DocumentCheck = (bytes: Buffer, head: DocumentHead) => string | undefined;

export type DocumentOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * The store's documents on the cart's disk (promotions, map, suggestions, recogniser). Each version is whole on disk
 * before it is in use; one that cannot be used is refused and the version before stays.
 */
export class DocumentStore {
  readonly #current = new Map<DocumentName, StoreDocument>();
  readonly #setAside: string[] = [];

  constructor(
    private readonly options: {
      readonly directory: string;
      readonly checks: Partial<Readonly<Record<DocumentName, DocumentCheck>>>;
    },
  ) {}

  /** Reads what is on disk; what is damaged or no longer understood is set aside and will be asked for again. */
  open(): void {
    const { directory } = this.options;
    try {
      mkdirSync(directory, { recursive: true });
    } catch (cause) {
      throw unwritable(directory, cause);
    }
    for (const name of documentName.options) {
      const found = this.#read(name);
      if (found !== undefined) this.#current.set(name, found);
    }
  }

  /** Files that were damaged at `open`. */
  get setAside(): readonly string[] {
    return this.#setAside;
  }

  current(name: DocumentName): StoreDocument | undefined {
    return this.#current.get(name);
  }

  /** Version in use, 0 when there is none. */
  version(name: DocumentName): number {
    return this.#current.get(name)?.head.version ?? 0;
  }

  /** @throws FirmwareError `documents-unwritable`; the version before stays in use */
  put(head: DocumentHead, bytes: Buffer): DocumentOutcome {
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (digest !== head.sha256) return { ok: false, reason: 'it is not what the store announced (its digest differs)' };
    const reason = this.#problem(head, bytes);
    if (reason !== undefined) return { ok: false, reason };
    this.#write(head, bytes);
    this.#current.set(head.name, { head, bytes });
    return { ok: true };
  }

  #problem(head: DocumentHead, bytes: Buffer): string | undefined {
    try {
      return this.options.checks[head.name]?.(bytes, head);
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** One file holds head and content, so that no power cut can leave the one without the other. */
  #write(head: DocumentHead, bytes: Buffer): void {
    const file = this.#file(head.name);
    const fresh = `${file}.new`;
    try {
      const handle = openSync(fresh, 'w', 0o600);
      try {
        writeSync(handle, `${JSON.stringify(head)}\n`);
        writeSync(handle, bytes);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(fresh, file);
      const directory = openSync(dirname(file), 'r');
      fsyncSync(directory);
      closeSync(directory);
    } catch (cause) {
      throw unwritable(file, cause);
    }
  }

  #read(name: DocumentName): StoreDocument | undefined {
    const file = this.#file(name);
    let content: Buffer;
    try {
      content = readFileSync(file);
    } catch {
      return undefined;
    }
    const end = content.indexOf('\n');
    const bytes = content.subarray(end + 1);
    try {
      const head = documentHead.parse(JSON.parse(content.subarray(0, end).toString('utf8')));
      const whole = createHash('sha256').update(bytes).digest('hex') === head.sha256;
      if (whole && this.#problem(head, bytes) === undefined) return { head, bytes };
    } catch {
      // Falls through: set aside like any other damage.
    }
    this.#setAside.push(file);
    rmSync(`${file}.damaged`, { force: true });
    renameSync(file, `${file}.damaged`);
    return undefined;
  }

  #file(name: DocumentName): string {
    return join(this.options.directory, `${name}.document`);
  }
}

function unwritable(path: string, cause: unknown): FirmwareError {
  return new FirmwareError(
    'documents-unwritable',
    `The store's documents cannot be kept at ${path}: ${(cause as Error).message}. Check that the disk has space and that the cart's user may write there.`,
    { cause },
  );
}
