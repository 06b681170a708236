import { EventEmitter } from 'node:events';
import type { Receipt, ReceiptLine, ScreenView } from '@smart-cart/contracts';
import { SeededRandom } from '../camera/seeded-random.js';
import type { SimulatedStore } from '../world/simulated-store.js';
import type { Thing } from '../world/world-state.js';
import type { StoreCounter } from '../world/store-counter.js';
import { sensibleOption } from './answering.js';
import { checkOut } from './checking-out.js';
import { differences, expectedGoods, shownPieces, type ExpectedGoods } from './expected-receipt.js';
import { ScreenClient } from './screen-client.js';
import { tripReport, type ShopperAction, type ShopperVerb, type TripReport } from './trip-report.js';

export interface ShopperOptions {
  readonly world: SimulatedStore;
  /** The firmware's screen socket, for example `ws://127.0.0.1:8017/screen`. */
  readonly screen: string;
  readonly seed?: number;
  /** 1 is a person's speed; N makes every pause N times shorter. Scale and camera keep their own time. */
  readonly pace?: number;
  readonly language?: string;
  /** Things put in per trip: from, to. */
  readonly items?: readonly [number, number];
  /** The store's people, where the cart takes payments: they look and answer at once. */
  readonly staff?: StoreCounter;
}

interface ShopperEvents {
  action: [ShopperAction];
  report: [TripReport];
}

/** How long a person waits for the cart before doing something about it, ms. The scale alone needs about one second. */
const PATIENCE_MS = 3500;
const MOST_MENDS = 6;

/**
 * Plays a person with a cart: whole trips, seeded, at any pace, through the same screen and the same world a person uses.
 * It acts on what the screen shows and what it holds in its hands, so it goes on when the firmware dies and comes back.
 */
export class Shopper extends EventEmitter<ShopperEvents> {
  readonly screen: ScreenClient;
  readonly #world: SimulatedStore;
  readonly #random: SeededRandom;
  readonly #pace: number;
  readonly #language: string;
  readonly #items: readonly [number, number];
  readonly #staff: StoreCounter | undefined;
  #bags = 0;
  readonly #answered = new Set<string>();
  #actions: ShopperAction[] = [];
  #trip = 0;
  #mends = 0;
  #questions = 0;
  #stopped = false;
  #running: Promise<unknown> = Promise.resolve();
  #stop: () => void = () => undefined;
  readonly #halt = new Promise<void>((resolve) => {
    this.#stop = resolve;
  });

  constructor(options: ShopperOptions) {
    super();
    this.#world = options.world;
    this.screen = new ScreenClient(options.screen);
    this.#random = new SeededRandom(options.seed ?? 1);
    this.#pace = options.pace ?? 1;
    this.#language = options.language ?? 'en';
    this.#items = options.items ?? [6, 14];
    this.#staff = options.staff;
  }

  async start(): Promise<void> {
    this.screen.start();
    const view = await this.screen.until(() => true, 30_000);
    if (view === undefined)
      throw new Error('The shopper sees no screen. Is the firmware running, and is the address its screen socket?');
  }

  /** Nothing more is begun; resolves when the running trip has been broken off. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stop();
    await this.#running.catch(() => undefined);
    this.screen.stop();
  }

  /** One whole trip: start, things in and out, finish, leave. */
  async trip(): Promise<TripReport> {
    const running = this.#shop();
    this.#running = running;
    const report = await running;
    this.emit('report', report);
    return report;
  }

  async #shop(): Promise<TripReport> {
    this.#trip += 1;
    this.#actions = [];
    this.#mends = 0;
    this.#questions = 0;
    this.#bags = 0;
    await this.#begin();
    const wanted = this.#random.integer(...this.#items);
    for (let i = 0; i < wanted && !this.#stopped; i += 1) {
      await this.#pause(500, 1400);
      await this.#act();
      await this.#settle();
    }
    return this.#end();
  }

  async #begin(): Promise<void> {
    await this.#world.empty();
    for (let tries = 0; tries < 20 && !this.#stopped; tries += 1) {
      const view = await this.#look(() => true);
      if (view === undefined) continue;
      if (view.phase === 'waiting') {
        this.#did('start', 'touches start');
        await this.screen.intent({ kind: 'start', language: this.#language });
      } else if (view.phase === 'finished') await this.screen.intent({ kind: 'close' });
      else if (view.phase === 'checkout') await this.screen.intent({ kind: 'leave-checkout' });
      else if ((view.receipt?.lines.length ?? 0) === 0) return;
      else await this.screen.intent({ kind: 'abandon' });
      await this.#look((next) => next.phase !== view.phase || next.phase === 'shopping');
    }
  }

  /** One thing a shopper does, by chance. */
  async #act(): Promise<void> {
    const dice = this.#random.next();
    const bought = this.#world.state.basket.filter((thing) => thing.sku !== '');
    if (dice < 0.12 && bought.length > 1) await this.#takeOut(this.#random.pick(bought));
    else if (dice < 0.16 && bought.length > 1) await this.#changeMind(this.#random.pick(bought));
    else if (dice < 0.23) await this.#forgetScan();
    else if (dice < 0.26) await this.#tryExpired();
    else if (dice < 0.48) await this.#buyLoose();
    else if (dice < 0.58 && bought.length > 0) await this.#buy(this.#random.pick(bought).sku);
    else await this.#buy(this.#someSku(true));
  }

  #someSku(coded: boolean): string {
    const fitting = [...this.#world.products.values()].filter(
      (demo) => (demo.code !== 'none') === coded && (demo.daysLeft ?? 0) >= 0 && demo.pieceMass.mean < 2_500_000,
    );
    return this.#random.pick(fitting).product.sku;
  }

  async #buy(sku: string): Promise<void> {
    const demo = this.#world.product(sku);
    if (demo.code === 'none') {
      await this.#buyLoose(sku);
      return;
    }
    const thing = this.#world.pick(sku);
    this.#did('buy', thing.name);
    // Not taken at once: away from the camera and before it again, as people do.
    if (!(await this.#showUntilListed(thing))) await this.#showUntilListed(thing);
    await this.#world.putIn(thing);
  }

  /** Holds it until the screen lists it, as people do, or until the arm gets tired. */
  async #showUntilListed(thing: Thing): Promise<boolean> {
    const before = shownPieces(this.screen.view?.receipt ?? null).get(thing.sku) ?? 0;
    const listed = this.screen.until((view) => (shownPieces(view.receipt).get(thing.sku) ?? 0) > before, 2600);
    await this.#world.present(thing, { holdMs: 2600, until: Promise.all([listed, pause(250)]) });
    return (await listed) !== undefined;
  }

  async #buyLoose(sku = this.#someSku(false)): Promise<void> {
    const demo = this.#world.product(sku);
    const thing = this.#world.pick(sku, this.#random.integer(1, demo.product.soldBy === 'weight' ? 6 : 3));
    this.#did('buy-loose', `${String(thing.pieces)} x ${thing.name}`);
    const typeFirst = this.#random.chance(0.5);
    if (typeFirst) await this.#typePlu(thing);
    await this.#world.putIn(thing);
    if (!typeFirst) {
      await this.#pause(900, 1800);
      await this.#typePlu(thing);
    }
  }

  async #typePlu(thing: Thing): Promise<void> {
    const { plu } = this.#world.product(thing.sku).product;
    if (plu === undefined) return;
    await this.#pause(400, 1200);
    await this.screen.intent({ kind: 'enter-code', text: plu });
  }

  async #forgetScan(): Promise<void> {
    const thing = this.#world.pick(this.#someSku(true));
    this.#did('forget-scan', thing.name);
    await this.#world.putIn(thing);
    // The cart notices by itself; the rest happens in `settle`, by its question.
    await this.#look((view) => view.questions.length > 0);
  }

  async #takeOut(thing: Thing): Promise<void> {
    this.#did('take-out', thing.name);
    this.#world.putBack(await this.#world.takeOut(thing.id));
  }

  async #changeMind(thing: Thing): Promise<void> {
    this.#did('change-mind', thing.name);
    const lifted = await this.#world.takeOut(thing.id);
    await this.#pause(1500, 3000);
    await this.#world.putIn(lifted);
  }

  async #tryExpired(): Promise<void> {
    const old = [...this.#world.products.values()].find((demo) => (demo.daysLeft ?? 0) < 0);
    if (old === undefined) return;
    const thing = this.#world.pick(old.product.sku);
    this.#did('try-expired', thing.name);
    const told = this.screen.until((view) => view.questions.some((question) => question.kind === 'expired'), 2600);
    await this.#world.present(thing, { holdMs: 2600, until: told });
    this.#world.putBack(thing);
  }

  /** Looks at the screen until it agrees with the cart, answers what it asks, mends what is wrong. */
  async #settle(leaving = false): Promise<boolean> {
    for (let round = 0; round < MOST_MENDS * 3 && !this.#stopped; round += 1) {
      const view = await this.#look(
        (next) => next.phase !== 'shopping' || this.#agrees(next) || this.#open(next) !== undefined,
      );
      if (view !== undefined && this.#agrees(view)) return true;
      // Gone for good, or between two lives: look again.
      const now = this.screen.view;
      if (now === undefined) continue;
      if (now.phase !== 'shopping') {
        if (now.phase === 'waiting') await this.screen.intent({ kind: 'start', language: this.#language });
        else return false;
        continue;
      }
      if (await this.#answer(now, leaving)) continue;
      if (this.#mends >= MOST_MENDS * (this.#actions.length + 1)) return false;
      await this.#mend(now);
    }
    return false;
  }

  #open(view: ScreenView): ScreenView['questions'][number] | undefined {
    return view.questions.find((question) => !this.#answered.has(questionKey(view, question.id)));
  }

  #agrees(view: ScreenView): boolean {
    if (view.phase !== 'shopping' || view.questions.length > 0 || view.load.state === 'moving') return false;
    const waiting =
      view.receipt?.lines.some((line) => line.status === 'awaiting-weight' && line.mass === null) ?? false;
    return !waiting && differences(view.receipt, this.#truth()).length === 0;
  }

  #truth(): Map<string, ExpectedGoods> {
    return expectedGoods(this.#world.state.basket, this.#world.products, this.#bags);
  }

  async #answer(view: ScreenView, leaving: boolean): Promise<boolean> {
    const question = this.#open(view);
    if (question === undefined) return false;
    const option = sensibleOption(question, { receipt: view.receipt, expected: this.#truth(), leaving });
    this.#answered.add(questionKey(view, question.id));
    if (option === undefined) return false;
    this.#questions += 1;
    this.#did('answer', `${question.kind}: ${option.action}`);
    await this.#pause(500, 1200);
    const outcome = await this.screen.intent({ kind: 'answer', question: question.id, option: option.id });
    // Not heard because the firmware was away: ask again what it wants.
    if (!outcome.ok && outcome.reason !== 'question-gone') this.#answered.delete(questionKey(view, question.id));
    if (question.kind === 'unscanned' && (option.action === 'scan-it' || option.action === 'type-code'))
      await this.#mend(view);
    return true;
  }

  /** Puts one difference between cart and receipt right, as a person would. */
  async #mend(view: ScreenView): Promise<void> {
    this.#mends += 1;
    const shown = shownPieces(view.receipt);
    const truth = this.#truth();
    for (const { sku, pieces } of truth.values()) {
      const missing = pieces - (shown.get(sku) ?? 0);
      if (missing > 0) {
        await this.#bringOnReceipt(sku, view);
        return;
      }
    }
    for (const [sku, pieces] of shown) {
      const wanted = truth.get(sku)?.pieces ?? 0;
      if (pieces > wanted) {
        await this.#takeOffReceipt(sku, view);
        return;
      }
    }
    // The numbers are right and a price is not: loose goods have to be weighed anew.
    const waiting = view.receipt?.lines.find((line) => line.soldBy === 'weight' && line.mass === null);
    const thing = this.#world.state.basket.find((candidate) => candidate.sku === waiting?.sku);
    if (thing === undefined) return;
    this.#did('mend', `weighs ${thing.name} again`);
    const lifted = await this.#world.takeOut(thing.id);
    await this.#pause(1500, 2000);
    await this.#world.putIn(lifted);
  }

  async #bringOnReceipt(sku: string, view: ScreenView): Promise<void> {
    const thing = this.#world.state.basket.findLast((candidate) => candidate.sku === sku);
    if (thing === undefined) return;
    const line = lastLine(view, sku);
    if (line !== undefined && line.soldBy === 'piece') {
      // One more of what is listed already: the plus on its line is nearer than the camera.
      const quantity = this.#truth().get(sku)?.pieces ?? 1;
      this.#did('mend', `sets ${thing.name} to ${String(quantity)}`);
      await this.screen.intent({ kind: 'set-quantity', line: line.line, quantity });
    } else if (thing.code === undefined) {
      this.#did('mend', `enters ${thing.name}`);
      await this.#typePlu(thing);
    } else {
      this.#did('mend', `scans ${thing.name} again`);
      const lifted = await this.#world.takeOut(thing.id);
      await this.#pause(1200, 1600);
      await this.#showUntilListed(lifted);
      await this.#world.putIn(lifted);
    }
  }

  async #takeOffReceipt(sku: string, view: ScreenView): Promise<void> {
    const line = lastLine(view, sku);
    if (line === undefined) return;
    const others = (shownPieces(view.receipt).get(sku) ?? 0) - line.quantity;
    const wanted = (this.#truth().get(sku)?.pieces ?? 0) - others;
    this.#did('mend', `takes ${line.name} off the receipt`);
    if (line.soldBy === 'piece' && wanted > 0)
      await this.screen.intent({ kind: 'set-quantity', line: line.line, quantity: wanted });
    else await this.screen.intent({ kind: 'remove-line', line: line.line });
  }

  async #end(): Promise<TripReport> {
    let receipt: Receipt | null = null;
    await this.#settle();
    for (let tries = 0; tries < 8 && receipt === null && !this.#stopped; tries += 1) {
      this.#did('finish', 'touches finish');
      await this.screen.intent({ kind: 'finish' });
      const view = await this.#look(
        ({ phase, ...next }) =>
          phase === 'finished' || phase === 'checkout' || this.#open({ phase, ...next }) !== undefined,
      );
      if (view?.phase === 'finished') receipt = view.receipt;
      else if (view?.phase === 'checkout') receipt = await this.#checkOut();
      if (receipt === null && this.screen.view?.phase !== 'checkout') await this.#settle(tries >= 3);
    }
    const report = tripReport({
      trip: this.#trip,
      actions: this.#actions,
      basket: [...this.#world.state.basket],
      expected: this.#truth(),
      receipt,
      mends: this.#mends,
      questions: this.#questions,
    });
    await this.#pause(1500, 2500);
    await this.#world.empty();
    for (let tries = 0; tries < 8 && !this.#stopped; tries += 1) {
      const view = await this.#look(() => true);
      if (view?.phase === 'waiting') break;
      this.#did('close', 'leaves the cart');
      await this.screen.intent({ kind: 'close' });
      await this.#look((next) => next.phase === 'waiting');
    }
    return report;
  }

  async #checkOut(): Promise<Receipt | null> {
    if (this.#staff === undefined) return null;
    return await checkOut({
      screen: this.screen,
      staff: this.#staff,
      random: this.#random,
      stopped: () => this.#stopped,
      look: (condition) => this.#look(condition),
      pause: (low, high) => this.#pause(low, high),
      did: (verb, what) => this.#did(verb, what),
      answer: (view) => this.#answer(view, true),
      bags: (count) => (this.#bags = count),
    });
  }

  #look(condition: (view: ScreenView) => boolean): Promise<ScreenView | undefined> {
    return Promise.race([this.screen.until(condition, PATIENCE_MS), this.#halt.then(() => undefined)]);
  }

  #did(verb: ShopperVerb, what: string): void {
    const action = { at: Date.now(), trip: this.#trip, verb, what, text: `${verb.replaceAll('-', ' ')}: ${what}` };
    this.#actions.push(action);
    this.emit('action', action);
  }

  async #pause(low: number, high: number): Promise<void> {
    await Promise.race([pause(this.#random.between(low, high) / this.#pace), this.#halt]);
  }
}

/** The same number may come again in another trip. */
function questionKey(view: ScreenView, id: number): string {
  return `${view.receipt?.trip ?? ''} ${String(id)}`;
}

function lastLine(view: ScreenView, sku: string): ReceiptLine | undefined {
  return view.receipt?.lines.findLast((line) => line.sku === sku);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
