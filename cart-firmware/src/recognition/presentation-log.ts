import { EventEmitter } from 'node:events';
import type { FactBody, InView, LineOrigin, Seen } from '@smart-cart/contracts';
import type { SeenGoods } from '../fusion/index.js';
import type { RecognitionConfig } from './config.js';
import type { CropKeeper } from './crop-keeper.js';
import { isNoGoods } from './evidence.js';
import { inViewOf, type Shelf } from './in-view.js';
import type { ItemPicture, Presentation, RecognitionUnit } from './recognition-unit.js';

/** What is told to the store; the cart adds its name and the trip. */
export type SeenReport = Omit<Seen, 'cart' | 'trip'>;

interface PresentationLogEvents {
  /** What the screen should show has changed. */
  changed: [];
  /** A presentation is over, and what became of it is known as far as it will be. */
  seen: [SeenReport];
}

export interface PresentationLogOptions {
  readonly unit: RecognitionUnit;
  readonly config: RecognitionConfig;
  /** Epoch ms of a time of the unit, and of now, on the cart's one clock. */
  readonly clock: { at(monotonic: number): number; now(): number };
  /** Undefined while the cart has no catalogue. */
  readonly shelf: () => Shelf | undefined;
  /** Only where pictures may be kept. */
  readonly keeper?: CropKeeper;
}

interface Logged {
  presentation: Presentation;
  bought: string | undefined;
  /** What was held up is on the receipt by its code, or was chosen by hand: nothing to suggest any more. */
  named: boolean;
  /** When it ended, epoch ms. */
  endedAt: number | undefined;
}

/** The thing is on its way from the camera to the scale: still shown for so long, ms. */
const SHOWN_AFTER = 4_000;
/** A hand takes so long at most from the camera to the scale; what comes into view on this way is the same thing, ms. */
const ON_THE_WAY = 6_000;
/** What becomes of a presentation is known after this time at the latest, ms. */
const OUTCOME_WITHIN = 12_000;
/** Remembered for the engine and for late facts, ms. */
const REMEMBERED_FOR = 60_000;
/** A picture of mostly skin shows a person more than goods: neither kept nor sent, */
const MOST_SKIN = 0.5;
/** unless it is surely goods that have this colour themselves: peaches, potatoes, bananas. */
const SURELY_GOODS = 0.9;
/** Bytes of a picture in a message. */
const MOST_BYTES = 80_000;

/** Ways of a line that name what is held up without the camera's opinion. */
const NAMED: readonly LineOrigin[] = ['barcode', 'in-store-code', 'plu', 'typed-code', 'picked'];

function namesWhatIsHeld(fact: FactBody): boolean {
  if (fact.kind === 'quantity-changed') return fact.reason === 'shopper';
  return fact.kind === 'line-added' && NAMED.includes(fact.origin);
}

/**
 * The presentations of the last minute: for the engine, the screen, the store and for training. Facts decide what was
 * bought; nothing here changes a receipt.
 */
export class PresentationLog extends EventEmitter<PresentationLogEvents> {
  readonly #logged = new Map<number, Logged>();
  /** Lines that follow from a presentation, while they may still be taken back. */
  readonly #lines = new Map<number, { readonly track: number; readonly sku: string }>();
  /** Presentations the store was told about. */
  readonly #told = new Set<number>();
  /** Since when something that has its name already is carried to the scale, epoch ms; until it lies there. */
  #carriedSince: number | undefined;
  /** When it was laid down, epoch ms. */
  #laidDownAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #shown = '';
  readonly #onTrack = (presentation: Presentation): void => this.#log(presentation);

  constructor(private readonly options: PresentationLogOptions) {
    super();
  }

  start(): void {
    if (this.#timer !== undefined) return;
    this.options.unit.on('track', this.#onTrack);
    this.#timer = setInterval(() => this.#review(), 500);
    void this.options.keeper?.tidy();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.options.unit.off('track', this.#onTrack);
  }

  /** For `World.recognition.seen`: the newest last. */
  get seen(): readonly SeenGoods[] {
    const { clock, unit } = this.options;
    const skus = new Set(unit.head?.skus ?? []);
    const knows = (sku: string): boolean => skus.has(sku);
    return [...this.#logged.values()]
      .filter(({ presentation }) => presentation.looks > 0)
      .map(({ presentation: { track, startedAt, seenAt, looks, head, considered, unknown } }) => ({
        track,
        startedAt: clock.at(startedAt),
        seenAt: clock.at(seenAt),
        looks,
        head,
        candidates: considered,
        unknown,
        knows,
      }))
      .sort((a, b) => a.seenAt - b.seenAt);
  }

  /** What is held up or on its way to the scale, and not bought yet. */
  get inView(): InView | null {
    const shelf = this.options.shelf();
    const now = this.options.clock.now();
    if (shelf === undefined) return null;
    const current = [...this.#logged.values()].filter(
      ({ bought, named, endedAt }) =>
        bought === undefined && !named && (endedAt === undefined || now - endedAt <= SHOWN_AFTER),
    );
    for (const { presentation } of current.reverse()) {
      const view = inViewOf(presentation, shelf);
      if (view !== null) return view;
    }
    return null;
  }

  /** Facts that are on disk now: what was bought, and what was taken back. */
  decided(facts: readonly FactBody[]): void {
    for (const fact of facts) {
      if (fact.kind === 'line-added' && fact.evidence?.seen !== undefined) {
        this.#bought(fact.line, fact.evidence.seen.track, fact.sku);
      } else if (namesWhatIsHeld(fact)) {
        if (fact.kind === 'line-added') this.#carriedSince = this.options.clock.now();
        this.#named();
      } else if (fact.kind === 'line-placed') this.#laidDownAt = this.options.clock.now();
      else if (fact.kind === 'line-removed' && fact.reason !== 'taken-out') this.#takenBack(fact.line);
      else if (fact.kind === 'trip-closed') this.#lines.clear();
    }
  }

  #log(presentation: Presentation): void {
    const { track, ended } = presentation;
    const known = this.#logged.get(track);
    const endedAt = ended === undefined ? undefined : (known?.endedAt ?? this.options.clock.now());
    const named = known?.named ?? this.#isCarried(presentation);
    this.#logged.set(track, { presentation, bought: known?.bought, named, endedAt });
    this.#tellScreen();
  }

  /** Whether this came into view between its naming and the scale: the camera loses a thing on its way and finds it anew. */
  #isCarried({ startedAt }: Presentation): boolean {
    if (this.#carriedSince === undefined) return false;
    const began = this.options.clock.at(startedAt);
    const laidDown = this.#laidDownAt >= this.#carriedSince ? this.#laidDownAt : Infinity;
    return began >= this.#carriedSince && began <= Math.min(this.#carriedSince + ON_THE_WAY, laidDown);
  }

  #bought(line: number, track: number, sku: string): void {
    this.#lines.set(line, { track, sku });
    const logged = this.#logged.get(track);
    if (logged !== undefined) logged.bought = sku;
    if (this.options.keeper !== undefined) void this.#keep(track, sku);
    this.#tellScreen();
  }

  #named(): void {
    const now = this.options.clock.now();
    for (const logged of this.#logged.values()) {
      if (logged.endedAt === undefined || now - logged.endedAt <= SHOWN_AFTER) logged.named = true;
    }
    this.#tellScreen();
  }

  async #keep(track: number, sku: string): Promise<void> {
    const picture = await this.options.unit.pictureOf(track);
    if (picture !== undefined && showsGoods(picture, this.#logged.get(track)?.presentation)) {
      await this.options.keeper?.keep(sku, track, picture.jpeg);
    }
  }

  #takenBack(line: number): void {
    const known = this.#lines.get(line);
    if (known === undefined) return;
    this.#lines.delete(line);
    void this.options.keeper?.drop(known.sku, known.track);
  }

  #review(): void {
    const now = this.options.clock.now();
    for (const [track, logged] of this.#logged) {
      const { endedAt, bought } = logged;
      if (endedAt === undefined) continue;
      const due = bought !== undefined || now - endedAt > OUTCOME_WITHIN;
      if (due && !this.#told.has(track)) void this.#report(track, logged, endedAt);
      if (now - endedAt > REMEMBERED_FOR) {
        this.#logged.delete(track);
        this.#told.delete(track);
      }
    }
    this.#tellScreen();
  }

  async #report(track: number, { presentation, bought }: Logged, at: number): Promise<void> {
    this.#told.add(track);
    const { explain } = this.options.config;
    const { looks, outcome, considered, unknown, head } = presentation;
    if (explain === 'off' || looks === 0) return;
    const picture = explain === 'with-crop' ? await this.options.unit.pictureOf(track) : undefined;
    const fit = picture !== undefined && showsGoods(picture, presentation) && picture.jpeg.length <= MOST_BYTES;
    this.emit('seen', {
      at,
      track,
      frames: looks,
      outcome: outcome === 'unsure' ? 'unknown' : outcome,
      candidates: considered.filter(({ sku }) => !isNoGoods(sku)).map(({ sku, probability }) => ({ sku, probability })),
      unknown,
      head,
      ...(bought === undefined ? {} : { bought }),
      ...(fit ? { crop: Buffer.from(picture.jpeg).toString('base64') } : {}),
    });
  }

  #tellScreen(): void {
    const view = this.inView;
    // Probabilities wander with every picture: only what a person would see is a change.
    const shown =
      view === null ? '' : `${view.track} ${view.certainty} ${view.candidates.map(({ sku }) => sku).join()}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.emit('changed');
  }
}

function showsGoods({ skin }: ItemPicture, presentation: Presentation | undefined): boolean {
  if (skin <= MOST_SKIN) return true;
  const [best] = presentation?.considered ?? [];
  return best !== undefined && !isNoGoods(best.sku) && best.probability >= SURELY_GOODS;
}
