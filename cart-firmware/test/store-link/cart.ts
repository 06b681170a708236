import { join } from 'node:path';
import type { PartCondition } from '@smart-cart/contracts';
import { CatalogueStore } from '../../src/catalogue/catalogue-store.js';
import { DocumentStore } from '../../src/documents/document-store.js';
import { storeLinkConfigSchema } from '../../src/store-link/config.js';
import { StoreLink, type StoreLinkOptions } from '../../src/store-link/store-link.js';
import type { Journal } from '../../src/journal/journal.js';
import { added, journalAt, started, temporaryFolder } from '../journal/facts.js';
import { CART, STORE } from './store-peer.js';

/** Seconds of the field in milliseconds. */
export const FAST = {
  backOffFirst: 40,
  backOffLast: 400,
  stable: 500,
  ackTimeout: 150,
  catalogueGrace: 60,
  catalogueTimeout: 150,
  statusInterval: 50,
};

/** Journal, catalogue and link of one cart in a temporary folder. */
export class TestCart {
  readonly folder = temporaryFolder();
  readonly journal: Journal = journalAt(join(this.folder.path, 'journal.sqlite'));
  readonly catalogueStore = new CatalogueStore({ file: join(this.folder.path, 'catalogue.sqlite'), now: Date.now });
  readonly documents = new DocumentStore({
    directory: join(this.folder.path, 'documents'),
    checks: {
      promotions: (bytes) => (bytes.includes('wrong') ? 'it says "wrong"' : undefined),
    },
  });
  readonly conditions: PartCondition[] = [];
  readonly rejected: { topic: string; reason: string }[] = [];
  readonly link: StoreLink;
  #lines = 0;

  constructor(url: string, options: Partial<StoreLinkOptions> & { link?: Record<string, unknown> } = {}) {
    const { link, ...rest } = options;
    this.journal.open();
    this.catalogueStore.open();
    this.documents.open();
    this.link = new StoreLink({
      config: storeLinkConfigSchema.parse({ url, ...link }),
      store: STORE,
      cart: CART,
      version: '0.1.0',
      bootId: 'boot-1',
      journal: this.journal,
      catalogueStore: this.catalogueStore,
      documents: this.documents,
      now: Date.now,
      random: Math.random,
      timing: FAST,
      ...rest,
    });
    this.link.on('state', (condition) => this.conditions.push(condition));
    this.link.on('rejected', (message) => this.rejected.push(message));
  }

  /** Appends so many facts in one transaction. */
  shop(facts: number): void {
    const trip = 'trip-0001';
    const first = this.journal.position.last === 0 ? [started(trip)] : [];
    const lines = Array.from({ length: facts - first.length }, () => added(trip, (this.#lines += 1)));
    this.journal.append([...first, ...lines], Date.now());
    this.link.wake();
  }

  /** Resolves when the link's condition is, or becomes, as wanted. */
  async until(wanted: (condition: PartCondition) => boolean): Promise<PartCondition> {
    if (wanted(this.link.condition)) return this.link.condition;
    return new Promise((resolve) => {
      const check = (condition: PartCondition): void => {
        if (!wanted(condition)) return;
        this.link.off('state', check);
        resolve(condition);
      };
      this.link.on('state', check);
    });
  }

  ready(): Promise<PartCondition> {
    return this.until(({ state }) => state === 'ready');
  }

  async dispose(): Promise<void> {
    await this.link.stop();
    this.journal.close();
    this.catalogueStore.close();
    this.folder.remove();
  }
}
