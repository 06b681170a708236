import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Fact, Receipt } from '@smart-cart/contracts';
import { spreadOf } from '../measure/spread.js';
import { SeededRandom } from '../sim/camera/seeded-random.js';
import { Shopper } from '../sim/shopper/shopper.js';
import { cartDirectory } from '../stage/firmware-program.js';
import { openStage } from '../stage/store-stage.js';
import { failIfWrong } from './books-wrong.js';
import { readDeadJournal } from './journal-reader.js';
import { settledMoney } from './money-books.js';
import { compareShown } from './shown-on-disk.js';
import { settledBooks } from './settled-books.js';
import { shopOn } from './shop-on.js';
import { reckon } from './store-ledger.js';

export const help = `npm run -s drill -- kill [--times 200] [--seed 1] [--pace 4] [--offer plain|full] [--keep]

SIGKILL of the firmware at random instants while an automatic shopper shops; the firmware is started again each time.
Checked after every kill: the receipt the screen showed last is the receipt after some prefix of the facts on disk, and
the first receipt after the restart is the one after all of them (or later ones). Checked at the end: the store's copy
equals the cart's journal, every receipt recomputed there equals the cart's.
  lost           facts missing at the store, plus receipts shown and not found on disk
  duplicated     facts the store has twice or that were never journalled
  receiptsDiffer trips whose receipts differ between cart and store, plus restarts that showed something older
  recoveryMs     from starting the process to the first receipt on the screen
With --offer full people also pay at the cart (simulated acquirer), so that kills hit payments:
  chargedTwice   trips for which more was taken than is due
  leftUnknown    trips with a payment whose outcome nobody knows in the end
  owed           trips that ended with less paid than due
Exits with 1 when any of these is not 0.`;

interface Revival {
  readonly shown: Receipt | null;
  readonly onDisk: number;
}

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      times: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      pace: { type: 'string', default: '4' },
      offer: { type: 'string', default: 'plain' },
      keep: { type: 'boolean', default: false },
    },
  });
  const times = Number(values.times);
  if (values.offer !== 'plain' && values.offer !== 'full') throw new Error('--offer is plain or full.');
  const { offer } = values;
  const random = new SeededRandom(Number(values.seed));
  const directory = await mkdtemp(join(tmpdir(), 'kill-drill-'));
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  say(`Starting the stage in ${directory} …`);
  const stage = await openStage({ directory, broker: 'mosquitto', seed: Number(values.seed), fps: 15, offer });
  const shopper = new Shopper({
    world: stage.world.world,
    screen: stage.screenSocket,
    seed: Number(values.seed),
    pace: Number(values.pace),
    ...(offer === 'full' ? { staff: stage.counter } : {}),
  });
  let trips = 0;
  let tripsRight = 0;
  shopper.on('report', (report) => {
    trips += 1;
    if (report.differences.length === 0) tripsRight += 1;
    say(`  trip ${report.trip}: ${report.sentence}`);
  });
  const recovery: number[] = [];
  const revivals: Revival[] = [];
  let shownLost = 0;
  let ahead = 0;
  let quarantined = 0;
  let stopping = false;
  try {
    await shopper.start();
    const shopping = shopOn(shopper, () => stopping);
    for (let kill = 1; kill <= times; kill += 1) {
      // Half of the kills hit the start, the others leave time for goods to be read, laid in and weighed.
      await delay(random.chance(0.5) ? random.integer(50, 1_500) : random.integer(3_000, 9_000));
      const lost = new Promise<void>((resolve) => shopper.screen.once('lost', () => resolve()));
      await stage.firmware.kill();
      // Bytes already sent still arrive; what they paint counts as shown.
      await Promise.race([lost, delay(2_000)]);
      const shown = shopper.screen.lastShown?.receipt ?? null;
      const dead = await readDeadJournal(cartDirectory(stage.place));
      if (dead.quarantined) quarantined += 1;
      if (shown !== null) {
        const compared = compareShown(shown, dead.facts);
        if (!compared.shownIsOnDisk) {
          shownLost += 1;
          say(`  kill ${kill}: the receipt shown is not on disk`);
        }
        ahead += compared.ahead;
      }
      const startedAt = performance.now();
      const back = shopper.screen.until(() => true, 30_000);
      await stage.firmware.start();
      const view = await back;
      if (view === undefined)
        throw new Error(`After kill ${kill} the screen stayed empty; see ${directory}/firmware.log.`);
      recovery.push(performance.now() - startedAt);
      revivals.push({ shown: view.receipt, onDisk: dead.facts.length });
      if (kill % 10 === 0) say(`${kill} of ${times} kills, ${dead.facts.length} facts`);
    }
    stopping = true;
    await shopper.stop();
    await shopping;
    const money = offer === 'full' ? await settledMoney(stage) : undefined;
    const { journal, ledger } = await settledBooks(stage);
    const result = reckon(journal, ledger);
    const older = revivals.filter((revival) => showedOlder(revival, journal)).length;
    return failIfWrong({
      kills: times,
      facts: result.facts,
      lost: result.lost + shownLost,
      duplicated: result.duplicated,
      receiptsDiffer: result.receiptsDiffer + older,
      recoveryMs: { p50: spreadOf(recovery).p50, p95: spreadOf(recovery).p95 },
      aheadOnDisk: ahead,
      journalsSetAside: quarantined,
      trips,
      tripsRight,
      ...money,
    });
  } finally {
    stopping = true;
    await shopper.stop();
    await stage.stop();
    if (values.keep) say(`Kept: ${directory}`);
    else await rm(directory, { recursive: true, force: true });
  }
}

/** Whether the first receipt after a restart is older than the facts that were on disk then. */
function showedOlder({ shown, onDisk }: Revival, all: readonly Fact[]): boolean {
  if (shown === null) return false;
  const { shownIsOnDisk } = compareShown(shown, all);
  if (!shownIsOnDisk) return true;
  const before = compareShown(shown, all.slice(0, onDisk));
  // Among the facts of that moment it may only be the receipt after the last one.
  return before.shownIsOnDisk && before.ahead > 0 && !sameAfterAll(shown, all.slice(0, onDisk));
}

function sameAfterAll(shown: Receipt, facts: readonly Fact[]): boolean {
  const { final, ahead } = compareShown(shown, facts);
  return final !== undefined && (ahead === 0 || JSON.stringify(final) === JSON.stringify(shown));
}
