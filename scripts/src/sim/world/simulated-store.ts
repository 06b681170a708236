import { EventEmitter } from 'node:events';
import { demoProducts } from '../../demo/catalogue.js';
import { labelOf, type Label } from '../../demo/label.js';
import type { DemoProduct } from '../../demo/product.js';
import { SeededRandom } from '../camera/seeded-random.js';
import { cardToShow, type Card } from '../camera/card-face.js';
import type { CameraFault, ShowOptions, SimulatedCamera } from '../camera/simulated-camera.js';
import type { ScaleFaultName, ScaleLoad } from './scale-load.js';
import type { Walk } from './walk.js';
import { WorldError } from './world-error.js';
import type { Thing, WorldState, WorldSwitch } from './world-state.js';

export { WorldError };

export interface SimulatedStoreOptions {
  readonly scale: ScaleLoad;
  readonly camera: SimulatedCamera;
  readonly seed?: number;
  /** Start of the simulated day, epoch ms: best-before dates count from it. */
  readonly today: number;
  readonly switches?: readonly WorldSwitch[];
  /** Where the cart is pushed, in a store with a map. */
  readonly walk?: Walk;
}

interface WorldEvents {
  /** Anything of the state changed. */
  change: [];
  /** A gesture happened; `load` is what lies on the scale from now on. */
  moved: [{ readonly at: number; readonly what: string; readonly thing?: Thing; readonly load: number }];
}

/** A hand needs about this long to let go of something, ms. */
const RAMP_MS = 220;
/** A card is held a little longer than a pack: people wait for the cart to greet them. */
const CARD_MS = 2_200;
const LOG_LENGTH = 40;

/**
 * The store around one cart, simulated: things with true masses and true codes, one person with one pair of hands, a
 * scale and a camera that see only what really happens. It knows nothing of the cart's firmware and never talks to it.
 */
export class SimulatedStore extends EventEmitter<WorldEvents> {
  readonly products: ReadonlyMap<string, DemoProduct> = new Map(demoProducts.map((demo) => [demo.product.sku, demo]));
  readonly camera: SimulatedCamera;
  readonly scale: ScaleLoad;
  readonly #random: SeededRandom;
  readonly #today: number;
  readonly #switches = new Map<string, { readonly what: WorldSwitch; on: boolean }>();
  readonly #labels = new Map<string, Label>();
  readonly #walk: Walk | undefined;
  readonly #log: { at: number; text: string }[] = [];
  #basket: Thing[] = [];
  #hand: Thing[] = [];
  #pressure = 0;
  #doing: string | null = null;
  #scaleFault: ScaleFaultName = 'none';
  #count = 0;
  #hands: Promise<unknown> = Promise.resolve();

  constructor(options: SimulatedStoreOptions) {
    super();
    this.scale = options.scale;
    this.camera = options.camera;
    this.#random = new SeededRandom(options.seed ?? 1);
    this.#today = options.today;
    this.#walk = options.walk;
    for (const what of options.switches ?? []) this.#switches.set(what.name, { what, on: true });
  }

  get state(): WorldState {
    return {
      basket: this.#basket,
      hand: this.#hand,
      load: this.load,
      doing: this.#doing,
      scale: this.#scaleFault,
      camera: this.camera.fault,
      switches: [...this.#switches.values()].map(({ what, on }) => ({ name: what.name, title: what.title, on })),
      log: this.#log,
    };
  }

  /** True load on the platform, mg: goods, bags, and whoever leans on it. */
  get load(): number {
    return this.#basket.reduce((sum, thing) => sum + thing.mass, 0) + this.#pressure;
  }

  product(sku: string): DemoProduct {
    const demo = this.products.get(sku);
    if (demo === undefined)
      throw new WorldError('no-such-product', `The demo store has no product ${sku}; see scripts/src/demo.`);
    return demo;
  }

  /** The printed code of a thing, for whoever wants to compare with what was read. */
  labelOf(thing: Thing): Label | undefined {
    return this.#labels.get(thing.id);
  }

  /** Takes a new thing of this product off the shelf into the hand, with a mass of its own. */
  pick(sku: string, pieces = 1): Thing {
    const demo = this.product(sku);
    this.#walk?.toProduct(sku);
    let mass = 0;
    for (let i = 0; i < pieces; i += 1) {
      const { mean, sd } = demo.pieceMass;
      // Nothing weighs less than a fifth of itself, whatever the dice say.
      mass += Math.round(Math.max(mean / 5, this.#random.gaussian(mean, sd)));
    }
    const label = labelOf(demo, mass, this.#today);
    const thing = this.#thing({
      sku,
      name: demo.product.name,
      picture: demo.product.picture ?? '',
      mass,
      pieces,
      ...(label === undefined ? {} : { code: label.text }),
    });
    if (label !== undefined) this.#labels.set(thing.id, label);
    this.#hand = [...this.#hand, thing];
    this.emit('change');
    return thing;
  }

  /** Holds what is in the hand before the camera; resolves when it has left the picture. */
  present(thing: Thing, options: ShowOptions = {}): Promise<void> {
    return this.#gesture(`holds ${thing.name} to the camera`, async () => {
      const showing = await this.camera.show(this.product(thing.sku), this.#labels.get(thing.id), options);
      await showing.done;
    });
  }

  /** Holds a phone, a badge or a card to the camera; resolves when it has left the picture. */
  showCard(card: Card, options: ShowOptions = {}): Promise<void> {
    return this.#gesture(`shows the ${card.look.replaceAll('-', ' ')} to the camera`, async () => {
      const showing = await this.camera.hold(cardToShow(card), { holdMs: CARD_MS, ...options });
      await showing.done;
    });
  }

  /** Pushes the cart to the nearest shelf end. @returns the marker there, undefined in a store without a map */
  pushToMarker(): string | undefined {
    const code = this.#walk?.toNearestMarker();
    if (code !== undefined) this.#say('The cart rolls past the end of a shelf.');
    return code;
  }

  /** Lays what is in the hand into the basket. */
  putIn(thing: Thing, rampMs = RAMP_MS): Promise<void> {
    return this.#gesture(`puts ${thing.name} into the cart`, () => {
      this.#hand = this.#hand.filter((held) => held.id !== thing.id);
      this.#basket = [...this.#basket, thing];
      this.#moved('in', rampMs, thing);
      return pause(rampMs);
    });
  }

  /** Lifts a thing out of the basket into the hand. */
  takeOut(id: string, rampMs = RAMP_MS): Promise<Thing> {
    const { name } = this.inBasket(id);
    return this.#gesture(`takes ${name} out`, async () => {
      const thing = this.inBasket(id);
      this.#basket = this.#basket.filter((kept) => kept.id !== id);
      this.#hand = [...this.#hand, thing];
      this.#moved('out', rampMs, thing);
      await pause(rampMs);
      return thing;
    });
  }

  /** Puts what is in the hand back on the shelf. */
  putBack(thing: Thing): void {
    this.#hand = this.#hand.filter((held) => held.id !== thing.id);
    this.emit('change');
  }

  async scanAndPutIn(sku: string, pieces = 1, options: ShowOptions = {}): Promise<Thing> {
    const thing = this.pick(sku, pieces);
    await this.present(thing, options);
    await this.putIn(thing);
    return thing;
  }

  async putInWithoutScan(sku: string, pieces = 1): Promise<Thing> {
    const thing = this.pick(sku, pieces);
    await this.putIn(thing);
    return thing;
  }

  /** Takes a thing out, shows it and lays it back. */
  async scanAgain(id: string): Promise<void> {
    if (this.#labels.get(id) === undefined)
      throw new WorldError('nothing-to-scan', 'This thing carries no code; type its PLU on the cart instead.');
    const thing = await this.takeOut(id);
    await this.present(thing);
    await this.putIn(thing);
  }

  /** One gesture: a thing leaves and another one takes its place before the platform has come to rest. */
  async swap(id: string, sku: string): Promise<Thing> {
    const { name } = this.inBasket(id);
    return this.#gesture(`swaps ${name} for ${this.product(sku).product.name}`, async () => {
      this.inBasket(id);
      const thing = this.pick(sku);
      this.#basket = [...this.#basket.filter((kept) => kept.id !== id), thing];
      this.#hand = this.#hand.filter((held) => held.id !== thing.id);
      this.#moved('swap', RAMP_MS, thing);
      await pause(RAMP_MS);
      return thing;
    });
  }

  /** Somebody leans on the basket for a while. @param mass mg; @param forMs how long */
  lean(mass = 6_500_000, forMs = 2500): Promise<void> {
    return this.#gesture('leans on the basket', async () => {
      this.#pressure = mass;
      this.#moved('lean', 400);
      await pause(forMs);
      this.#pressure = 0;
      this.#moved('let go', 300);
      await pause(300);
    });
  }

  /** Lays a thing of one's own into the basket: a bag, a coat. */
  async putInBag(mass = 48_000): Promise<Thing> {
    const bag = this.#thing({ sku: '', name: 'Own shopping bag', picture: '', mass, pieces: 1 });
    this.#hand = [...this.#hand, bag];
    await this.putIn(bag);
    return bag;
  }

  /** Everything out at once: the next shopper takes the cart. */
  empty(): Promise<void> {
    return this.#gesture('empties the cart', () => {
      this.#basket = [];
      this.#hand = [];
      this.#labels.clear();
      this.#walk?.begin();
      this.#moved('emptied', 600);
      return pause(600);
    });
  }

  async setScaleFault(fault: ScaleFaultName): Promise<void> {
    await this.scale.setFault(fault);
    this.#scaleFault = fault;
    this.#say(fault === 'none' ? 'The scale is in order again.' : `Scale: ${fault}.`);
  }

  async setCameraFault(fault: CameraFault): Promise<void> {
    await this.camera.setFault(fault);
    this.#say(fault === 'none' ? 'The camera is in order again.' : `Camera: ${fault}.`);
  }

  async setSwitch(name: string, on: boolean): Promise<void> {
    const known = this.#switches.get(name);
    if (known === undefined) throw new WorldError('no-such-switch', `There is no switch called ${name} in this demo.`);
    await (on ? known.what.on() : known.what.off());
    known.on = on;
    this.#say(`${known.what.title}: ${on ? 'running again' : 'stopped'}.`);
  }

  /** @throws WorldError `no-such-thing` */
  inBasket(id: string): Thing {
    const thing = this.#basket.find((candidate) => candidate.id === id);
    if (thing === undefined) throw new WorldError('no-such-thing', 'This thing is not in the cart any more.');
    return thing;
  }

  #thing(about: Omit<Thing, 'id'>): Thing {
    this.#count += 1;
    return { id: `thing-${String(this.#count)}`, ...about };
  }

  /** One pair of hands: gestures happen one after the other, in the order they were asked for. */
  #gesture<T>(doing: string, act: () => Promise<T>): Promise<T> {
    const done = this.#hands.then(async () => {
      this.#doing = doing;
      this.#say(`The shopper ${doing}.`);
      try {
        return await act();
      } finally {
        this.#doing = null;
        this.emit('change');
      }
    });
    this.#hands = done.catch(() => undefined);
    return done;
  }

  #moved(what: string, rampMs: number, thing?: Thing): void {
    const { load } = this;
    this.scale.setLoad(load, rampMs);
    this.emit('moved', { at: Date.now(), what, load, ...(thing === undefined ? {} : { thing }) });
    this.emit('change');
  }

  #say(text: string): void {
    this.#log.unshift({ at: Date.now(), text });
    this.#log.length = Math.min(this.#log.length, LOG_LENGTH);
    this.emit('change');
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
