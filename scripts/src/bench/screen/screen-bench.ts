import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { ScreenView } from '@smart-cart/contracts';
import { rendererDirectory } from '@smart-cart/handle-ui';
import type { CDPSession, Page } from 'playwright-core';
import { spreadOf } from '../../measure/spread.js';
import { products } from '../../screen-stories/products.js';
import { openScreen, showAndPaint, storyGateway } from '../../screen-stories/story-stage.js';
import { shopping } from '../../screen-stories/story-views.js';
import type { StoryLine } from '../../screen-stories/trip.js';
import { openChromium } from '../../stage/headless-chromium.js';
import { droppedFrames, RECORD_FRAMES, RECORD_MESSAGES, TAKE_FRAMES } from './page-recorder.js';

export const help = `npm run -s bench -- screen [--lines 200] [--samples 120] [--updates 2000] [--throttle 6]

The built screen in a headless Chromium without a graphics card, its processor slowed down, fed by the real gateway with a
simulated trip: the newest line comes, goes or changes its quantity, one message as soon as the one before is painted, with
the motion a shopper sees.
  messageToPaint  ms from a message's arrival in the page to the end of the frame that painted it on the page's thread, which
                  is the one slowed down
  showToPainted   ms from the gateway's sending to the screen's own report, one frame later
  threadMsPerUpdate  processor time of the main thread for one update, not slowed down
  scroll          frames missing while the list is flung from end to end, at sixty a second; atRest: as long with nothing to
                  do, which is the machine's own share
  memory          growth of the heap over the updates, after a collection, and nodes of the page before and after
  bundle          bytes of script and style: before the first picture, and all`;

interface Options {
  readonly lines: number;
  readonly samples: number;
  readonly updates: number;
  readonly throttle: number;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A trip whose last line is another one, or of another quantity, with every `step`. */
function trip(lines: number, step: number): ScreenView {
  const all = Array.from({ length: lines + (step % 2) }, (_unused, index): StoryLine => {
    const { sku, soldBy } = products[index % products.length] ?? { sku: 'bread', soldBy: 'piece' };
    const last = index === lines - 1;
    return { sku, quantity: last && soldBy === 'piece' ? 1 + (Math.floor(step / 2) % 9) : 1, mass: 300_000 + step };
  });
  // Only what a real update touches changes: the newest line and the sums.
  return shopping(all.map((line, index) => (index < lines - 1 ? { ...line, mass: 300_000 } : line)));
}

async function messageTimes(page: Page, gateway: ScreenGateway, { lines, samples }: Options) {
  const shown: number[] = [];
  for (let step = 0; step < 20; step += 1) await showAndPaint(gateway, trip(lines, step));
  await page.evaluate('globalThis.recorded.length = 0');
  for (let step = 20; step < 20 + samples; step += 1) {
    const view = trip(lines, step);
    const sent = Date.now();
    shown.push((await showAndPaint(gateway, view)) - sent);
  }
  const painted = await page.evaluate<number[]>('globalThis.recorded');
  return { messageToPaint: spreadOf(painted), showToPainted: spreadOf(shown) };
}

async function scrollFrames(page: Page, cdp: CDPSession) {
  const box = await page.getByRole('list').first().boundingBox();
  if (box === null) throw new Error('The receipt has no list to scroll.');
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  const began = Date.now();
  await page.evaluate(RECORD_FRAMES);
  for (const yDistance of [6_000, -6_000, 12_000, -12_000])
    await cdp.send('Input.synthesizeScrollGesture', { ...at, yDistance, speed: 4_000, gestureSourceType: 'touch' });
  const scrolling = droppedFrames(await page.evaluate<number[]>(TAKE_FRAMES));
  const took = Date.now() - began;
  await page.evaluate(RECORD_FRAMES);
  await page.waitForTimeout(took);
  return { ...scrolling, atRest: droppedFrames(await page.evaluate<number[]>(TAKE_FRAMES)) };
}

/** Processor time of the page's main thread for one update, ms: what other programs on the machine cannot stretch. */
async function threadTime(cdp: CDPSession, gateway: ScreenGateway, { lines, samples }: Options): Promise<number> {
  await cdp.send('Performance.disable');
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await spent();
  for (let step = 0; step < samples; step += 1) await showAndPaint(gateway, trip(lines, step));
  return Math.round((((await spent()) - before) * 100_000) / samples) / 100;
}

async function heapOf(cdp: CDPSession): Promise<{ bytes: number; nodes: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return { bytes: usedSize, nodes: metrics.find(({ name }) => name === 'Nodes')?.value ?? Number.NaN };
}

async function memory(cdp: CDPSession, gateway: ScreenGateway, { lines, updates }: Options) {
  for (let step = 0; step < 100; step += 1) await showAndPaint(gateway, trip(lines, step));
  const before = await heapOf(cdp);
  const quarters: number[] = [];
  for (let step = 100; step < 100 + updates; step += 1) {
    await showAndPaint(gateway, trip(lines, step));
    if ((step - 99) % Math.max(1, Math.floor(updates / 4)) === 0) {
      quarters.push((await heapOf(cdp)).bytes - before.bytes);
      say(`  after ${step - 99} updates: ${(quarters.at(-1) ?? 0) / 1_000} kB more`);
    }
  }
  const after = await heapOf(cdp);
  return {
    updates,
    heapBytes: before.bytes,
    grownBytes: after.bytes - before.bytes,
    grownByQuarter: quarters,
    nodes: [before.nodes, after.nodes],
  };
}

interface Sizes {
  readonly script: number;
  readonly scriptGzip: number;
  readonly style: number;
  readonly styleGzip: number;
}

/** What is read before the first picture, and everything there is: languages and later screens come after it. */
async function bundle(): Promise<{ first: Sizes; all: Sizes }> {
  const page = await readFile(path.join(rendererDirectory, 'index.html'), 'utf8');
  const first = { script: 0, scriptGzip: 0, style: 0, styleGzip: 0 };
  const all = { ...first };
  for (const file of await readdir(path.join(rendererDirectory, 'assets'))) {
    const kind = file.endsWith('.js') ? 'script' : file.endsWith('.css') ? 'style' : undefined;
    if (kind === undefined) continue;
    const bytes = await readFile(path.join(rendererDirectory, 'assets', file));
    const gzip = gzipSync(bytes).length;
    for (const sizes of page.includes(file) ? [first, all] : [all]) {
      sizes[kind] += bytes.length;
      sizes[`${kind}Gzip`] += gzip;
    }
  }
  return { first, all };
}

export async function run(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      lines: { type: 'string', default: '200' },
      samples: { type: 'string', default: '120' },
      updates: { type: 'string', default: '2000' },
      throttle: { type: 'string', default: '6' },
    },
  });
  const options: Options = {
    lines: Number(values.lines),
    samples: Number(values.samples),
    updates: Number(values.updates),
    throttle: Number(values.throttle),
  };
  const gateway = storyGateway();
  await gateway.start();
  const browser = await openChromium();
  try {
    gateway.show(trip(options.lines, 0));
    const { page, close } = await openScreen(browser, gateway.url, {
      script: RECORD_MESSAGES,
      motion: 'no-preference',
    });
    await page.getByTestId('line-card').waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('HeapProfiler.enable');
    say(`${options.lines} lines, processor slowed down ${options.throttle} times …`);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: options.throttle });
    const times = await messageTimes(page, gateway, options);
    say(`  message to paint ${JSON.stringify(times.messageToPaint)}`);
    const scroll = await scrollFrames(page, cdp);
    say(`  scrolling ${JSON.stringify(scroll)}`);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const threadMsPerUpdate = await threadTime(cdp, gateway, options);
    say(`  ${threadMsPerUpdate} ms of processor time an update at full speed`);
    say(`${options.updates} updates at full speed …`);
    const grown = await memory(cdp, gateway, options);
    await close();
    return {
      lines: options.lines,
      throttle: options.throttle,
      ...times,
      threadMsPerUpdate,
      scroll,
      memory: grown,
      bundle: await bundle(),
    };
  } finally {
    await browser.close();
    await gateway.stop();
  }
}
