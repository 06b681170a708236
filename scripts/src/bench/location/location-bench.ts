import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Locator, StorePlan, type Placed } from '@smart-cart/cart-firmware/location';
import { describeProblems, parseConfigText, storeMap, type StoreMap } from '@smart-cart/contracts';
import { demoProducts } from '../../demo/catalogue.js';
import { demoStoreMap } from '../../demo/store-map.js';
import { SeededRandom } from '../../sim/camera/seeded-random.js';
import { rounded, say } from '../recognition/say.js';
import { gridStore } from './grid-store.js';
import { measureLists } from './list-optimality.js';
import { measurePosition, type PositionErrors, type Sources } from './position-errors.js';
import { SimulatedWalk } from './simulated-walk.js';

export const help = `bench location [--walks 20] [--seed 1] [--map FILE] [--lists 60] [--stale 0.2]

How well the cart knows where it is. Simulated shoppers walk through the store map (the demo store's, or --map, see
docs/store-map.md): they go from shelf to shelf without a plan, stop, turn back, park the cart and fetch, scan late, put
back; some products lie where they do not belong, the wheel slips, a marker is read now and then. The same walks are told
to the cart's own locator with each combination of sources; errors are metres between truth and belief, every two seconds.

"none": only the clock and that trips begin at the entrance. "inCircle": how often the circle shown held the cart, meant
to be 0.68. "msPerUpdate" is processor time of one event (pick, second of the clock, roll of the wheel, marker) and
"msPerEstimate" of the position after it; "large" is the same on a plain store of 60 by 40 metres.
"stale": the same with a planogram nobody kept: a fifth of the products (--stale) stand where another is on the map.
"lists": walks of shopping lists of 3 to 9 against every order there is, and processor time of a list of 40.
`;

const NOTHING: Sources = { picks: false, odometer: false, markers: false };
const PICKS: Sources = { ...NOTHING, picks: true };
const ALL: Sources = { picks: true, odometer: true, markers: true };
const COMBINATIONS: Readonly<Record<string, Sources>> = {
  none: NOTHING,
  picks: PICKS,
  picksOdometer: { picks: true, odometer: true, markers: false },
  picksMarkers: { picks: true, odometer: false, markers: true },
  odometerMarkers: { picks: false, odometer: true, markers: true },
  all: ALL,
};

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      walks: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      lists: { type: 'string', default: '60' },
      map: { type: 'string' },
      stale: { type: 'string', default: '0.2' },
    },
  });
  const map = values.map === undefined ? demoStoreMap() : await readMap(values.map);
  const plan = new StorePlan(map);
  const products = productsOf(map);
  if (products.length === 0) throw usage('This map places no product, so there is nothing to walk to.');
  const random = new SeededRandom(count('seed', values.seed));
  const walks = walksOf(plan, products, random, count('walks', values.walks));
  const seconds = walks.reduce((sum, events) => sum + (events.at(-1)?.at ?? 0) / 1_000, 0);
  say(`${walks.length} simulated walks, ${Math.round(seconds / 60)} minutes altogether`);
  say('sources            median m   p90 m   after pick   in circle   aisle right (named)   ms/update');
  const told = (name: string, errors: PositionErrors): PositionErrors => {
    say(
      `${name.padEnd(17)}${errors.medianM.toFixed(2).padStart(10)}${errors.p90M.toFixed(2).padStart(8)}` +
        `${errors.afterPickMedianM.toFixed(2).padStart(13)}${errors.inCircle.toFixed(2).padStart(12)}` +
        `${errors.aisleRight.toFixed(2).padStart(14)} (${errors.aisleNamed.toFixed(2)})${String(errors.msPerUpdate).padStart(12)}`,
    );
    return errors;
  };
  const sources: Record<string, PositionErrors> = {};
  for (const [name, which] of Object.entries(COMBINATIONS))
    sources[name] = told(name, measurePosition(plan, walks, which));
  const others = rearranged(products, random, share('stale', values.stale));
  const staleWalks = Array.from(walks, () => new SimulatedWalk(plan, products, random.fork(), others).events);
  const stale = {
    products: others.size,
    picks: told('picks, stale', measurePosition(plan, staleWalks, PICKS)),
    all: told('all, stale', measurePosition(plan, staleWalks, ALL)),
  };
  const lists = measureLists(plan, products, random, count('lists', values.lists));
  const locator = new Locator(plan);
  return {
    walks: walks.length,
    minutes: Math.round(seconds / 60),
    sources,
    stale,
    size: {
      pieces: locator.graph.pieces,
      states: 2 * locator.graph.arcs,
      bytes: locator.bytes,
      mapBytes: bytesOf(map),
    },
    large: measureLarge(random),
    lists,
  };
}

/** Some of the products change places with each other, each with the next. */
function rearranged(products: readonly Placed[], random: SeededRandom, part: number): ReadonlyMap<Placed, Placed> {
  const some = products.filter(() => random.chance(part));
  return new Map(some.map((product, i) => [product, some[(i + 1) % some.length] ?? product]));
}

function walksOf(plan: StorePlan, products: readonly Placed[], random: SeededRandom, walks: number) {
  return Array.from({ length: walks }, () => new SimulatedWalk(plan, products, random.fork()).events);
}

function measureLarge(random: SeededRandom): object {
  const map = gridStore(60, 40);
  const began = performance.now();
  const plan = new StorePlan(map);
  const locator = new Locator(plan);
  const startMs = rounded(performance.now() - began, 0);
  const walks = walksOf(plan, productsOf(map), random, 3);
  const { medianM, msPerUpdate, msPerEstimate } = measurePosition(plan, walks, {
    picks: true,
    odometer: false,
    markers: true,
  });
  const { pieces, arcs } = locator.graph;
  return { pieces, states: 2 * arcs, bytes: locator.bytes, startMs, medianM, msPerUpdate, msPerEstimate };
}

/** Every product with a place; a group's goods under the demo catalogue's names, or one of its own. */
function productsOf(map: StoreMap): Placed[] {
  const skus = new Set(map.places.flatMap(({ sku }) => sku ?? []));
  const groups = new Set(map.places.flatMap(({ group }) => group ?? []));
  const known = demoProducts.map(({ product: { sku, group } }) => ({ sku, group }));
  const grouped = [...groups].flatMap((group): Placed[] => {
    const own = known.filter((product) => product.group === group && !skus.has(product.sku));
    return own.length > 0 || skus.size > 0 ? own : [{ sku: `any of ${group}`, group }];
  });
  return [...[...skus].map((sku) => ({ sku })), ...grouped];
}

const bytesOf = (map: StoreMap): number => Buffer.byteLength(JSON.stringify(map));

async function readMap(file: string): Promise<StoreMap> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw usage(`The map ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const parsed = parseConfigText(text, storeMap);
  if (!parsed.ok) throw usage(describeProblems(file, parsed.problems));
  return parsed.value;
}

function share(name: string, text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw usage(`--${name} is a share from 0 to 1, not "${text}".`);
  return value;
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw usage(`--${name} is a whole number from 1, not "${text}".`);
  return value;
}

/** The runner prints the help beside an error of wrong usage. */
function usage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_PARSE_ARGS_USAGE' });
}
