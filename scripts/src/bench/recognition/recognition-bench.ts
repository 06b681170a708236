import { parseArgs } from 'node:util';
import { Embedder, evaluate, judge, readPictureList, shippedEmbedder, trainHead } from '@smart-cart/models';
import { percentile } from '../../measure/spread.js';
import { embedPictures } from './embedded.js';
import { measureOpenSet } from './open-set.js';
import { tellRobustness } from './robustness.js';
import { percent, rounded, say } from './say.js';
import { measureShots, type ShotResult } from './shots.js';

export const help = `bench recognition --images DIR --train LIST --test LIST [--shots 1,5,10] [--baseline FILE]

How often the cart is right about a picture. Lists are lines of "path, fine, coarse", paths relative to DIR, as in the
Grocery Store data set (https://github.com/marcusklasson/GroceryStoreDataset): --images dataset --train train.txt.

The head is trained from --train, everything is measured on --test. "ece": calibration error of the first answer's
probability given that the picture shows one of the classes. "openSet": a second head never learns a fifth of the
classes (every fifth by name), which are then the unknown. "msPerImage": decoding, resizing, network and head, one
thread. "rssMb": the process with the embedder after the test pictures, before anything is trained. "headTrainSeconds":
the head including its calibration, without embedding the pictures. A robustness table is on stderr.

The shipped embedder was fine-tuned on all classes of that data set's train.txt. So neither its open set nor its --shots
are about products it never saw: they say how a head behaves that lacks or has just been given a class. For a claim about
unseen products use --embedder with weights trained without every fifth class (models/training, --hold-out 0), which are
just those that --hidden 0 hides here, and compare with --baseline: the embedder as it was before fine-tuning.

--shots LIST      enrol the hidden fifth from so many random train pictures each (3 draws); adds "shots" to the JSON
--embedder FILE   .onnx with its .json (the shipped one)
--baseline FILE   a second embedder for the same --shots; adds "baselineShots"
--hidden N        which fifth is hidden, 0..4 (0)
`;

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      images: { type: 'string' },
      train: { type: 'string' },
      test: { type: 'string' },
      shots: { type: 'string' },
      embedder: { type: 'string', default: shippedEmbedder },
      baseline: { type: 'string' },
      hidden: { type: 'string', default: '0' },
    },
  });
  const { images, train, test } = values;
  if (images === undefined || train === undefined || test === undefined)
    throw usage('Give --images, --train and --test.');
  const hidden = Number(values.hidden);
  if (!/^[0-4]$/.test(values.hidden)) throw usage(`--hidden is 0, 1, 2, 3 or 4, not "${values.hidden}".`);
  const shots = values.shots?.split(',').map(Number) ?? [];
  if (shots.some((count) => !Number.isInteger(count) || count < 1)) throw usage('--shots is a list such as 1,5,10.');
  const trainList = await readPictureList(images, train);
  const testList = await readPictureList(images, test);

  const embedder = new Embedder(values.embedder);
  await embedder.start();
  const testSet = await embedPictures(embedder, testList);
  const rssMb = Math.round(process.memoryUsage().rss / 1e6);
  const trainSet = await embedPictures(embedder, trainList);
  const began = performance.now();
  const head = await trainHead(trainSet.examples, { embedder: embedder.id, madeAt: new Date().toISOString() });
  const headTrainSeconds = (performance.now() - began) / 1000;
  const ms = testSet.examples.map((example, place) => {
    const start = performance.now();
    judge(head, example.embedding);
    return (testSet.ms[place] ?? Number.NaN) + performance.now() - start;
  });
  const result = evaluate(head, testSet.examples);
  say(`\nfirst answer right ${percent(result.top1)} of ${result.images}; most frequent mistakes (truth, said, times):`);
  for (const { truth, said, times } of result.confusions) say(`${truth}, ${said}, ${times}`);
  say('\nconfidence    pictures   mean confidence   right');
  for (const { from, to, count, confidence, accuracy } of result.reliability) {
    const band = `${from.toFixed(2)}-${to.toFixed(2)}`.padEnd(12);
    say(`${band}${String(count).padStart(10)}${percent(confidence).padStart(18)}${percent(accuracy).padStart(10)}`);
  }
  const openSet = await measureOpenSet(embedder.id, trainSet.examples, testSet.examples, hidden);
  await tellRobustness(embedder, head, testList);

  const few: { shots?: ShotResult[]; baselineShots?: ShotResult[] } = {};
  if (shots.length > 0) {
    few.shots = await measureShots(embedder.id, trainSet.examples, testSet.examples, shots, hidden);
    tellShots(embedder.card.name, few.shots);
    if (values.baseline !== undefined) {
      const baseline = new Embedder(values.baseline);
      await baseline.start();
      const plainTrain = await embedPictures(baseline, trainList);
      const plainTest = await embedPictures(baseline, testList);
      few.baselineShots = await measureShots(baseline.id, plainTrain.examples, plainTest.examples, shots, hidden);
      tellShots(baseline.card.name, few.baselineShots);
      await baseline.stop();
    }
    say('Classes are unseen by an embedder only if its training left them out; the shipped one saw all of train.txt.');
  }
  const modelBytes = embedder.card.bytes;
  await embedder.stop();
  return {
    images: result.images,
    top1: rounded(result.top1),
    top5: rounded(result.top5),
    coarseTop1: rounded(result.coarseTop1),
    ece: rounded(result.ece),
    openSet,
    msPerImage: { p50: rounded(percentile(ms, 50), 2), p95: rounded(percentile(ms, 95), 2) },
    modelBytes,
    rssMb,
    headTrainSeconds: rounded(headTrainSeconds, 1),
    ...few,
  };
}

function tellShots(name: string, results: readonly ShotResult[]): void {
  say(`\n${name}: pictures a class   enrolled right   others right (before)`);
  for (const { shots, newTop1, othersTop1, othersBefore } of results) {
    say(
      `${String(shots).padStart(18)}${percent(newTop1).padStart(20)}${percent(othersTop1).padStart(16)} (${percent(othersBefore)})`,
    );
  }
}

/** The runner prints the help beside an error of wrong usage. */
function usage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_PARSE_ARGS_USAGE' });
}
