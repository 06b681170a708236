import { parseArgs } from 'node:util';
import { training, trainingDefaults } from '@smart-cart/back-office/recommend';
import { BasketScorer } from '@smart-cart/cart-firmware/recommend';
import { recommendationFile, recommendationModel, type RecommendationModel } from '@smart-cart/contracts';
import { cosine, ease, popularity } from './baselines.js';
import { readBaskets } from './basket-file.js';
import { countTogether } from './co-occurrence.js';
import { chooseEasePenalty } from './ease-penalty.js';
import { leaveOneOut, measure, type HitRates, type LeaveOneOut } from './leave-one-out.js';

export const help = `bench recommend --train FILE --test FILE [--folds N] [--seed N]

How often the cart suggests what the shopper also bought. Files have one basket a line, item names separated by commas,
as the Groceries data of the R package arules written by write(Groceries, format = "basket").

Leave one out, over every item of every test basket with two or more: the item is hidden, everything that is not in the
rest is ranked. "hr5", "hr10": the hidden item is among the first so many; "mrr": mean of 1 / its rank. An item that is in
no training basket counts as missed. "model" is ranked from the file carts get (8-bit weights, base64), "bytes" is its
size as JSON, "microsPerRanking" the time for one cart, on the cart's code. "ease": EASE^R (Steck 2019), its penalty chosen
on held-out folds of the training baskets. No scorer sees a test basket.

--folds N   instead of --test: N-fold cross-validation on --train; the JSON has the folds' mean, spread and ratios to EASE^R
--seed N    of the model's training (${trainingDefaults.seed})
`;

interface Measured {
  readonly cases: number;
  readonly model: HitRates & { bytes: number; microsPerRanking: number; trainSeconds: number };
  readonly popularity: HitRates;
  readonly cosine: HitRates;
  readonly ease: HitRates & { penalty: number };
}

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      folds: { type: 'string' },
      seed: { type: 'string', default: String(trainingDefaults.seed) },
    },
  });
  if (values.train === undefined) throw usage('Give --train FILE.');
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0) throw usage(`--seed is a whole number, not "${values.seed}".`);
  const train = await readBaskets(values.train);
  if (values.folds !== undefined) return crossValidated(train, Number(values.folds), seed);
  if (values.test === undefined) throw usage('Give --test FILE, or --folds N to test on parts of --train.');
  return compare(train, await readBaskets(values.test), seed);
}

function usage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_PARSE_ARGS_USAGE' });
}

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

function compare(train: readonly string[][], test: readonly string[][], seed: number): Measured {
  say(`${train.length} training baskets, ${test.length} test baskets`);
  const items = [...new Set(train.flat())].sort();
  const cases = leaveOneOut(test, items);
  if (cases.length === 0) throw new Error('No test basket has two items: there is nothing to hide.');
  const place = new Map(items.map((item, i) => [item, i]));
  const together = countTogether(
    train.map((basket) => basket.map((item) => place.get(item) as number)),
    items.length,
  );
  const penalty = chooseEasePenalty(train, items);
  const result: Measured = {
    cases: cases.length,
    model: measureModel(train, test, seed),
    popularity: measure(cases, popularity(together)),
    cosine: measure(cases, cosine(together)),
    ease: { ...measure(cases, ease(together, penalty)), penalty },
  };
  say(`\n${''.padEnd(12)}${['hr5', 'hr10', 'mrr'].map((name) => name.padStart(9)).join('')}`);
  for (const name of ['popularity', 'cosine', 'ease', 'model'] as const) {
    const { hr5, hr10, mrr } = result[name];
    say(name.padEnd(12) + [hr5, hr10, mrr].map((value) => value.toFixed(4).padStart(9)).join(''));
  }
  const { model } = result;
  say(`missed by the model's first ten: ${((1 - model.hr10) * 100).toFixed(1)} % of ${cases.length} hidden items`);
  say(`model: ${model.bytes} bytes, ${model.microsPerRanking} µs a ranking, trained in ${model.trainSeconds} s\n`);
  return result;
}

function measureModel(train: readonly string[][], test: readonly string[][], seed: number): Measured['model'] {
  const began = performance.now();
  const file = JSON.stringify(recommendationFile(trained(train, seed)));
  const trainSeconds = Math.round((performance.now() - began) / 100) / 10;
  const model = recommendationModel.parse(JSON.parse(file));
  const scorer = new BasketScorer(model);
  const cases = leaveOneOut(test, model.items);
  const rates = measure(cases, (rest, size) => scorer.score(rest, size));
  return { ...rates, bytes: Buffer.byteLength(file), microsPerRanking: timeOf(scorer, cases), trainSeconds };
}

function trained(baskets: readonly string[][], seed: number): RecommendationModel {
  const madeAt = new Date().toISOString();
  const epochs = training(
    baskets.map((items) => ({ items })),
    { madeAt, seed },
  );
  let tenths = 0;
  for (;;) {
    const step = epochs.next();
    if (step.done === true) return step.value;
    const { done, loss } = step.value;
    if (Math.floor(done * 10) > tenths) say(`training ${Math.round(done * 100)} %, loss ${loss.toFixed(3)}`);
    tenths = Math.floor(done * 10);
  }
}

/** Mean over all cases of the time to score every item and take the ten best, in microseconds. */
function timeOf(scorer: BasketScorer, cases: LeaveOneOut['cases']): number {
  const best = new Float64Array(10);
  let sum = 0;
  const began = process.cpuUsage();
  for (const { rest, restSize } of cases) {
    best.fill(Number.NEGATIVE_INFINITY);
    for (const score of scorer.score(rest, restSize)) {
      if (score <= (best[9] as number)) continue;
      let at = 9;
      for (; at > 0 && (best[at - 1] as number) < score; at -= 1) best[at] = best[at - 1] as number;
      best[at] = score;
    }
    sum += best[0] as number;
  }
  const spent = process.cpuUsage(began);
  if (Number.isNaN(sum)) throw new Error('The model gives scores that are no numbers.');
  return Math.round(((spent.user + spent.system) / cases.length) * 10) / 10;
}

function crossValidated(baskets: readonly string[][], folds: number, seed: number): object {
  if (!Number.isInteger(folds) || folds < 2 || folds > 20) throw usage('--folds is a whole number from 2 to 20.');
  const results: Measured[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    say(`fold ${fold + 1} of ${folds}`);
    const inTest = (place: number): boolean => place % folds === fold;
    const train = baskets.filter((_, place) => !inTest(place));
    results.push(
      compare(
        train,
        baskets.filter((_, place) => inTest(place)),
        seed,
      ),
    );
  }
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
  const rates = (of: (result: Measured) => HitRates): object =>
    Object.fromEntries(
      (['hr5', 'hr10', 'mrr'] as const).map((key) => [key, rounded(mean(results.map((one) => of(one)[key])))]),
    );
  const ratio = (key: keyof HitRates): object => {
    const each = results.map((one) => one.model[key] / one.ease[key]);
    const centre = mean(each);
    const spread = Math.sqrt(mean(each.map((value) => (value - centre) ** 2)));
    return { mean: rounded(centre), spread: rounded(spread), folds: each.map(rounded) };
  };
  return {
    cases: results.reduce((sum, { cases }) => sum + cases, 0),
    model: rates((one) => one.model),
    popularity: rates((one) => one.popularity),
    cosine: rates((one) => one.cosine),
    ease: rates((one) => one.ease),
    modelToEase: { hr5: ratio('hr5'), hr10: ratio('hr10'), mrr: ratio('mrr') },
  };
}
