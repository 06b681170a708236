import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { learnDemoSuggestions } from '../demo/learn-suggestions.js';
import { recogniserConfig } from '../demo/recogniser/demo-head.js';
import { learnDemoProducts } from '../demo/recogniser/learning.js';
import { BoardSimulation } from '../sim/board/board-simulation.js';
import { behindDivider, REFERENCE_WIRING } from '../sim/board/reference-wiring.js';
import { ScreenClient } from '../sim/shopper/screen-client.js';
import { openChromium } from '../stage/headless-chromium.js';
import { root } from '../stage/repository.js';
import { openStage } from '../stage/store-stage.js';
import { Album } from './picture.js';
import { PARTS, pictureTrip, type Part } from './scenes/trip.js';
import { PictureSet } from './set.js';

/** Everything of a store starts at once; a busy machine takes its time. */
const PATIENCE_MS = 400_000;

const program = new Command('screens')
  .description('Takes the pictures of docs/screens from the running product: simulated store, unmodified firmware.')
  .option('--out <directory>', 'where the pictures go', join(root, 'docs', 'screens'))
  .option('--learned <directory>', 'where the camera’s learned products are kept from run to run; anew when left out')
  .addOption(new Option('--parts <names...>', 'parts of the trip to picture').choices(PARTS).default([...PARTS]))
  .option('--no-suggestions', 'does not wait until suggestions are learned, and leaves their picture out')
  .parse();
const { out, learned, parts, suggestions } = program.opts<{
  out: string;
  learned?: string;
  parts: Part[];
  suggestions: boolean;
}>();
const say = (text: string): void => void process.stderr.write(`${text}\n`);

await mkdir(out, { recursive: true });
const directory = await mkdtemp(join(tmpdir(), 'screens-'));
const recogniser = learned ?? join(directory, 'recogniser');
await mkdir(recogniser, { recursive: true });
const recognition = await recogniserConfig(recogniser);
await once(learnDemoProducts(recogniser, say), 'exit');
const board = new BoardSimulation();
await board.start();
board.setAnalog(0, behindDivider(13.1));
const stage = await openStage({
  directory,
  broker: 'built-in',
  seed: 4,
  offer: 'full',
  board: { port: board.path, ...REFERENCE_WIRING },
  recognition: { ...recognition },
});
const browser = await openChromium();
const cart = new ScreenClient(stage.screenSocket);
try {
  cart.start();
  if (suggestions) await learnDemoSuggestions(directory, stage.backOfficeUrl, new AbortController().signal, say);
  const ready = await cart.until(
    ({ conditions, load, offers }) =>
      [conditions.scale, conditions.camera, conditions.reader, conditions.store].every(
        (part) => part.state === 'ready',
      ) &&
      load.state === 'steady' &&
      offers.recogniser === 'drawn' &&
      offers.map &&
      (!suggestions || offers.suggestions),
    PATIENCE_MS,
  );
  if (ready === undefined) {
    const last = await cart.until(() => true, 0);
    throw new Error(`The cart did not become ready: ${JSON.stringify([last?.conditions, last?.load, last?.offers])}`);
  }
  await pictureTrip(new PictureSet(stage, cart, board), new Album(browser, out), parts, (name, error) => {
    say(`  ${name} could not be pictured: ${String(error)}`);
    process.exitCode = 1;
  });
  say(`The pictures are in ${out}.`);
} finally {
  cart.stop();
  await browser.close();
  await stage.stop();
  await board.stop();
  await rm(directory, { recursive: true, force: true });
}
