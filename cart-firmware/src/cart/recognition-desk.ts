import { EventEmitter } from 'node:events';
import type { FactBody, InView, Offers, PartCondition } from '@smart-cart/contracts';
import { cardOf } from '../advice/product-card.js';
import type { CatalogueStore } from '../catalogue/catalogue-store.js';
import type { DocumentStore } from '../documents/document-store.js';
import type { World } from '../engine/index.js';
import {
  CropKeeper,
  PresentationLog,
  RecognitionUnit,
  type RecognitionConfig,
  type RecognitionUnitOptions,
  type SeenReport,
} from '../recognition/index.js';
import type { EpochClock } from './epoch-clock.js';

interface RecognitionDeskEvents {
  /** What the screen should show has changed. */
  changed: [];
  state: [PartCondition];
  /** For the store. */
  seen: [SeenReport];
  /** A sentence for the log. */
  said: [{ readonly level: 'info' | 'warn'; readonly text: string }];
}

export interface RecognitionDeskOptions {
  readonly config: RecognitionConfig;
  readonly source: RecognitionUnitOptions['source'];
  readonly clock: EpochClock;
  readonly catalogueStore: Pick<CatalogueStore, 'current'>;
  readonly documents: Pick<DocumentStore, 'current'>;
}

/** Recognition as the cart needs it: the unit, what it saw lately, and the heads that come from the store. */
export class RecognitionDesk extends EventEmitter<RecognitionDeskEvents> {
  readonly #unit: RecognitionUnit;
  readonly #log: PresentationLog;

  constructor(private readonly options: RecognitionDeskOptions) {
    super();
    const { config, source, clock, catalogueStore } = options;
    // Tracks are numbered on over restarts, so that a fact names one presentation for ever.
    const firstTrack = Math.floor(Date.now() / 1000);
    this.#unit = new RecognitionUnit({ source, config, firstTrack });
    this.#log = new PresentationLog({
      unit: this.#unit,
      config,
      clock,
      shelf: () => {
        const catalogue = catalogueStore.current;
        return catalogue === undefined ? undefined : { bySku: (sku) => catalogue.bySku(sku), card: (p) => cardOf(p) };
      },
      ...(config.keepCrops === undefined
        ? {}
        : { keeper: new CropKeeper({ ...config.keepCrops, now: () => Date.now() }) }),
    });
    this.#unit.on('state', (state) => this.emit('state', state));
    this.#unit.on('head', ({ name, skus }) => {
      this.emit('said', { level: 'info', text: `The recogniser knows ${skus.length} products (${name}).` });
    });
    this.#unit.on('head-refused', ({ reason }) => this.emit('said', { level: 'warn', text: reason }));
    this.#log.on('changed', () => this.emit('changed'));
    this.#log.on('seen', (report) => this.emit('seen', report));
  }

  async start(): Promise<void> {
    this.#log.start();
    await this.#unit.start();
    this.documentChanged();
  }

  async stop(): Promise<void> {
    this.#log.stop();
    await this.#unit.stop();
  }

  /** The store's head, if it has sent one: put into service while the cart runs. */
  documentChanged(): void {
    const document = this.options.documents.current('recogniser');
    if (document === undefined) return;
    const { version } = document.head;
    void this.#unit.offerHead(document.bytes.toString('utf8'), `the store's document, version ${version}`);
  }

  cameraLost(): void {
    this.#unit.interrupt();
  }

  /** For the engine. */
  get world(): NonNullable<World['recognition']> {
    return { seen: this.#log.seen, autoAdd: this.options.config.autoAdd };
  }

  get inView(): InView | null {
    return this.#log.inView;
  }

  get offer(): Offers['recogniser'] {
    return this.#unit.head === undefined ? 'none' : this.options.config.learnedFrom;
  }

  decided(facts: readonly FactBody[]): void {
    this.#log.decided(facts);
  }
}
