import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chooseScreen, openScreen, type OpenScreen } from '@smart-cart/handle-ui';
import type { ProtocolName } from '@smart-cart/scale-driver';
import { protocolNames } from '@smart-cart/scale-driver';
import { Command, InvalidArgumentError, Option } from 'commander';
import { BoardSimulation } from '../sim/board/board-simulation.js';
import { behindDivider, REFERENCE_WIRING } from '../sim/board/reference-wiring.js';
import { Shopper } from '../sim/shopper/shopper.js';
import { learnDemoProducts } from './recogniser/learning.js';
import { photographedProduce } from './recogniser/data-set.js';
import { recogniserConfig } from './recogniser/demo-head.js';
import { learnDemoSuggestions } from './learn-suggestions.js';
import { openStage, type StoreStage } from '../stage/store-stage.js';
import { root } from '../stage/repository.js';

interface Options {
  auto: boolean;
  trips: number;
  pace: number;
  seed: number;
  screens: boolean;
  broker: 'built-in' | 'mosquitto';
  scale: ProtocolName;
  directory: string;
  screenPort: number;
  staffPort: number;
  worldPort: number;
  photos?: string;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('Give a port from 0 to 65535.');
  return value;
}

const program = new Command('run-demo')
  .description('One cart in a simulated store: put things in and out in one window, watch the cart in the other.')
  .option('--auto', 'an automatic shopper fills the cart by itself', false)
  .option('--trips <number>', 'trips the automatic shopper makes; 0: until stopped', Number, 0)
  .option('--pace <factor>', 'how many times faster than a person it shops', Number, 1)
  .option('--seed <number>', 'the same seed gives the same masses, hands and baskets', Number, 1)
  .option('--no-screens', 'open no windows, only print the addresses')
  .addOption(new Option('--broker <which>', 'MQTT broker').choices(['built-in', 'mosquitto']).default('built-in'))
  .addOption(
    new Option('--scale <protocol>', 'what the simulated scale speaks').choices(protocolNames).default('hx711-bridge'),
  )
  .option('--directory <path>', 'where journals, logs and pictures go', join(root, '.demo'))
  .option('--screen-port <port>', "the cart's screen", port, 8017)
  .option('--staff-port <port>', "the store's staff page", port, 8090)
  .option('--world-port <port>', 'the simulated store', port, 8094)
  .option(
    '--photos <directory>',
    'hold photographs of produce to the camera instead of drawings: the Grocery Store data set, with classes.csv and train.txt',
  )
  .parse();

const options = program.opts<Options>();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const screens: OpenScreen[] = [];

async function openScreens(stage: StoreStage): Promise<void> {
  if (!options.screens) return;
  const choice = chooseScreen();
  say(choice.sentence);
  if (choice.kind === 'none') return;
  const data = join(options.directory, 'screens');
  await mkdir(data, { recursive: true });
  for (const [name, url] of [
    ['cart', stage.screenUrl],
    ['world', stage.world.pageUrl],
  ] as const) {
    screens.push(
      await openScreen(choice, { url, kiosk: false, dataDirectory: join(data, name), left: 640 * screens.length }),
    );
  }
}

const board = new BoardSimulation();
await board.start();
board.setAnalog(0, behindDivider(13.1));
const recogniserDirectory = join(resolve(options.directory), 'recogniser');
const photos = options.photos === undefined ? undefined : resolve(options.photos);
const photographed =
  photos === undefined
    ? []
    : await photographedProduce(photos).catch((error: unknown) => program.error((error as Error).message));
const recognition = await recogniserConfig(recogniserDirectory, photos);
const stage = await openStage({
  directory: resolve(options.directory),
  broker: options.broker,
  scaleProtocol: options.scale,
  seed: options.seed,
  ports: { screen: options.screenPort, backOffice: options.staffPort, page: options.worldPort },
  board: { port: board.path, ...REFERENCE_WIRING },
  recognition: { ...recognition },
  photos: new Map(photographed.map(({ sku, shown }) => [sku, shown])),
  offer: 'full',
}).catch(async (error: unknown) => {
  await board.stop();
  throw error;
});

say(`
A cart in a simulated store is running.

  the simulated store   ${stage.world.pageUrl}   click things in and out of the cart here
  the cart's screen     ${stage.screenUrl}   what the shopper sees
  the staff page        ${stage.backOfficeUrl}   what the store receives

Logs, journal and pictures: ${resolve(options.directory)}. Stop with Ctrl-C.
`);
// Whoever tries what a crash does sees what a cart does: its service manager starts it again.
for (const program of [stage.firmware, stage.backOffice]) program.keepRunning((sentence) => say(`  ${sentence}`));
const learning = learnDemoProducts(recogniserDirectory, say, photos);
const unlearn = new AbortController();
void learnDemoSuggestions(resolve(options.directory), stage.backOfficeUrl, unlearn.signal, say).catch(
  (error: unknown) => {
    if (!unlearn.signal.aborted) say(`  There are no suggestions: ${(error as Error).message}`);
  },
);
let shopper: Shopper | undefined;
let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    say('Stopping …');
    for (const program of [stage.firmware, stage.backOffice]) program.leaveEnded();
    learning.kill();
    unlearn.abort();
    await shopper?.stop();
    for (const screen of screens) await screen.close();
    await stage.stop();
    await board.stop();
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

async function shop(): Promise<void> {
  shopper = new Shopper({
    world: stage.world.world,
    screen: stage.screenSocket,
    seed: options.seed,
    pace: options.pace,
    staff: stage.counter,
  });
  shopper.on('action', ({ text }) => say(`  shopper: ${text}`));
  await shopper.start();
  for (let trip = 1; (options.trips === 0 || trip <= options.trips) && stopping === undefined; trip += 1) {
    const { sentence } = await shopper.trip();
    say(`trip ${trip}: ${sentence}`);
  }
  await stop();
}

try {
  await openScreens(stage);
  if (options.auto) await shop();
} catch (error) {
  const asked = stopping !== undefined;
  // The programs of the store would go on without us.
  await stop();
  if (!asked) throw error;
}
