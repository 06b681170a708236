import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt, ScreenView } from '@smart-cart/contracts';
import { ScreenClient } from '../../src/sim/shopper/screen-client.js';
import { untilHolds } from '../../src/drill/until-holds.js';
import { freePort } from '../../src/stage/free-port.js';
import { programs, root } from '../../src/stage/repository.js';
import { RunningProcess } from './running-process.js';

/** Goods of the small store, with what one of them weighs. */
export const goods = {
  pens: { sku: 'pens', gtin: '04006381333931', typed: '4006381333931', price: 499, deposit: 0, grams: 512 },
  tissues: { sku: 'tissues', gtin: '00036000291452', typed: '036000291452', price: 279, deposit: 0, grams: 347 },
  lemonade: { sku: 'lemonade', gtin: '00000096385074', typed: '96385074', price: 119, deposit: 25, grams: 156 },
} as const;
export type Goods = (typeof goods)[keyof typeof goods];

const catalogue = {
  currency: 'EUR',
  taxClasses: [{ id: 'A', name: '19 %', rate: 1900 }],
  inStoreLayouts: [],
  products: Object.values(goods).map(({ sku, gtin, price, deposit, grams }) => ({
    sku,
    name: `Some ${sku}`,
    gtins: [gtin],
    soldBy: 'piece',
    price,
    ...(deposit > 0 ? { deposit } : {}),
    taxClass: 'A',
    mass: { mean: grams * 1000, sd: 4000 },
    group: 'things',
  })),
};

/** The configuration the README shows that has this key in it, without the indentation of its list item. */
async function readmeExample(key: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^( *)```jsonc\n([\s\S]*?)^ *```/gm)].map(([, indent = '', body = '']) =>
    body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
  const block = blocks.find((text) => text.includes(`"${key}"`));
  if (block === undefined) throw new Error(`The README has no configuration with "${key}".`);
  return block;
}

/** What a technician changes in an example; every change must hit something. */
function changed(text: string, changes: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [from, to] of Object.entries(changes)) {
    if (!result.includes(from)) throw new Error(`The README's configuration has no ${from} any more:\n${text}`);
    result = result.replaceAll(from, to);
  }
  return result;
}

export interface CartSetup {
  readonly scale: string;
  readonly protocol: 'toledo-8217' | 'mt-sics';
  readonly camera: string;
}

/** A small store put together by hand: a Mosquitto of its own, the back office and the cart configured as the README shows. */
export class SmallStore {
  readonly #running: { stop(): Promise<void> }[] = [];
  brokerPort = 0;
  screenPort = 0;
  officeUrl = '';

  private constructor(readonly directory: string) {}

  static async open(): Promise<SmallStore> {
    const store = new SmallStore(await mkdtemp(join(tmpdir(), 'small-store-')));
    try {
      await store.#openBroker();
      await store.#openOffice();
      store.screenPort = await freePort();
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  /** Ends with the store; the latest first. */
  own<T extends { stop(): Promise<void> }>(part: T): T {
    this.#running.push(part);
    return part;
  }

  async close(): Promise<void> {
    for (const part of this.#running.reverse()) await part.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** @returns the configuration's text, comments and all */
  async cartConfig({ scale, protocol, camera }: CartSetup): Promise<string> {
    return changed(await readmeExample('dataDirectory'), {
      '"/dev/ttyUSB0"': JSON.stringify(scale),
      '"toledo-8217"': JSON.stringify(protocol),
      '"/dev/video0"': JSON.stringify(camera),
      'mqtt://broker.store:1883': `mqtt://127.0.0.1:${String(this.brokerPort)}`,
      // Two carts of two tests may run on one machine.
      '"cart": "cart-7",': `"cart": "cart-7",\n  "screen": { "port": ${String(this.screenPort)} },`,
    });
  }

  /** Runs the firmware in the store's directory on a configuration with this text. */
  async firmware(config: string, file = 'cart.config.json'): Promise<RunningProcess> {
    await writeFile(join(this.directory, file), config);
    return this.own(new RunningProcess(process.execPath, [programs.firmware, '--config', file], this.directory));
  }

  /** A screen on the running firmware. */
  async screen(): Promise<ScreenClient> {
    const screen = new ScreenClient(`ws://127.0.0.1:${String(this.screenPort)}/screen`);
    this.own({
      stop: () => {
        screen.stop();
        return Promise.resolve();
      },
    });
    screen.start();
    await see(screen, 'any view', () => true);
    return screen;
  }

  /** What the back office says about a trip, once it has seen its end. */
  async settledReceipt(trip: string): Promise<{ agreement: string; total: number; receipt: Receipt }> {
    let found: { agreement: string; total: number; trip: string } | undefined;
    await untilHolds(async () => {
      const list = (await (await fetch(new URL('/api/receipts', this.officeUrl))).json()) as (typeof found & object)[];
      found = list.find((each) => each.trip === trip);
      return found !== undefined && found.agreement !== 'pending';
    }, 20_000);
    if (found === undefined) throw new Error(`The back office has no receipt of trip ${trip}.`);
    const detail = await fetch(new URL(`/api/receipts/${trip}`, this.officeUrl));
    return (await detail.json()) as { agreement: string; total: number; receipt: Receipt };
  }

  async #openBroker(): Promise<void> {
    this.brokerPort = await freePort();
    const lines = [`listener ${String(this.brokerPort)} 127.0.0.1`, 'allow_anonymous true', 'persistence false'];
    await writeFile(join(this.directory, 'broker.conf'), `${lines.join('\n')}\n`);
    const broker = this.own(new RunningProcess('mosquitto', ['-v', '-c', 'broker.conf'], this.directory));
    await broker.said(/mosquitto version .* running/);
  }

  async #openOffice(): Promise<void> {
    await writeFile(join(this.directory, 'catalogue.json'), JSON.stringify(catalogue, null, 2));
    const config = changed(await readmeExample('catalogueFile'), {
      'mqtt://127.0.0.1:1883': `mqtt://127.0.0.1:${String(this.brokerPort)}`,
      '8090': String(await freePort()),
    });
    await writeFile(join(this.directory, 'back-office.config.json'), config);
    const args = [programs.backOffice, '--config', 'back-office.config.json'];
    const office = this.own(new RunningProcess(process.execPath, args, this.directory));
    this.officeUrl = (await office.said(/staff page at (\S+)/))[1] ?? '';
  }
}

/** The first view that fulfils the condition. @throws with what is shown instead */
export async function see(
  screen: ScreenClient,
  what: string,
  condition: (view: ScreenView) => boolean,
  withinMs = 30_000,
): Promise<ScreenView> {
  const view = await screen.until(condition, withinMs);
  if (view !== undefined) return view;
  throw new Error(`The screen never showed ${what}. It shows:\n${JSON.stringify(screen.view, null, 1)}`);
}

/** A cart with its scale in order and a catalogue begins a trip. */
export async function startTrip(screen: ScreenClient, firmware: RunningProcess): Promise<void> {
  await firmware.said(/Catalogue version \d+ with 3 products is in use/);
  await see(
    screen,
    'a scale in order',
    (view) => view.conditions.scale.state === 'ready' && view.load.state === 'steady',
  );
  const outcome = await screen.intent({ kind: 'start', language: 'en' });
  if (!outcome.ok) throw new Error(`The trip could not be started: ${outcome.reason}`);
  await see(screen, 'an open trip', (view) => view.phase === 'shopping');
}
