import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Embedder, evaluate, judge, readPictureList, shippedEmbedder, trainHead } from '@smart-cart/models';
import { percentile } from '../../measure/spread.js';
import { embedPictures } from './embedded.js';
import { measureNothing, tellAccepted } from './nothing-kinds.js';
import { measureOpenSet } from './open-set.js';
import { measureRobustness } from './robustness.js';
import { percent, rounded, say } from './say.js';
import { measureShots, tellShots } from './shots.js';
import { measureStrangers } from './strangers.js';
import { hideClasses, nothingOf } from './unseen-classes.js';

export const help = `bench recognition --images DIR --train LIST --test LIST [--shots 1,5,10] [--baseline FILE]

How often the cart is right about a picture. Lists are lines of "path, fine, coarse", paths relative to DIR, as in the
Grocery Store data set (https://github.com/marcusklasson/GroceryStoreDataset): --images dataset --train train.txt.

The head is trained from --train, everything is measured on --test. "ece": calibration error of the first answer's
probability given that the picture shows one of the classes. "openSet": a second head never learns a fifth of the
classes (every fifth by name), which are then the unknown. "msPerImage": decoding, resizing, network and head, one
thread. "rssMb": the process with the embedder after the test pictures, before anything is trained. "headTrainSeconds":
the head including its calibration, without embedding the pictures. A robustness table is on stderr.

"nothing": how often views without a product (drawn ones that the head did not learn from, and test pictures blurred
beyond recognition) are held for a product.

The shipped embedder was fine-tuned on all classes of that data set's train.txt, so "openSet" says how a head behaves that
lacks a class, not how an unseen product looks. For that there are two siblings in models/weights/bench: one made by the
same recipe from the same list without every fifth class, just those that --hidden 0 hides here, and one that was never
fine-tuned (frozen ImageNet features). --shots measures both: "shots" and "openSetUnseen" are of the first, "baselineShots"
and "openSetBaseline" of the second.

--shots LIST      enrol the hidden fifth from so many random train pictures each (3 draws)
--strangers DIR   also show pictures of goods that nothing here was trained on (all pictures below DIR)
--embedder FILE   another embedder, .onnx with its .json; --shots then measures this one instead of the sibling
--unseen FILE     the sibling of --shots
--baseline FILE   what --shots is compared with
--hidden N        which fifth is hidden, 0..4 (0)
`;

/** npm starts scripts in the repository; paths are meant from where the person is. */
const startedIn = process.env['INIT_CWD'] ?? process.cwd();

/** Where the person is, else for the reader of lists to find in the directory of the pictures. */
async function listFile(list: string): Promise<string> {
  const here = resolve(startedIn, list);
  return access(here).then(
    () => here,
    () => list,
  );
}

const besideShipped = (name: string): string => join(dirname(shippedEmbedder), 'bench', `${name}.onnx`);

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      images: { type: 'string' },
      train: { type: 'string' },
      test: { type: 'string' },
      shots: { type: 'string' },
      embedder: { type: 'string', default: shippedEmbedder },
      unseen: { type: 'string' },
      baseline: { type: 'string', default: besideShipped('imagenet') },
      strangers: { type: 'string' },
      hidden: { type: 'string', default: '0' },
    },
  });
  if (values.images === undefined || values.train === undefined || values.test === undefined)
    throw usage('Give --images, --train and --test.');
  const images = resolve(startedIn, values.images);
  const train = await listFile(values.train);
  const test = await listFile(values.test);
  const embedderFile = resolve(startedIn, values.embedder);
  const baseline = resolve(startedIn, values.baseline);
  const hidden = Number(values.hidden);
  if (!/^[0-4]$/.test(values.hidden)) throw usage(`--hidden is 0, 1, 2, 3 or 4, not "${values.hidden}".`);
  const unseenBy =
    values.unseen === undefined
      ? embedderFile === shippedEmbedder
        ? besideShipped('without-fifth')
        : embedderFile
      : resolve(startedIn, values.unseen);
  if (values.shots !== undefined && unseenBy === besideShipped('without-fifth') && hidden !== 0)
    throw usage('The sibling of --shots lacks the fifth that --hidden 0 hides: give --hidden 0, or another --unseen.');
  const shots = values.shots?.split(',').map(Number) ?? [];
  if (shots.some((count) => !Number.isInteger(count) || count < 1)) throw usage('--shots is a list such as 1,5,10.');
  const trainList = await readPictureList(images, train);
  const testList = await readPictureList(images, test);

  const embedder = new Embedder(embedderFile);
  await embedder.start();
  const { name: embedderName, trainedOn } = embedder.card;
  const testSet = await embedPictures(embedder, testList);
  const rssMb = Math.round(process.memoryUsage().rss / 1e6);
  const trainSet = await embedPictures(embedder, trainList);
  const began = performance.now();
  const head = await trainHead(trainSet.examples, {
    embedder: embedder.id,
    madeAt: new Date().toISOString(),
    nothing: await nothingOf(embedder),
  });
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
  const nothing = await measureNothing(embedder, head, testList);
  tellAccepted(nothing);
  const strangers =
    values.strangers === undefined
      ? {}
      : { strangers: await measureStrangers(embedder, head, testSet.examples, resolve(startedIn, values.strangers)) };
  const own = await hideClasses(embedder, trainSet.examples, testSet.examples, hidden);
  const openSet = measureOpenSet(embedder.card.name, own);
  const robustness = await measureRobustness(embedder, head, testList);
  const modelBytes = embedder.card.bytes;
  await embedder.stop();

  const few: Record<string, unknown> = {};
  if (shots.length > 0) {
    for (const [file, openSetKey, shotsKey] of [
      [unseenBy, 'openSetUnseen', 'shots'],
      [baseline, 'openSetBaseline', 'baselineShots'],
    ] as const) {
      const sibling = new Embedder(file);
      await sibling.start();
      say(`\n${sibling.card.name}: ${sibling.card.trainedOn ?? 'its card does not say what it was trained on'}`);
      const again = file === embedderFile;
      const train = again ? trainSet : await embedPictures(sibling, trainList);
      const test = again ? testSet : await embedPictures(sibling, testList);
      const classes = again ? own : await hideClasses(sibling, train.examples, test.examples, hidden);
      few[openSetKey] = measureOpenSet(sibling.card.name, classes);
      const results = measureShots(classes, shots);
      tellShots(sibling.card.name, results);
      few[shotsKey] = results;
      few[`${shotsKey}Embedder`] = { name: sibling.card.name, trainedOn: sibling.card.trainedOn ?? null };
      await sibling.stop();
    }
  }
  return {
    images: result.images,
    top1: rounded(result.top1),
    top5: rounded(result.top5),
    coarseTop1: rounded(result.coarseTop1),
    ece: rounded(result.ece),
    openSet,
    msPerImage: { p50: rounded(percentile(ms, 50), 2), p95: rounded(percentile(ms, 95), 2) },
    cpuMsPerImage: rounded(testSet.cpuMs, 2),
    modelBytes,
    rssMb,
    headTrainSeconds: rounded(headTrainSeconds, 1),
    embedder: { name: embedderName, trainedOn: trainedOn ?? null },
    nothing,
    ...strangers,
    robustness,
    ...few,
  };
}

/** The runner prints the help beside an error of wrong usage. */
function usage(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_PARSE_ARGS_USAGE' });
}
