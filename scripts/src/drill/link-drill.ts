import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { topics } from '@smart-cart/contracts';
import { connectAsync } from 'mqtt';
import { spreadOf } from '../measure/spread.js';
import { SeededRandom } from '../sim/camera/seeded-random.js';
import { Shopper } from '../sim/shopper/shopper.js';
import { CuttingProxy } from '../stage/cutting-proxy.js';
import { openStage, type StoreStage } from '../stage/store-stage.js';
import { failIfWrong } from './books-wrong.js';
import { settledBooks } from './settled-books.js';
import { shopOn } from './shop-on.js';
import { reckon, storedFacts } from './store-ledger.js';
import { untilHolds } from './until-holds.js';

export const help = `npm run -s drill -- link [--times 30] [--seed 1] [--pace 4] [--keep]

Faults of the way between cart and store while an automatic shopper shops, each followed by recovery, in turn:
broker stopped and started, broker killed (SIGKILL), connection cut in the middle of a message, network away for a while,
back office killed (SIGKILL) and started, everything the store already has delivered a second time.
At the end the store's ledger has to equal the cart's journal.
  kills          faults made
  recoveryMs     from the end of the fault until the store has a fact made after it
Exits with 1 when anything was lost, came twice or differs.`;

type Fault = (stage: StoreStage, proxy: CuttingProxy, random: SeededRandom) => Promise<void>;

const faults: readonly (readonly [string, Fault])[] = [
  [
    'broker stopped and started',
    async ({ broker }, _proxy, random) => {
      await broker.stop();
      await delay(random.integer(200, 3_000));
      await broker.start();
    },
  ],
  [
    'broker killed',
    async ({ broker }, _proxy, random) => {
      await broker.program?.kill();
      await delay(random.integer(100, 1_500));
      await broker.start();
    },
  ],
  [
    'cut in the middle of a message',
    async (_stage, proxy, random) => {
      proxy.cutMidMessage(random.integer(5, 900));
      await delay(random.integer(500, 2_500));
    },
  ],
  [
    'network away',
    async (_stage, proxy, random) => {
      proxy.setOpen(false);
      await delay(random.integer(500, 5_000));
      proxy.setOpen(true);
    },
  ],
  [
    'back office killed',
    async ({ backOffice }, _proxy, random) => {
      await backOffice.kill();
      await delay(random.integer(100, 2_500));
      await backOffice.start();
    },
  ],
  ['everything delivered twice', deliverTwice],
];

/** Sends facts the store already has once more, as a broker may after a lost PUBACK, in the cart's own words. */
async function deliverTwice({ place, backOfficeUrl }: StoreStage): Promise<void> {
  const facts = await storedFacts(backOfficeUrl, place.cart);
  const client = await connectAsync(place.brokerUrl, { clientId: 'link-drill', reconnectPeriod: 0 });
  for (let from = 0; from < facts.length; from += 50) {
    const batch = facts.slice(from, from + 50);
    const epoch = batch[0]?.epoch ?? 1;
    const payload = JSON.stringify({ cart: place.cart, epoch, facts: batch.filter((fact) => fact.epoch === epoch) });
    await client.publishAsync(topics.facts(place.store, place.cart), payload, { qos: 1 });
  }
  await client.endAsync();
}

async function hasFactSince({ backOfficeUrl, place }: StoreStage, since: number): Promise<boolean> {
  const facts = await storedFacts(backOfficeUrl, place.cart).catch(() => []);
  return (facts.at(-1)?.at ?? 0) >= since;
}

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      times: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      pace: { type: 'string', default: '4' },
      keep: { type: 'boolean', default: false },
    },
  });
  const times = Number(values.times);
  const seed = Number(values.seed);
  const random = new SeededRandom(seed);
  const directory = await mkdtemp(join(tmpdir(), 'link-drill-'));
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  say(`Starting the stage in ${directory} …`);
  let proxy: CuttingProxy | undefined;
  const between = async (brokerPort: number): Promise<number> => {
    proxy = new CuttingProxy(brokerPort);
    return await proxy.start();
  };
  const stage = await openStage({ directory, broker: 'mosquitto', seed, fps: 15, between }).catch(
    async (error: unknown) => {
      await proxy?.stop();
      throw error;
    },
  );
  const shopper = new Shopper({
    world: stage.world.world,
    screen: stage.screenSocket,
    seed,
    pace: Number(values.pace),
  });
  const recovery: number[] = [];
  const byFault: Record<string, number[]> = {};
  let unrecovered = 0;
  let stopping = false;
  let trips = 0;
  shopper.on('report', (report) => {
    trips += 1;
    say(`  trip ${report.trip}: ${report.sentence}`);
  });
  try {
    await shopper.start();
    const shopping = shopOn(shopper, () => stopping);
    for (let i = 0; i < times; i += 1) {
      await delay(random.integer(500, 2_500));
      const [name, fault] = faults[i % faults.length] ?? [];
      if (name === undefined || fault === undefined) break;
      if (proxy === undefined) throw new Error('The stage has no relay.');
      await fault(stage, proxy, random);
      const endedAt = performance.now();
      const since = Date.now();
      const caughtUp = await untilHolds(() => hasFactSince(stage, since), 90_000, 100);
      if (caughtUp) {
        const took = Math.round(performance.now() - endedAt);
        recovery.push(took);
        (byFault[name] ??= []).push(took);
      } else unrecovered += 1;
      say(`${i + 1} of ${times}: ${name}${caughtUp ? '' : ' – no fact made after it reached the store within 90 s'}`);
    }
    stopping = true;
    await shopper.stop();
    await shopping;
    const { journal, ledger } = await settledBooks(stage, 120_000);
    const { facts, lost, duplicated, receiptsDiffer } = reckon(journal, ledger);
    const { p50, p95 } = spreadOf(recovery);
    return failIfWrong({
      kills: times,
      facts,
      lost,
      duplicated,
      receiptsDiffer,
      recoveryMs: { p50, p95 },
      recoveryByFault: byFault,
      unrecovered,
      trips,
    });
  } finally {
    stopping = true;
    await shopper.stop();
    await stage.stop();
    await proxy?.stop();
    if (values.keep) say(`Kept: ${directory}`);
    else await rm(directory, { recursive: true, force: true });
  }
}
