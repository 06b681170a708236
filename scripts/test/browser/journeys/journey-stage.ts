import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReceiptLine, ScreenView } from '@smart-cart/contracts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ScreenClient } from '../../../src/sim/shopper/screen-client.js';
import type { Card } from '../../../src/sim/camera/card-face.js';
import type { ShowOptions } from '../../../src/sim/camera/simulated-camera.js';
import type { CardName } from '../../../src/sim/world/person-cards.js';
import { cardNamed } from '../../../src/sim/world/person-cards.js';
import type { Thing } from '../../../src/sim/world/world-state.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';
import { openStage, type StageOptions, type StoreStage } from '../../../src/stage/store-stage.js';

const SIZES = { landscape: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 } } as const;
/** What takes longer is broken, also where two cores run a store, two browsers and a training. How quick it is, benches say. */
const PATIENCE_MS = 60_000;
/** Nobody holds a thing longer without a beep. */
const HOLD_MS = 8_000;
/** A hand that fetches the next pack is away for longer than the cart takes two looks at one pack for (`vision.absentFor`). */
const AWAY_MS = 1_500;

/** Where the pictures of a journey that failed go. */
const pictures = join(tmpdir(), 'journey-pictures');

/** A whole store with all it offers, and one shopper's hands and eyes: Chromium for the screen, the simulated world for the rest. */
export class JourneyStage {
  #directory = '';
  #browser: Browser | undefined;
  #stage: StoreStage | undefined;
  #page: Page | undefined;
  #seen: ScreenClient | undefined;
  #counter: BrowserContext | undefined;
  #lastShown = 0;

  get store(): StoreStage {
    return present(this.#stage);
  }

  get page(): Page {
    return present(this.#page);
  }

  /** What the cart says to its screens: for waiting, never for touching. */
  get cart(): ScreenClient {
    return present(this.#seen);
  }

  async open(options: Partial<StageOptions> = {}): Promise<void> {
    this.#directory = await mkdtemp(join(tmpdir(), 'journey-'));
    this.#stage = await openStage({
      directory: this.#directory,
      broker: 'built-in',
      offer: 'full',
      seed: 11,
      fps: 15,
      ...options,
    });
    this.#seen = new ScreenClient(this.#stage.screenSocket);
    this.#seen.start();
    this.#browser = await openChromium();
    await this.sees(
      ({ conditions, offers, load }) =>
        [conditions.scale, conditions.camera, conditions.reader, conditions.store].every(
          ({ state }) => state === 'ready',
        ) &&
        load.state === 'steady' &&
        offers.map &&
        offers.coupons,
      60_000,
    );
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#seen?.stop();
    await this.#stage?.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** One journey on a fresh page; a picture of the screen is kept when it fails. */
  async told(name: string, journey: () => Promise<void>, size: keyof typeof SIZES = 'landscape'): Promise<void> {
    const context = await present(this.#browser).newContext({
      viewport: SIZES[size],
      hasTouch: true,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    this.#page = page;
    try {
      await page.goto(this.store.screenUrl);
      await journey();
    } catch (error) {
      await mkdir(pictures, { recursive: true });
      const file = join(pictures, `${name.replaceAll(/\W+/g, '-')}.png`);
      await page.screenshot({ path: file });
      const { phase, questions, visit, conditions } = this.cart.view ?? {};
      const known = JSON.stringify({ phase, questions, tenders: visit?.tenders, store: conditions?.store });
      throw new Error(`The journey "${name}" broke off; its screen is in ${file}. The cart: ${known}`, {
        cause: error,
      });
    } finally {
      await context.close();
      await this.#counter?.close();
      this.#counter = undefined;
      await this.#clear();
    }
  }

  /** The page of the store's people, in a browser of their own, signed by Kim. @param section as its address names it */
  async staffPage(section: string): Promise<Page> {
    this.#counter ??= await present(this.#browser).newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = this.#counter.pages()[0] ?? (await this.#counter.newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${this.store.backOfficeUrl}#${section}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByLabel('Your name').fill('Kim');
    return page;
  }

  /** What lies in the cart of this product. */
  inCart(sku: string): Thing {
    return present(this.store.world.world.state.basket.find((thing) => thing.sku === sku));
  }

  /** Takes what lies in the cart of this product out of it, and puts it back on the shelf. */
  async takeOut(sku: string): Promise<void> {
    const { world } = this.store.world;
    world.putBack(await world.takeOut(this.inCart(sku).id));
  }

  /** Leaves the cart as the next shopper should find it, whatever happened. */
  async #clear(): Promise<void> {
    const { world } = this.store.world;
    await world.empty();
    for (let tries = 0; tries < 5 && this.cart.view?.phase !== 'waiting'; tries += 1) {
      const { view } = this.cart;
      if (view?.phase === 'checkout') await this.cart.intent({ kind: 'leave-checkout' });
      await this.cart.intent(view?.phase === 'finished' ? { kind: 'close' } : { kind: 'abandon' });
      await this.cart.until(({ phase }) => phase === 'waiting', 2_000);
    }
  }

  /** Resolves with the first view that fits. @throws when the cart takes too long */
  async sees(condition: (view: ScreenView) => boolean, withinMs = PATIENCE_MS): Promise<ScreenView> {
    const view = await this.cart.until(condition, withinMs);
    if (view !== undefined) return view;
    throw new Error(`The cart did not come to this within ${String(withinMs)} ms: ${String(condition)}`);
  }

  /** Touches the button with these words, when it can be touched. */
  async tap(words: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: words, exact: true }).first().tap();
  }

  /** Scans and puts in until the receipt has one more of it and the scale has felt it. */
  async buy(sku: string): Promise<ReceiptLine> {
    const { world } = this.store.world;
    const thing = world.pick(sku);
    await this.#show(thing);
    await world.putIn(thing);
    const { receipt } = await this.sees(
      (view) => lineOf(view, sku)?.status === 'placed' && view.load.state === 'steady',
    );
    return present(receipt?.lines.findLast((line) => line.sku === sku));
  }

  /** Holds goods to the camera until the cart has answered them. */
  async present(thing: Thing, answered: (view: ScreenView) => boolean): Promise<ScreenView> {
    return await this.#untilAnswered(answered, (how) => this.store.world.world.present(thing, how));
  }

  /**
   * Before the camera until the cart answers; away from it and back when nothing happens, as people do. A second pack
   * shown at once is the first one still held, to the cart: its code must be gone from the picture for a moment.
   */
  async #untilAnswered(
    answered: (view: ScreenView) => boolean,
    show: (how: ShowOptions) => Promise<void>,
  ): Promise<ScreenView> {
    const end = performance.now() + 2 * PATIENCE_MS;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, this.#lastShown + AWAY_MS - performance.now()));
      const answer = this.cart.until(answered, HOLD_MS);
      await show({ holdMs: HOLD_MS, until: answer });
      this.#lastShown = performance.now();
      const view = await answer;
      if (view !== undefined) return view;
    }
    return await this.sees(answered, 0);
  }

  async #show(thing: Thing): Promise<void> {
    const pieces = (view: ScreenView | undefined): number =>
      view?.receipt?.lines.reduce((sum, line) => sum + (line.sku === thing.sku ? line.quantity : 0), 0) ?? 0;
    const before = pieces(this.cart.view);
    await this.present(thing, (view) => pieces(view) > before);
  }

  /** Holds a phone, a badge or a card to the camera until the cart has answered it, as people do. */
  async showCard(name: CardName, answered: (view: ScreenView) => boolean): Promise<ScreenView> {
    return await this.hold(await cardNamed(name, this.store.phone), answered);
  }

  /** The same for a card made elsewhere. */
  async hold(card: Card, answered: (view: ScreenView) => boolean): Promise<ScreenView> {
    return await this.#untilAnswered(answered, (how) => this.store.world.world.showCard(card, how));
  }

  /** Pays the rest by card and waits for the code of the gate. */
  async payByCard(): Promise<string> {
    await this.tap(/^Card or phone/);
    return await this.exitCode();
  }

  async exitCode(): Promise<string> {
    return (await this.page.getByTestId('exit-code').textContent()) ?? '';
  }

  /** The money of the trip as the store has it, as soon as it balances or the wait is over. */
  async balance(trip: string): Promise<{ state: string; charged: number; due: number | null }> {
    const path = `/api/payments/${this.store.place.cart}/${trip}`;
    let balance = { state: 'unknown', charged: 0, due: null as number | null };
    const end = performance.now() + PATIENCE_MS;
    while (balance.state !== 'balanced' && performance.now() < end) {
      const answer = await fetch(new URL(path, this.store.backOfficeUrl));
      if (answer.ok) balance = (await answer.json()) as typeof balance;
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return balance;
  }

  /** A product of the demo store that fits. */
  find(fits: (product: { name: string; minimumAge?: number | undefined }) => boolean): string {
    const demo = [...this.store.world.world.products.values()].find(
      ({ product, code, daysLeft }) => code !== 'none' && (daysLeft ?? 0) >= 0 && fits(product),
    );
    return present(demo).product.sku;
  }
}

export function lineOf(view: ScreenView, sku: string): ReceiptLine | undefined {
  return view.receipt?.lines.findLast((line) => line.sku === sku);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The journey has not begun, or what it looks for is not there.');
  return value;
}
