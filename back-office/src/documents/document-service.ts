import { setTimeout as delay } from 'node:timers/promises';
import { DOCUMENT_PART_BYTES, topics, type DocumentName, type StoreNews } from '@smart-cart/contracts';
import type { Database } from '../database/tables.js';
import type { FleetLink } from '../fleet/fleet-link.js';
import { reasonOf } from '../reason.js';
import { documentHeadsOf, readDocument } from './document-store.js';

export interface DocumentServiceOptions {
  readonly db: Database;
  readonly store: string;
  readonly link: Pick<FleetLink, 'publish'>;
  /** What all carts together may draw, so that facts and answers keep their way through the store's network. */
  readonly bytesPerSecond: number;
  readonly log: (line: string) => void;
}

/** Tells carts which documents there are, and sends them what they ask for, one after the other at a bounded rate. */
export class DocumentService {
  readonly #options: DocumentServiceOptions;
  readonly #asked = new Map<string, { cart: string; name: DocumentName; have: number }>();
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;

  constructor(options: DocumentServiceOptions) {
    this.#options = options;
  }

  async announce(): Promise<void> {
    const { db, store, link } = this.#options;
    await link.publish(topics.documents(store), { documents: await documentHeadsOf(db) }, { retain: true });
  }

  /** The newest question of a cart about a document replaces the one before. */
  answer(cart: string, name: DocumentName, have: number): void {
    if (this.#isStopped()) return;
    this.#asked.set(`${cart} ${name}`, { cart, name, have });
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#asked.clear();
    await this.#working;
  }

  #isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #work(): Promise<void> {
    for (;;) {
      const [next] = this.#asked;
      if (next === undefined || this.#isStopped()) return;
      const [key, { cart, name, have }] = next;
      this.#asked.delete(key);
      try {
        await this.#send(cart, name, have);
      } catch (error) {
        if (this.#isStopped()) return;
        this.#options.log(`The document ${name} could not be sent to ${cart} (${reasonOf(error)}). It will ask again.`);
      }
    }
  }

  async #send(cart: string, name: DocumentName, have: number): Promise<void> {
    const { db, store, link, bytesPerSecond } = this.#options;
    const document = await readDocument(db, name);
    // A version beyond ours is one of a database that was lost: the cart takes what there is now.
    if (document === undefined || document.head.version === have) return;
    const { head, bytes } = document;
    const parts = Math.max(1, Math.ceil(bytes.byteLength / DOCUMENT_PART_BYTES));
    for (let part = 0; part < parts; part += 1) {
      const chunk = bytes.subarray(part * DOCUMENT_PART_BYTES, (part + 1) * DOCUMENT_PART_BYTES);
      const base64 = chunk.toString('base64');
      const news: StoreNews = { kind: 'document', part: { head, part, parts, base64 } };
      const begun = performance.now();
      if (!(await link.publish(topics.news(store, cart), news, { expiresInSeconds: 300 }))) return;
      const wait = (base64.length / bytesPerSecond) * 1000 - (performance.now() - begun);
      if (wait > 1) await delay(wait, undefined, { signal: this.#stopping.signal });
    }
  }
}
