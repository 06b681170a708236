import { parseArgs } from 'node:util';
import { settlePromotions } from '@smart-cart/contracts';
import { percentile } from '../../measure/spread.js';
import { SeededRandom } from '../../sim/camera/seeded-random.js';
import { tryEverything } from './exhaustive.js';
import { largeBasket, type LargeBasket, type Mix } from './large-baskets.js';
import { smallBasket } from './small-baskets.js';

export const help = `npm run -s bench -- promotions [--lines 60] [--promotions 200] [--cases 300] [--small 2000] [--seed 1]

Settles whole baskets, as after every change of a basket, on one core.
  realistic    a weekly leaflet on a basket of which half is promoted
  overlapping  promotions made to get in each other's way: each covers a random part of the basket
  exactShare   settled with proof that nothing better exists; the others are valid and may miss something
  small baskets are settled and compared, to the cent, with a solver that tries everything`;

const rounded = (value: number): number => Math.round(value * 100) / 100;

function measure(baskets: readonly LargeBasket[]) {
  const times: number[] = [];
  let exact = 0;
  let applied = 0;
  for (const { lines, promotions, circumstances } of baskets) {
    const started = performance.now();
    const settled = settlePromotions(lines, promotions, circumstances);
    times.push(performance.now() - started);
    if (settled.exact) exact += 1;
    applied += settled.applied.length;
  }
  return {
    cases: baskets.length,
    p50Ms: rounded(percentile(times, 50)),
    p95Ms: rounded(percentile(times, 95)),
    maxMs: rounded(Math.max(...times)),
    exactShare: exact / baskets.length,
    promotionsApplied: rounded(applied / baskets.length),
  };
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
  const measured: Partial<Record<Mix, ReturnType<typeof measure>>> = {};
  for (const mix of ['realistic', 'overlapping'] as const) {
    const baskets = basketsOf(mix);
    // The first ones warm the compiler up, as a cart that has run for a while.
    measure(baskets.slice(0, 100));
    const result = measure(baskets);
    measured[mix] = result;
    say(`${mix}: p50 ${result.p50Ms} ms, p95 ${result.p95Ms} ms, max ${result.maxMs} ms, proven ${result.exactShare}`);
  }
  say('Comparing small baskets with trying everything …');
  const compared = compare(random, Number(values.small));
  const { realistic, overlapping } = measured;
  return Promise.resolve({ ...realistic, ...compared, overlapping });
}
