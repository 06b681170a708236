import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact, FactBody } from '@smart-cart/contracts';
import { BackOffice } from '../src/back-office.js';
import { backOfficeConfigSchema, type BackOfficeConfigInput } from '../src/config.js';
import { Mosquitto } from './mosquitto.js';
import { numbered } from './shopping.js';
import { STORE, TestCart } from './test-cart.js';

/** A broker, a directory, back offices and carts that are cleared away together. */
export class OfficeStage {
  readonly #offices: BackOffice[] = [];
  readonly #carts: TestCart[] = [];

  private constructor(
    readonly broker: Mosquitto,
    readonly directory: string,
  ) {}

  static async open(): Promise<OfficeStage> {
    return new OfficeStage(await Mosquitto.start(), await mkdtemp(join(tmpdir(), 'back-office-')));
  }

  config(over: Partial<BackOfficeConfigInput> = {}): BackOfficeConfigInput {
    return {
      store: STORE,
      mqtt: { url: this.broker.url, reconnect: { minMs: 50, maxMs: 200 } },
      database: { file: join(this.directory, 'store.db') },
      http: { port: 0 },
      ...over,
    };
  }

  async office(over: Partial<BackOfficeConfigInput> = {}): Promise<{ office: BackOffice; url: string }> {
    const office = new BackOffice(backOfficeConfigSchema.parse(this.config(over)));
    this.#offices.push(office);
    return { office, url: (await office.start()).httpUrl };
  }

  /** A cart that the office answers. */
  async cart(name: string): Promise<TestCart> {
    const cart = await new TestCart(this.broker.url, name).connect();
    this.#carts.push(cart);
    await cart.until(() => cart.stores.at(-1)?.online === true);
    await cart.highWaterMark();
    return cart;
  }

  async close(): Promise<void> {
    for (const office of this.#offices.splice(0)) await office.stop();
    for (const cart of this.#carts.splice(0)) await cart.close();
    await this.broker.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** Writes facts one after the other, as a cart's journal does. */
export class TestJournal {
  readonly facts: Fact[] = [];

  constructor(readonly cart: TestCart) {}

  /** Resolves when the store has them. */
  async write(...bodies: FactBody[]): Promise<void> {
    this.facts.push(...numbered(bodies, { seq: this.facts.length + 1 }));
    await this.cart.deliver(this.facts);
  }
}
