import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Browser } from 'playwright-core';
import { ScreenClient } from '../sim/shopper/screen-client.js';
import { openChromium } from '../stage/headless-chromium.js';
import { root } from '../stage/repository.js';
import { openStage, type StoreStage } from '../stage/store-stage.js';

const SIZES = { landscape: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 } } as const;

/** A picture of what is painted now, in both sizes of screen. */
async function portray(browser: Browser, url: string, directory: string, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport });
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.fonts.ready');
    // Entrances of new lines have to be over; the page says so itself.
    await page.waitForFunction(
      'document.getAnimations().every((a) => a.playState !== "running" || a.effect?.getTiming().iterations === Infinity)',
    );
    await page.screenshot({ path: join(directory, `${name}-${size}.png`) });
    await page.close();
  }
}

async function pageOf(browser: Browser, url: string, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: SIZES.landscape });
  await page.goto(url);
  // Live pages never fall silent; their first paint is what counts.
  await page.waitForSelector('main, body');
  await page.waitForTimeout(1_200);
  await page.screenshot({ path: file });
  await page.close();
}

/** The trip whose pictures are taken: goods with codes, loose goods, a thing nobody scanned. */
async function shop(stage: StoreStage, client: ScreenClient, step: (name: string) => Promise<void>): Promise<void> {
  const { world } = stage.world;
  const named = (words: RegExp) => {
    const demo = [...world.products.values()].find(({ product }) => words.test(product.name));
    if (demo === undefined) throw new Error(`The demo store has nothing named ${String(words)}.`);
    return demo;
  };
  const placed = (count: number) =>
    client.until(
      (view) => view.receipt?.lines.length === count && view.receipt.lines.every((line) => line.status === 'placed'),
      10_000,
    );
  await step('waiting');
  await client.intent({ kind: 'start', language: 'en' });
  let lines = 0;
  for (const words of [/Strawberries/, /Pizza salami/, /milk/i, /juice/i, /Bananas/]) {
    const { product, code } = named(words);
    lines += 1;
    if (code === 'none') {
      await client.intent({ kind: 'pick-product', sku: product.sku });
      await world.putIn(world.pick(product.sku, 5));
    } else {
      const thing = world.pick(product.sku);
      const listed = client.until((view) => view.receipt?.lines.length === lines, 4_000);
      await world.present(thing, { holdMs: 4_000, until: listed });
      await world.putIn(thing);
    }
    if ((await placed(lines)) === undefined) throw new Error(`${product.name} did not arrive on the receipt.`);
  }
  await step('shopping');
  const forgotten = await world.putInWithoutScan(named(/Crisps/).product.sku);
  await client.until((view) => view.questions.length > 0, 10_000);
  await step('question');
  world.putBack(await world.takeOut(forgotten.id));
  await client.until((view) => view.questions.length === 0, 10_000);
  await client.intent({ kind: 'finish' });
  await client.until((view) => view.phase === 'finished', 10_000);
  await step('finished');
}

const program = new Command('screens')
  .description('Takes the pictures of docs/screens from the running product: simulated store, unmodified firmware.')
  .option('--out <directory>', 'where the pictures go', join(root, 'docs', 'screens'))
  .parse();
const { out } = program.opts<{ out: string }>();

await mkdir(out, { recursive: true });
const directory = await mkdtemp(join(tmpdir(), 'screens-'));
const stage = await openStage({ directory, broker: 'built-in', seed: 4 });
const browser = await openChromium();
const client = new ScreenClient(stage.screenSocket);
try {
  client.start();
  const ready = await client.until(
    ({ conditions, load }) =>
      [conditions.scale, conditions.camera, conditions.reader, conditions.store].every(
        (part) => part.state === 'ready',
      ) && load.state === 'steady',
    60_000,
  );
  if (ready === undefined) throw new Error(`The cart did not become ready; see ${directory}/firmware.log.`);
  await shop(stage, client, async (name) => {
    await portray(browser, stage.screenUrl, out, name);
    if (name !== 'shopping') return;
    await pageOf(browser, stage.world.pageUrl, join(out, 'store-simulation.png'));
    await pageOf(browser, stage.backOfficeUrl, join(out, 'staff.png'));
  });
  process.stderr.write(`The pictures are in ${out}.\n`);
} finally {
  client.stop();
  await browser.close();
  await stage.stop();
  await rm(directory, { recursive: true, force: true });
}
