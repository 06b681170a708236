import { readFileSync } from 'node:fs';
import type { DocumentHead, DocumentName } from '@smart-cart/contracts';
import { BackOfficeError } from '../back-office-error.js';
import type { BackOfficeConfig } from '../config.js';
import type { Database } from '../database/tables.js';
import { reasonOf } from '../reason.js';
import type { DocumentService } from './document-service.js';
import {
  DocumentList,
  FILE_ORIGIN,
  isLastFromFile,
  publishDocument,
  readDocument,
  type DocumentView,
} from './document-store.js';

export interface DocumentsOptions {
  readonly db: Database;
  readonly service: Pick<DocumentService, 'announce'>;
  readonly files: BackOfficeConfig['documents'];
  readonly now: () => number;
  readonly onChange: () => void;
}

/** The documents of the store: read from files at start, published by staff, announced to carts. */
export class Documents {
  readonly #list: DocumentList;

  constructor(private readonly options: DocumentsOptions) {
    this.#list = new DocumentList(options.db);
  }

  /**
   * Publishes what the configuration names. A file that says the same as at the last start changes nothing: what staff
   * published since then stands until the file changes.
   * @throws BackOfficeError `document-invalid`, naming the file
   */
  async readFiles(): Promise<void> {
    const { db, files } = this.options;
    await this.#readFile('promotions', files.promotions);
    await this.#readFile('store-map', files.storeMap);
    await this.#readFile('recogniser', files.recogniser);
    if ((await readDocument(db, 'recommendations')) === undefined) {
      await this.#readFile('recommendations', files.recommendations);
    }
  }

  /** Newest version of each kind there is. */
  async list(): Promise<DocumentView[]> {
    return this.#list.read();
  }

  async has(name: DocumentName): Promise<boolean> {
    return (await readDocument(this.options.db, name)) !== undefined;
  }

  /** @throws BackOfficeError `document-unknown` */
  async read(name: DocumentName): Promise<{ head: DocumentHead; text: string }> {
    const document = await readDocument(this.options.db, name);
    if (document === undefined) {
      throw new BackOfficeError('document-unknown', `The store has published no document "${name}" yet.`);
    }
    return { head: document.head, text: document.bytes.toString('utf8') };
  }

  /**
   * Durable before it is announced; carts fetch it by themselves. The same content again changes nothing.
   * @param origin in words, for staff: who, or which file
   * @throws BackOfficeError `document-invalid` with every problem
   */
  async publish(name: DocumentName, text: string, origin: string): Promise<{ head: DocumentHead; changed: boolean }> {
    const { db, service, now, onChange } = this.options;
    const published = await publishDocument(db, name, text, origin, now());
    if (published.changed) {
      await service.announce();
      onChange();
    }
    return published;
  }

  async #readFile(name: DocumentName, file: string | undefined): Promise<void> {
    if (file === undefined) return;
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new BackOfficeError(
        'document-invalid',
        `The document "${name}" cannot be read from ${file} (${reasonOf(error)}). Correct the path in the configuration.`,
        { cause: error },
      );
    }
    const { db, now } = this.options;
    if (await isLastFromFile(db, name, text)) return;
    await publishDocument(db, name, text, `${FILE_ORIGIN}${file}`, now());
  }
}
