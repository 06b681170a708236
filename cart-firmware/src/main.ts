#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isScaleError, ScaleUnit } from '@smart-cart/scale-driver';
import { documentChecks } from './advice/index.js';
import { CameraUnit } from './camera/camera-unit.js';
import { Cart } from './cart/cart.js';
import { Guidance } from './cart/guidance.js';
import { LoginDesk } from './cart/login-desk.js';
import { EpochClock } from './cart/epoch-clock.js';
import { isKnownCode } from './cart/known-code.js';
import { consoleLog } from './cart/log.js';
import { fileTrace, noTrace } from './cart/trace.js';
import { CatalogueStore } from './catalogue/catalogue-store.js';
import { DocumentStore } from './documents/document-store.js';
import { RecognitionDesk } from './cart/recognition-desk.js';
import { readCartConfig, type CartConfig } from './config.js';
import { isFirmwareError } from './firmware-error.js';
import { ScreenGateway } from './gateway/screen-gateway.js';
import { builtScreen } from './gateway/built-screen.js';
import { revokedBadgesProblem } from './login/index.js';
import { Journal } from './journal/journal.js';
import { PeripheralsUnit } from './peripherals/index.js';
import { headCheck } from './recognition/index.js';
import { SystemdNotifier } from './service/index.js';
import { StoreLink } from './store-link/store-link.js';
import { VisionUnit } from './vision/vision-unit.js';

const USAGE = `Usage: cart-firmware --config FILE [--trace FILE]

  --config FILE  the cart's configuration (default cart.config.json); docs/cart.config.md describes its keys
  --trace FILE   append what happens between sensor and screen, with times, as JSON lines
  --help         this text
`;

const log = consoleLog();
const RECENT_FACTS = 2_000;

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

type HeadChecks = Pick<typeof documentChecks, 'recogniser'>;

/** A cart that cannot check heads goes on without new ones. */
async function recogniserChecks({ recognition }: CartConfig): Promise<HeadChecks> {
  if (recognition === undefined) return { recogniser: () => 'this cart recognises nothing' };
  try {
    return { recogniser: await headCheck(recognition) };
  } catch (error) {
    const { message } = error as Error;
    log.error(`Heads of the store cannot be checked: ${message}`);
    return { recogniser: () => message };
  }
}

/** The composition root: the only place where the parts of a cart meet. */
function compose(config: CartConfig, traceFile: string | undefined, headChecks: HeadChecks): Cart {
  mkdirSync(config.dataDirectory, { recursive: true });
  const now = (): number => Date.now();
  const journal = new Journal({ file: join(config.dataDirectory, 'journal.db'), keepDays: config.keepDays, now });
  const { quarantined, reason } = journal.open();
  if (quarantined !== undefined) {
    log.warn(
      `The journal was damaged and set aside as ${quarantined} (${reason ?? 'no reason known'}). The cart goes on with what could be read, or with a new one.`,
    );
  }
  const catalogueStore = new CatalogueStore({ file: join(config.dataDirectory, 'catalogue.db'), now });
  catalogueStore.open();
  if (catalogueStore.quarantined !== undefined) {
    log.warn(
      `The catalogue was damaged and set aside as ${catalogueStore.quarantined}. The store is asked for it anew.`,
    );
  }
  const documents = new DocumentStore({
    directory: join(config.dataDirectory, 'documents'),
    checks: { ...documentChecks, 'revoked-badges': revokedBadgesProblem, ...headChecks },
  });
  documents.open();
  for (const file of documents.setAside) {
    log.warn(`A document of the store was damaged and set aside as ${file}.damaged. The store is asked for it anew.`);
  }
  const lastFact = journal.after(Math.max(0, journal.position.last - 1), 1)[0];
  const clock = new EpochClock(lastFact?.at ?? 0);
  const identity = { version: version(), bootId: randomUUID() };
  const link = new StoreLink({
    config: config.link,
    store: config.store,
    cart: config.cart,
    ...identity,
    journal,
    catalogueStore,
    documents,
    now: () => clock.now(),
    random: Math.random,
  });
  const { directory = builtScreen(), ...screen } = config.screen;
  const guidance = new Guidance({ config, documents, catalogueStore, tripFacts: () => journal.readOpen() });
  const loginDesk = new LoginDesk({ keyFile: config.shoppers.loginKeyFile, stores: [config.store], documents });
  // Login codes live for minutes: the newest facts hold all that could be shown again.
  loginDesk.follow(journal.after(Math.max(0, journal.position.last - RECENT_FACTS), RECENT_FACTS));
  const gateway = new ScreenGateway({
    ...screen,
    directory,
    search: Cart.search(catalogueStore),
    lookUp: (skus) => skus.flatMap((sku) => catalogueStore.current?.bySku(sku) ?? []),
    way: (to) => guidance.way(to),
    storeMap: () => guidance.storeMap,
  });
  const camera = config.camera === undefined ? undefined : new CameraUnit({ config: config.camera });
  const vision =
    camera === undefined
      ? undefined
      : new VisionUnit({
          source: camera,
          config: config.vision,
          isKnown: (code) => isKnownCode(code, catalogueStore.current, clock.now()),
          provesItself: (code) => loginDesk.isSigned(code.text),
        });
  const recognition =
    camera === undefined || config.recognition === undefined
      ? undefined
      : new RecognitionDesk({ source: camera, config: config.recognition, clock, catalogueStore, documents });
  const scale = config.scale === undefined ? undefined : new ScaleUnit({ config: config.scale });
  const peripherals = new PeripheralsUnit(config.board);
  const trace = traceFile === undefined ? noTrace : fileTrace(traceFile);
  const parts = {
    config,
    clock,
    journal,
    catalogueStore,
    guidance,
    loginDesk,
    link,
    gateway,
    peripherals,
    scale,
    camera,
    vision,
    recognition,
  };
  return new Cart({ ...parts, ...identity, log, trace, quarantined });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, trace: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const config = await readCartConfig(values.config ?? 'cart.config.json');
  const systemd = new SystemdNotifier({ warn: (message) => log.warn(message) });
  await systemd.start();
  const cart = compose(config, values.trace, await recogniserChecks(config));
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: stopping.`);
    Promise.all([systemd.stop(), cart.stop()]).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('The cart did not stop cleanly; nothing is lost, every fact is on disk.', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await cart.start();
  systemd.ready(`Screen at ${cart.screenUrl}`);
  log.info(`The cart is ready. Screen at ${cart.screenUrl}`);
}

main().catch((error: unknown) => {
  if (isFirmwareError(error) || isScaleError(error)) {
    log.error(error.message);
    process.exit(2);
  }
  if (error instanceof TypeError && (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') === true) {
    log.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
  log.error('The cart could not be started.', error);
  process.exit(1);
});
