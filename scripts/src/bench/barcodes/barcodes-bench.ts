import { parseArgs } from 'node:util';
import { LiveReader, loadDecoders, visionConfigSchema, type Decoders, type Grey } from '@smart-cart/cart-firmware';
import { CpuClock } from './cpu-clock.js';
import { listPhotos, loadFrame, loadGrey, type Photo } from './photos.js';
import { present, type Presentation } from './presentation.js';
import { singleDecoders, type SingleDecoder } from './single-decoders.js';
import { viewCosts } from './view-costs.js';
import { includesContent, verdictOf, type Text, type Verdict } from './verdict.js';

export const help = `bench barcodes --photos DIR [--frames N] [--fps N] [--rounds N] [--list]

How many photos of codes the cart reads rightly, and what that costs.

DIR holds folders of pictures (png, jpg), each N.png with an N.txt of what the code really says; pictures without a text
(folders "falsepositives...") show no code. The black-box tests of ZXing are of this form:
https://github.com/zxing/zxing/tree/master/core/src/test/resources/blackbox

Each photo is held still before the cart's own reader for N frames (default 45, at 30 a second), at its native size, so
that its bars have the pixels the photographer's camera gave them; only photos larger than 1280 pixels are scaled down.
No code counts as known to the catalogue, so the strictest rules of agreement apply. "correct": only the true content
was sighted. "misread": anything else was sighted, beside the true content or not. Empty photos fill a 640x480 frame;
consecutive frames show different photos. "single" gives zxing and zbar with their defaults, one look at each photo.

--frames N   frames one photo is shown for (45)
--fps N      frames a second (30)
--rounds N   how often the row of empty photos is shown (6)
--list       name the photos that were missed or misread, on stderr
`;

const settings = visionConfigSchema.parse({});

interface Tally {
  images: number;
  correct: number;
  misread: number;
  missed: number;
  /** Of the misread, those where the true content was sighted as well. */
  alsoRight: number;
}

const newTally = (): Tally => ({ images: 0, correct: 0, misread: 0, missed: 0, alsoRight: 0 });

/** Retail symbols for which ZXing's folders are named. */
const isRetail = (folder: string): boolean => /^(?:ean|upc)/.test(folder);

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      photos: { type: 'string' },
      frames: { type: 'string', default: '45' },
      fps: { type: 'string', default: '30' },
      rounds: { type: 'string', default: '6' },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.photos === undefined) throw usage('Give the directory of photos with --photos.');
  const how: Presentation = { frames: Number(values.frames), framesPerSecond: Number(values.fps) };
  const photos = await listPhotos(values.photos).catch(() => {
    throw usage(`There is no readable directory ${values.photos ?? ''}.`);
  });
  if (photos.length === 0) throw usage(`${values.photos} has no folders of pictures.`);
  const withCode = photos.filter((photo): photo is Photo & { content: string } => photo.content !== undefined);
  const empty = photos.filter((photo) => photo.content === undefined);
  const singles = await singleDecoders();

  const decoders = await loadDecoders(settings);
  const clock = new CpuClock();
  const perFolder: Record<string, Tally> = {};
  const single = Object.fromEntries(singles.map(({ name }) => [name, { retail: newTally(), clock: new CpuClock() }]));
  const retail = newTally();
  const afterMs: number[] = [];
  for (const photo of withCode) {
    const grey = await loadGrey(photo.path, 1280);
    // A reader of its own for each photo: what the schedule saved up or learned from the last one must not matter.
    const { sighted, after } = present(grey, new LiveReader(decoders, settings), how, clock);
    const verdict = count((perFolder[photo.folder] ??= newTally()), photo.content, sighted);
    if (isRetail(photo.folder)) count(retail, photo.content, sighted);
    if (after !== undefined) afterMs.push(after);
    if (values.list && verdict !== 'correct') {
      say(
        `${verdict} ${photo.folder}/${photo.name}: ${sighted.map((code) => `${code.symbology} ${code.text}`).join(', ')}`,
      );
    }
    for (const decoder of singles) {
      const tally = single[decoder.name];
      if (tally === undefined || !isRetail(photo.folder)) continue;
      count(tally.retail, photo.content, await timed(decoder, grey, tally.clock));
    }
    progress(photo.folder);
  }

  const { emptyClock, falseReads, falseSightings, costs } = await showEmpty(
    empty,
    decoders,
    Number(values.rounds),
    how,
  );
  const total = sum(Object.values(perFolder));
  table(perFolder, retail, single);
  for (const [view, ms] of Object.entries(costs))
    say(`${view.padEnd(25)}${ms.toFixed(2).padStart(7)} ms per look at an empty frame`);
  return {
    images: total.images,
    correct: total.correct,
    misread: total.misread,
    missed: total.missed,
    cpuMsPerFrame: clock.mean,
    cpuMsPerEmptyFrame: emptyClock.mean,
    emptyFrames: emptyClock.rounds,
    falseReads,
    falseSightings,
    viewCpuMs: costs,
    retail,
    single: Object.fromEntries(
      Object.entries(single).map(([name, tally]) => [name, { ...tally.retail, cpuMsPerImage: tally.clock.mean }]),
    ),
    sightedAfterMs: { p50: quantile(afterMs, 0.5), p95: quantile(afterMs, 0.95) },
    perFolder,
  };
}

/** The decoders' doors are asynchronous but do their work before the first await that waits for anything. */
async function timed(decoder: SingleDecoder, grey: Grey, clock: CpuClock): Promise<Text[]> {
  const before = process.cpuUsage();
  const found = await decoder.decode(grey);
  clock.add(process.cpuUsage(before));
  return found;
}

/** Different photos one after the other: no code must be sighted, and the reader must stay cheap. */
async function showEmpty(
  photos: readonly Photo[],
  decoders: Decoders,
  rounds: number,
  how: Presentation,
): Promise<{ emptyClock: CpuClock; falseReads: number; falseSightings: number; costs: Record<string, number> }> {
  const frames = await Promise.all(photos.map((photo) => loadFrame(photo.path, 640, 480)));
  const reader = new LiveReader(decoders, settings);
  let falseReads = 0;
  for (const frame of frames) reader.look(frame, false);
  const emptyClock = new CpuClock();
  for (let round = 0; round < rounds; round += 1) {
    for (const frame of frames) falseReads += emptyClock.run(() => reader.look(frame, false)).reads.length;
  }
  let falseSightings = 0;
  for (const frame of frames)
    falseSightings += present(frame, new LiveReader(decoders, settings), how, new CpuClock()).sighted.length;
  return { emptyClock, falseReads, falseSightings, costs: viewCosts(frames, reader) };
}

/** A wrong command line, told like the ones the argument parser finds. */
function usage(sentence: string): TypeError {
  return Object.assign(new TypeError(sentence), { code: 'ERR_PARSE_ARGS_PHOTOS' });
}

function count(tally: Tally, content: string, found: readonly Text[]): Verdict {
  const verdict = verdictOf(content, found);
  tally.images += 1;
  tally[verdict] += 1;
  if (verdict === 'misread' && includesContent(content, found)) tally.alsoRight += 1;
  return verdict;
}

function sum(tallies: readonly Tally[]): Tally {
  const total = newTally();
  for (const tally of tallies) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  return total;
}

function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  return value === undefined ? null : Math.round(value);
}

let lastFolder = '';
function progress(folder: string): void {
  if (folder !== lastFolder) say(`${folder} ...`);
  lastFolder = folder;
}

function table(
  perFolder: Record<string, Tally>,
  retail: Tally,
  single: Record<string, { retail: Tally; clock: CpuClock }>,
): void {
  say('folder                     images correct misread missed');
  const line = (name: string, tally: Tally): void => {
    const numbers = [tally.images, tally.correct, tally.misread, tally.missed]
      .map((n) => String(n).padStart(7))
      .join('');
    say(`${name.padEnd(25)}${numbers}`);
  };
  for (const [folder, tally] of Object.entries(perFolder)) line(folder, tally);
  line('EAN and UPC, cart', retail);
  for (const [name, tally] of Object.entries(single)) line(`EAN and UPC, ${name} alone`, tally.retail);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
