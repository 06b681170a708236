import { setTimeout as delay } from 'node:timers/promises';
import type { Intent, ScreenView } from '@smart-cart/contracts';
import type { ScreenClient } from '../sim/shopper/screen-client.js';
import type { BoardSimulation } from '../sim/board/board-simulation.js';
import { cardNamed, type CardName } from '../sim/world/person-cards.js';
import type { StaffDeed } from '../sim/world/store-counter.js';
import type { Thing } from '../sim/world/world-state.js';
import type { StoreStage } from '../stage/store-stage.js';

const PATIENCE_MS = 60_000;

/** The hands that bring the cart to what is to be pictured. */
export class PictureSet {
  constructor(
    readonly stage: StoreStage,
    readonly cart: ScreenClient,
    readonly board: BoardSimulation,
  ) {}

  async sees(condition: (view: ScreenView) => boolean, withinMs = PATIENCE_MS): Promise<ScreenView> {
    const view = await this.cart.until(condition, withinMs);
    if (view !== undefined) return view;
    const now = await this.cart.until(() => true, 0);
    const seen = { receipt: now?.receipt?.lines, questions: now?.questions, load: now?.load, parts: now?.conditions };
    throw new Error(`The cart did not come to this: ${String(condition)}. It shows ${JSON.stringify(seen)}`);
  }

  async does(intent: Intent): Promise<void> {
    const outcome = await this.cart.intent(intent);
    if (!outcome.ok) throw new Error(`The cart refused ${intent.kind}: ${outcome.reason}`);
  }

  /** Scans and puts in. */
  async buy(sku: string): Promise<Thing> {
    const { world } = this.stage.world;
    const thing = world.pick(sku);
    const has = ({ receipt }: ScreenView): boolean => receipt?.lines.some((line) => line.sku === sku) ?? false;
    for (let tries = 0; tries < 4 && !has(await this.sees(() => true)); tries += 1) {
      const listed = this.cart.until(has, 5_000);
      await world.present(thing, { holdMs: 4_500, until: listed });
    }
    await world.putIn(thing);
    await this.placed(sku);
    return thing;
  }

  /** Picks by picture and lays it on the scale. */
  async weigh(sku: string, pieces: number): Promise<void> {
    const { world } = this.stage.world;
    await this.does({ kind: 'pick-product', sku });
    await world.putIn(world.pick(sku, pieces));
    await this.placed(sku);
  }

  async shows(name: CardName, taken: (view: ScreenView) => boolean): Promise<void> {
    for (let tries = 0; tries < 4; tries += 1) {
      const done = this.cart.until(taken, 5_000);
      await this.stage.world.world.showCard(await cardNamed(name, this.stage.phone), { holdMs: 4_500, until: done });
      if ((await done) !== undefined) return;
    }
    throw new Error(`The cart did not take the ${name}.`);
  }

  /** Something done in the store as soon as the store knows of what it answers. */
  async inStore(deed: StaffDeed): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.stage.counter.act(deed);
        return;
      } catch (error) {
        if (tries === 30) throw error;
        await delay(1_000);
      }
    }
  }

  /** Nothing is asked and nothing moves. */
  async calm(): Promise<void> {
    await this.sees(({ questions, load }) => questions.length === 0 && load.state === 'steady', 30_000);
  }

  /** Holds something up for as long as `during` takes. */
  async holding(thing: Thing, during: () => Promise<void>): Promise<void> {
    let release = (): void => undefined;
    const over = new Promise<void>((resolve) => (release = resolve));
    const held = this.stage.world.world.present(thing, { holdMs: 60_000, until: over });
    try {
      await during();
    } finally {
      release();
      await held;
    }
  }

  /** It is on the receipt, and the scale has felt it and come to rest. */
  async placed(sku: string): Promise<void> {
    await this.sees(
      ({ receipt, load }) =>
        load.state === 'steady' && receipt?.lines.findLast((line) => line.sku === sku)?.status === 'placed',
    );
  }
}
