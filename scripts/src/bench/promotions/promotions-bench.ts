import { parseArgs } from 'node:util';
import { settlePromotions, type Settlement } from '@smart-cart/contracts';
import { percentile } from '../../measure/spread.js';
import { SeededRandom } from '../../sim/camera/seeded-random.js';
import { tryEverything } from './exhaustive.js';
import { largeBasket, type LargeBasket, type Mix } from './large-baskets.js';
import { smallBasket } from './small-baskets.js';

export const help = `npm run -s bench -- promotions [--lines 60] [--promotions 200] [--cases 300] [--small 2000] [--seed 1]

Settles whole baskets, as after every change of a basket, on one core.
  realistic    a weekly leaflet on a basket of which half is promoted
  overlapping  promotions made to get in each other's way: each covers a random part of the basket
  change       the realistic baskets once more, filled line by line: what a shopper waits for at each line
  cold         the very first settlements of the process, compiled as they go; all other figures are of one that runs
               for a while
  cpu          time the processor worked for it, which other programs do not lengthen; the others are time that passed
  exactShare   settled with proof that nothing better exists; the others are valid and may miss something
  small baskets are settled and compared, to the cent, with a solver that tries everything`;

const rounded = (value: number): number => Math.round(value * 100) / 100;
/** Settlements after which a process has compiled what it uses often. */
const UNTIL_WARM = 800;

const settleOne = ({ lines, promotions, circumstances }: LargeBasket): Settlement =>
  settlePromotions(lines, promotions, circumstances);

const spread = (times: readonly number[]) => ({
  p50Ms: rounded(percentile(times, 50)),
  p95Ms: rounded(percentile(times, 95)),
  maxMs: rounded(Math.max(...times)),
});

function measure(baskets: readonly LargeBasket[]) {
  const passed: number[] = [];
  const worked: number[] = [];
  let exact = 0;
  let applied = 0;
  let savings = 0;
  for (const basket of baskets) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const settled = settleOne(basket);
    passed.push(performance.now() - started);
    const { user, system } = process.cpuUsage(cpu);
    worked.push((user + system) / 1_000);
    if (settled.exact) exact += 1;
    applied += settled.applied.length;
    savings += settled.savings;
  }
  return {
    cases: baskets.length,
    ...spread(passed),
    cpu: spread(worked),
    exactShare: exact / baskets.length,
    promotionsApplied: rounded(applied / baskets.length),
    savings,
  };
}

/** A basket as it fills: with the first line, the first two, and so on. */
function filling({ lines, ...rest }: LargeBasket): LargeBasket[] {
  return lines.map((_, at) => ({ ...rest, lines: lines.slice(0, at + 1) }));
}

function compare(random: SeededRandom, cases: number) {
  let disagreements = 0;
  let unproven = 0;
  for (let index = 0; index < cases; index += 1) {
    const { lines, promotions, circumstances } = smallBasket(random);
    const settled = settlePromotions(lines, promotions, circumstances);
    const tried = tryEverything(lines, promotions, circumstances);
    if (!settled.exact) unproven += 1;
    if (settled.exact ? settled.savings !== tried.savings : settled.savings > tried.savings) disagreements += 1;
  }
  return { checkedAgainstExhaustive: cases, disagreements, unproven };
}

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      lines: { type: 'string', default: '60' },
      promotions: { type: 'string', default: '200' },
      cases: { type: 'string', default: '300' },
      small: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const random = new SeededRandom(Number(values.seed));
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const basketsOf = (mix: Mix): LargeBasket[] =>
    Array.from({ length: Number(values.cases) }, () =>
      largeBasket(random, mix, Number(values.lines), Number(values.promotions)),
    );
  const measured: Record<string, ReturnType<typeof measure>> = {};
  const tell = (name: string, result: ReturnType<typeof measure>): void => {
    measured[name] = result;
    const { p50Ms, p95Ms, maxMs, cpu, exactShare } = result;
    say(
      `${name}: p50 ${p50Ms} ms, p95 ${p95Ms} ms, max ${maxMs} ms; cpu p50 ${cpu.p50Ms}, p95 ${cpu.p95Ms}; proven ${exactShare}`,
    );
  };
  const baskets = basketsOf('realistic');
  tell('cold', measure(baskets.slice(0, 100)));
  for (let warm = 100; warm < UNTIL_WARM; warm += 1) settleOne(baskets[warm % baskets.length] as LargeBasket);
  tell('realistic', measure(baskets));
  tell('change', measure(baskets.slice(0, 30).flatMap(filling)));
  const rivals = basketsOf('overlapping');
  for (let warm = 0; warm < UNTIL_WARM / 4; warm += 1) settleOne(rivals[warm % rivals.length] as LargeBasket);
  tell('overlapping', measure(rivals));
  say('Comparing small baskets with trying everything …');
  const compared = compare(random, Number(values.small));
  const { realistic, cold, change, overlapping } = measured;
  return Promise.resolve({ ...realistic, ...compared, cold, change, overlapping });
}
