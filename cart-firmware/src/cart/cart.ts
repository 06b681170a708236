import { randomUUID } from 'node:crypto';
import type {
  Fact,
  FactBody,
  Intent,
  LightColour,
  PartCondition,
  PartName,
  StoreNews,
  WeightStep,
} from '@smart-cart/contracts';
import type { ScaleUnit, ScaleState } from '@smart-cart/scale-driver';
import type { CameraUnit } from '../camera/camera-unit.js';
import type { CatalogueStore } from '../catalogue/catalogue-store.js';
import { searchProducts } from '../catalogue/search.js';
import type { CartConfig } from '../config.js';
import { defaultTripSettings, type EngineEvent, type World } from '../engine/index.js';
import type { IntentRequest, ScreenGateway } from '../gateway/screen-gateway.js';
import type { Journal } from '../journal/journal.js';
import type { PeripheralsUnit } from '../peripherals/index.js';
import type { StoreLink } from '../store-link/store-link.js';
import type { Sighting } from '../vision/sighting.js';
import type { VisionUnit } from '../vision/vision-unit.js';
import { beepFor } from './beep-for.js';
import { ConditionBoard } from './condition-board.js';
import { ConditionLog } from './condition-log.js';
import { DecisionLoop, type Outcome } from './decision-loop.js';
import type { EpochClock } from './epoch-clock.js';
import { JournalKeeping } from './journal-keeping.js';
import { LensWatch } from './lens-watch.js';
import { LevelGate } from './level-gate.js';
import { LiveLoadFilter } from './live-load.js';
import type { Log } from './log.js';
import type { RecognitionDesk } from './recognition-desk.js';
import { cameraCondition, readerCondition, scaleCondition } from './part-condition.js';
import type { Guidance } from './guidance.js';
import type { LoginDesk } from './login-desk.js';
import { offersOf } from './offers.js';
import type { Trace } from './trace.js';
import { tripSettingsOf } from './trip-settings-of.js';
import { viewOf } from './view.js';

export interface CartParts {
  readonly config: CartConfig;
  readonly clock: EpochClock;
  readonly journal: Journal;
  readonly catalogueStore: CatalogueStore;
  readonly guidance: Guidance;
  readonly loginDesk: LoginDesk;
  readonly link: StoreLink;
  readonly gateway: ScreenGateway;
  readonly peripherals: PeripheralsUnit;
  readonly scale: ScaleUnit | undefined;
  readonly camera: CameraUnit | undefined;
  readonly vision: VisionUnit | undefined;
  readonly recognition: RecognitionDesk | undefined;
  readonly log: Log;
  readonly trace: Trace;
  readonly version: string;
  readonly bootId: string;
  /** Set when a damaged journal was set aside at this start. */
  readonly quarantined: string | undefined;
}

const TICK_MS = 250;
const GUIDE_MS = 1_000;
/** Percent of charge below which the shopper is told, early enough to finish a trip. */
const LOW_BATTERY = 15;

/**
 * Puts sensors, engine, journal, screen and store together: every event goes through one decision loop, and everything
 * shown is a projection of what that loop journalled.
 */
export class Cart {
  readonly #conditions: ConditionBoard;
  readonly #loop: DecisionLoop;
  readonly #load: LiveLoadFilter;
  readonly #level: LevelGate;
  readonly #lens = new LensWatch();
  #wasLevel = true;
  #timer: NodeJS.Timeout | undefined;
  /** The first stable load since this start: what the scale felt while we were away is judged by it, once. */
  #firstLoadSeen = false;
  #guidedAt = 0;
  #noteShown = false;
  readonly #faults: ConditionLog;
  readonly #keeping: JournalKeeping;

  constructor(private readonly parts: CartParts) {
    const { config, journal } = parts;
    this.#conditions = new ConditionBoard(
      {
        scale: config.scale !== undefined,
        camera: config.camera !== undefined,
        reader: config.camera !== undefined,
        recogniser: parts.recognition !== undefined,
        board: config.board !== undefined,
        store: true,
        journal: true,
      },
      (part, condition) => this.#conditionChanged(part, condition),
    );
    this.#faults = new ConditionLog(parts.log);
    this.#keeping = new JournalKeeping(journal, parts.log);
    this.#load = new LiveLoadFilter(config.scale?.interval ?? 5_000);
    this.#level = new LevelGate(config.scale?.step.smallest ?? 15_000);
    this.#loop = new DecisionLoop(journal, () => this.#world(), {
      decided: (facts, event) => this.#decided(facts, event),
      journalFailed: (error) => {
        parts.log.error('Facts could not be written; the shopper is asked to wait for help.', error);
        this.#conditions.set('journal', { state: 'fault', message: error.message });
      },
    });
  }

  /** Rebuilds the state, shows it, then lets the world in. */
  async start(): Promise<void> {
    const { journal, clock, gateway, peripherals, link, version, bootId, quarantined } = this.parts;
    this.#loop.restore(journal.readOpen());
    this.#conditions.set('journal', { state: 'ready' });
    this.#loop.record(
      [{ kind: 'firmware-started', bootId, version, ...(quarantined !== undefined && { quarantined }) }],
      clock.now(),
    );
    this.parts.guidance.start();
    this.#listen();
    this.#show();
    await gateway.start();
    await peripherals.start();
    link.start();
    this.parts.vision?.start();
    await this.parts.recognition?.start();
    this.parts.camera?.start();
    await this.parts.scale?.start();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Sensors first, so that nothing arrives that could no longer be shown; then the rest. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const { scale, camera, vision, peripherals, gateway, link, journal, catalogueStore } = this.parts;
    await Promise.all([scale?.stop(), camera?.stop()]);
    await Promise.all([vision?.stop(), this.parts.recognition?.stop()]);
    await link.stop();
    await Promise.all([gateway.stop(), peripherals.stop()]);
    catalogueStore.close();
    journal.close();
  }

  /** What a kiosk opens. */
  get screenUrl(): string {
    return this.parts.gateway.url;
  }

  #listen(): void {
    const { scale, camera, vision, gateway, peripherals, link, clock, log, trace } = this.parts;
    scale?.on('reading', (reading) => {
      if (this.#load.accept(reading) !== undefined) this.#show();
    });
    scale?.on('state', (state) => this.#scaleState(state));
    scale?.on('step', (step) => {
      const counts = this.#level.step(step, performance.now());
      if (counts !== undefined) this.#weightStep(counts);
    });
    peripherals.on('tilted', (tilted) => {
      this.#level.tilt(tilted, performance.now());
      this.#lookAtLevel();
    });
    camera?.on('state', (state) => {
      this.#conditions.set('camera', cameraCondition(state, this.#lens.scene.lens));
      if (state.phase !== 'live') this.parts.recognition?.cameraLost();
    });
    camera?.on('frame', (frame) => {
      if (!this.#lens.frame(frame)) return;
      this.#conditions.set('camera', cameraCondition(camera.state, this.#lens.scene.lens));
      this.#show();
    });
    this.#listenToRecognition();
    vision?.on('state', (state) => this.#conditions.set('reader', readerCondition(state)));
    vision?.on('sighting', (sighting) => {
      const { code, frames } = sighting;
      trace({
        what: 'sighting',
        at: clock.at(sighting.at),
        firstFrameAt: clock.at(sighting.firstFrameAt),
        code: code.text,
        frames,
      });
      if (this.#showsPerson(sighting)) return;
      if (this.parts.guidance.wayfinder.sawMarker(code.text, clock.now())) return;
      this.#handle({ kind: 'sighting', at: clock.now(), code, frames });
    });
    gateway.on('intent', (request) => this.#intent(request));
    gateway.on('painted', ({ rev, at }) => trace({ what: 'painted', at, rev }));
    gateway.on('screen-silent', ({ forMs }) =>
      log.warn(`The screen has painted nothing for ${forMs} ms after a change.`),
    );
    gateway.on('refused', ({ reason }) => log.warn(`A screen message was refused: ${reason}`));
    peripherals.on('help-button', () => this.#help());
    peripherals.on('state', (condition) => this.#conditions.set('board', condition));
    link.on('state', (condition) => this.#conditions.set('store', condition));
    link.on('catalogue', (catalogue) => {
      log.info(`Catalogue version ${catalogue.version} with ${catalogue.size} products is in use.`);
      this.#show();
    });
    link.on('document', ({ name, version }) => {
      log.info(`Version ${version} of the document "${name}" is in use.`);
      this.parts.guidance.changed(name);
      if (name === 'recogniser') this.parts.recognition?.documentChanged();
      if (name === 'revoked-badges') this.#badgesCalledBack();
      this.#show();
    });
    link.on('news', (news: StoreNews) => this.#handle({ kind: 'store-news', at: clock.now(), news }));
    link.on('rejected', ({ topic, reason }) => log.warn(`A message on ${topic} was not acted upon: ${reason}`));
  }

  #listenToRecognition(): void {
    const { recognition, link, log } = this.parts;
    recognition?.on('state', (state) => this.#conditions.set('recogniser', state));
    recognition?.on('changed', () => this.#show());
    recognition?.on('seen', (report) => link.sendSeen({ ...report, trip: this.#loop.state.trip?.id ?? null }));
    recognition?.on('said', ({ level, text }) => log[level](text));
  }

  #weightStep(step: WeightStep): void {
    const { clock, trace } = this.parts;
    const inEpoch = { ...step, startedAt: clock.at(step.startedAt), settledAt: clock.at(step.settledAt) };
    trace({
      what: 'step',
      at: clock.now(),
      settledAt: inEpoch.settledAt,
      startedAt: inEpoch.startedAt,
      delta: step.delta,
    });
    this.#handle({ kind: 'weight-step', at: clock.now(), step: inEpoch });
  }

  /** The cart came to stand at an angle, or stands level and quiet again: the scale is believed or not. */
  #lookAtLevel(): void {
    const { scale } = this.parts;
    if (scale === undefined) return;
    const at = performance.now();
    const level = this.#level.isOpen(at);
    if (level !== this.#wasLevel) {
      this.#wasLevel = level;
      this.#scaleState(scale.state);
    }
    const late = this.#level.release(scale.load, at);
    if (late !== undefined) this.#weightStep(late);
  }

  #scaleState(state: ScaleState): void {
    const level = this.#level.isOpen(performance.now());
    this.#conditions.set('scale', scaleCondition(state, level));
    const ready = state.name === 'ready' && level;
    // After an interruption within this run the driver itself reports a changed load as a step; only the first load
    // after a start of the firmware has to be compared with what the journal remembers, and the first of a trip that
    // began blind is where its counting starts.
    const beganBlind = this.#loop.state.trip?.basket === null;
    const load = ready && (!this.#firstLoadSeen || beganBlind) ? state.load : null;
    if (load !== null) this.#firstLoadSeen = true;
    this.#handle({ kind: 'scale-condition', at: this.parts.clock.now(), ready, load });
  }

  #world(): World {
    const { config, catalogueStore, scale } = this.parts;
    const interval = config.scale?.interval ?? 5_000;
    const { deals } = this.parts.guidance;
    return {
      catalogue: catalogueStore.current,
      scale: {
        ready: scale?.state.name === 'ready' && this.#wasLevel,
        load: this.#wasLevel ? (scale?.load ?? null) : null,
      },
      ...(this.parts.recognition === undefined ? {} : { recognition: this.parts.recognition.world }),
      settings: {
        ...defaultTripSettings,
        ...tripSettingsOf(config),
        ...config.timing,
        smallestGoods: config.scale?.step.smallest ?? 3 * interval,
        interval,
        timeZone: config.timeZone,
      },
      lastSeen: (code) => {
        const seen = this.parts.vision?.lastSeen(code);
        return seen === undefined ? undefined : this.parts.clock.at(seen);
      },
      settleSavings: (receipt, visit, at) => deals.settle(receipt, visit, at),
      knowsCoupon: (coupon) => deals.isCoupon(coupon),
    };
  }

  #tick(): void {
    this.#lookAtLevel();
    this.#forgetNote();
    this.#keeping.forgetPeople();
    if (this.#loop.state.trip === null) this.parts.clock.resync();
    else this.#handle({ kind: 'tick', at: this.parts.clock.now() });
    this.#guide();
  }

  /** The note about a code goes away by itself, also while nobody shops. */
  #forgetNote(): void {
    const shown = this.parts.loginDesk.note(this.parts.clock.now()) !== null;
    if (this.#noteShown && !shown) this.#show();
    this.#noteShown = shown;
  }

  /** Position and deals move on with time alone; the screen hears of it at most once a second. */
  #guide(): void {
    const now = this.parts.clock.now();
    if (this.#loop.state.trip === null || now - this.#guidedAt < GUIDE_MS) return;
    this.#guidedAt = now;
    this.parts.guidance.wayfinder.advance(now);
    this.#refreshAdvice();
    this.#show();
  }

  /** A login code or badge: somebody arrives. @returns whether the code was one, good or not */
  #showsPerson({ code: { text }, firstFrameAt, previousAt }: Sighting): boolean {
    const { loginDesk, clock } = this.parts;
    if (!loginDesk.isLoginCode(text)) return false;
    const at = clock.now();
    const claims = loginDesk.read(text, at, this.#loop.state.visit?.member?.id ?? null);
    if (claims !== undefined) {
      const away = previousAt === undefined ? {} : { away: firstFrameAt - previousAt };
      const { refusal } = this.#handle({ kind: 'login', at, fresh: randomUUID(), claims, ...away });
      if (refusal === 'no-catalogue') loginDesk.say('no-catalogue', at);
    }
    this.#show();
    return true;
  }

  /** Whoever is at the cart with a badge that was called back is there no longer. */
  #badgesCalledBack(): void {
    const { loginDesk } = this.parts;
    loginDesk.listChanged();
    const badge = this.#loop.state.visit?.staff?.badge;
    if (badge !== undefined && loginDesk.isRevoked(badge)) this.#carryOut({ kind: 'staff-leave' });
  }

  #refreshAdvice(): boolean {
    const { guidance, catalogueStore, clock } = this.parts;
    const { receipt, visit } = this.#loop.state;
    try {
      const catalogue = catalogueStore.current;
      return guidance.refresh({
        at: clock.now(),
        receipt,
        visit,
        catalogue,
        language: this.#loop.state.language ?? 'en',
      });
    } catch (error) {
      // Advice is a kindness: without it the cart still does its job.
      this.parts.log.error('Advice for the shopper could not be worked out.', error);
      return false;
    }
  }

  #handle(event: EngineEvent): Outcome {
    try {
      return this.#loop.handle(event);
    } catch (error) {
      // A defect must not stop a trip: the event is dropped, the stack goes to the log.
      this.parts.log.error(`An event of kind "${event.kind}" could not be handled and was left out.`, error);
      return { facts: [] };
    }
  }

  #intent(request: IntentRequest): void {
    const outcome = this.#carryOut(request.intent);
    request.answer(outcome.refusal === undefined ? { ok: true } : { ok: false, reason: outcome.refusal });
  }

  #carryOut(intent: Intent): Outcome {
    return this.#handle({ kind: 'intent', at: this.parts.clock.now(), intent, fresh: randomUUID() });
  }

  #help(): void {
    this.#carryOut(this.#loop.state.helpRequested ? { kind: 'end-help' } : { kind: 'request-help', reason: 'button' });
  }

  #decided(facts: readonly Fact[], event: EngineEvent | undefined): void {
    this.#conditions.set('journal', { state: 'ready' });
    this.parts.guidance.onFacts(facts);
    this.parts.loginDesk.follow(facts);
    const bodies: FactBody[] = facts.map((fact) => fact.body);
    this.parts.recognition?.decided(bodies);
    const beep = beepFor(bodies);
    if (beep !== undefined) this.parts.peripherals.beep(beep);
    this.#show();
    this.parts.trace({
      what: 'decided',
      at: this.parts.clock.now(),
      event: event?.kind ?? 'start',
      facts: bodies.map((body) => body.kind),
      rev: this.parts.gateway.rev,
    });
    this.parts.link.wake();
    // After the receipt is on its way to the screen: advice may cost more than a frame.
    setImmediate(() => {
      if (this.#refreshAdvice()) this.#show();
    });
    // Between two shoppers nobody waits for the journal.
    if (bodies.some((body) => body.kind === 'trip-closed')) setImmediate(() => this.#keeping.prune());
  }

  #conditionChanged(part: PartName, condition: PartCondition): void {
    this.#faults.report(part, condition);
    if (this.#timer !== undefined) this.#show();
  }

  #show(): void {
    const { config, catalogueStore, gateway, guidance, peripherals, link } = this.parts;
    const { receipt, visit } = this.#loop.state;
    const catalogue = catalogueStore.current;
    const charge = peripherals.battery?.percent;
    const view = viewOf(this.#loop.state, {
      store: config.store,
      cart: config.cart,
      languages: config.languages,
      currency: catalogue?.header.currency ?? 'EUR',
      conditions: this.#conditions.conditions,
      load:
        config.scale === undefined
          ? { state: 'absent', mass: null }
          : this.#wasLevel
            ? { ...this.#load.shown, division: config.scale.interval }
            : { state: 'fault', mass: null },
      pictures: '/pictures/',
      simulated: config.simulated,
      advice: guidance.current({ visit, inView: this.parts.recognition?.inView ?? null }),
      offers: offersOf({
        config,
        productOf: (sku) => catalogue?.bySku(sku),
        hasMap: guidance.hasMap,
        hasPromotions: guidance.hasPromotions,
        suggests: guidance.suggests,
        recogniser: this.parts.recognition?.offer ?? 'none',
      }),
      battery: charge === undefined ? null : { percent: charge, low: charge < LOW_BATTERY },
      surroundings: this.#lens.scene.surroundings,
      loginProblem: this.parts.loginDesk.note(this.parts.clock.now()),
      receiptUrl:
        receipt === undefined || config.checkout.receiptUrl === undefined
          ? null
          : config.checkout.receiptUrl + receipt.trip,
    });
    gateway.show(view);
    const colour: LightColour = view.light;
    peripherals.showLight(colour);
    link.setStatus({
      conditions: view.conditions,
      light: colour,
      trip: view.receipt?.trip ?? null,
      ...(peripherals.battery === undefined ? {} : { battery: { percent: peripherals.battery.percent } }),
    });
  }

  /** What the screen searches in. */
  static search(store: CatalogueStore): (text: string, limit: number) => ReturnType<typeof searchProducts> {
    return (text, limit) => (store.current === undefined ? [] : searchProducts(store.current, text, limit));
  }
}
