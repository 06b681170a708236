import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProtocolName } from '@smart-cart/scale-driver';
import { DemoBroker } from '../broker/demo-broker.js';
import { startWorld, type RunningWorld } from '../sim/world/start-world.js';
import type { Wheel } from '../sim/world/walk.js';
import type { WorldSwitch } from '../sim/world/world-state.js';
import { backOfficeProgram, loginKeyOf } from './back-office-program.js';
import { DemoPhone } from './demo-phone.js';
import { firmwareProgram, type CartPlace } from './firmware-program.js';
import { fullCartSections } from './full-offer.js';
import { freePort } from './free-port.js';
import { mosquitto } from './mosquitto.js';
import { OfficeCounter } from './office-counter.js';
import type { Program, ProgramOptions } from './program.js';

export interface StageOptions {
  /** Everything the run writes; kept, so that it can be looked at. */
  readonly directory: string;
  readonly broker: 'built-in' | 'mosquitto';
  readonly scaleProtocol?: ProtocolName;
  readonly fps?: number;
  readonly seed?: number;
  /** 0 or absent takes a free one. */
  readonly ports?: { readonly screen?: number; readonly backOffice?: number; readonly page?: number };
  /** Where the cart reaches the broker, when something stands between; given the broker's port. */
  readonly between?: (brokerPort: number) => Promise<number>;
  readonly board?: CartPlace['board'];
  readonly recognition?: CartPlace['recognition'];
  /** Photographs of loose goods by SKU, held to the camera instead of drawings. */
  readonly photos?: ReadonlyMap<string, readonly string[]>;
  /** `plain` (the default): a cart without payment, promotions and map; `full`: all that the product offers. */
  readonly offer?: 'plain' | 'full';
  /** Sections of the cart's configuration laid over those of the offer. */
  readonly sections?: Readonly<Record<string, unknown>>;
  /** Turns while the simulated shopper walks. */
  readonly wheel?: Wheel;
  readonly trace?: boolean;
  readonly onFirmwareLine?: ProgramOptions['onLine'];
}

export interface Broker {
  readonly port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The process, where it is one and can be killed. */
  readonly program: Program | undefined;
}

export interface StoreStage {
  readonly world: RunningWorld;
  readonly broker: Broker;
  readonly backOffice: Program;
  readonly backOfficeUrl: string;
  readonly firmware: Program;
  readonly place: CartPlace;
  readonly screenUrl: string;
  readonly screenSocket: string;
  /** What the store's people do. */
  readonly counter: OfficeCounter;
  /** A member's phone and a clerk's badge; undefined where nobody logs in. */
  readonly phone: DemoPhone | undefined;
  stop(): Promise<void>;
}

async function openBroker(options: StageOptions): Promise<Broker> {
  const port = await freePort();
  if (options.broker === 'mosquitto') {
    const program = await mosquitto(options.directory, port);
    return {
      port,
      program,
      start: async () => {
        await program.start();
      },
      stop: () => program.stop(),
    };
  }
  let broker: DemoBroker | undefined;
  return {
    port,
    program: undefined,
    start: async () => {
      broker = new DemoBroker({ port });
      await broker.start();
    },
    stop: async () => {
      await broker?.stop();
      broker = undefined;
    },
  };
}

/**
 * A whole small store on one machine: broker, back office, the simulated world and one cart with the unmodified
 * firmware. The demo, the drills and the latency bench all stand on it.
 */
export async function openStage(options: StageOptions): Promise<StoreStage> {
  const { directory, ports = {} } = options;
  await mkdir(directory, { recursive: true });
  const opened: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of opened.reverse()) await part.stop();
    opened.length = 0;
  };
  try {
    const broker = await openBroker(options);
    await broker.start();
    opened.push(broker);
    const brokerUrl = `mqtt://127.0.0.1:${broker.port}`;
    const switches: WorldSwitch[] = [
      {
        name: 'broker',
        title: 'Network to the store',
        on: () => broker.start(),
        off: () => broker.stop(),
      },
    ];
    const store = 'demo';
    const cartName = 'cart-1';
    const full = options.offer === 'full';
    const phone = full ? new DemoPhone() : undefined;
    const counter = new OfficeCounter(cartName);
    const world = await startWorld({
      directory: join(directory, 'world'),
      switches,
      ...(options.fps === undefined ? {} : { fps: options.fps }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.scaleProtocol === undefined ? {} : { scaleProtocol: options.scaleProtocol }),
      ...(options.wheel === undefined ? {} : { wheel: options.wheel }),
      ...(options.photos === undefined ? {} : { photos: options.photos }),
      ...(full ? { side: { counter, ...(phone === undefined ? {} : { codes: phone }) } } : {}),
      ports: { page: ports.page ?? 0 },
    });
    opened.push(world);
    const place = { directory, store, brokerUrl, pictures: world.pictures };
    const backOffice = await backOfficeProgram({
      ...place,
      offer: options.offer ?? 'plain',
      httpPort: ports.backOffice ?? (await freePort()),
    });
    const backOfficeUrl = await backOffice.start();
    opened.push(backOffice);
    counter.open(backOfficeUrl);
    phone?.open(backOfficeUrl);
    const cartBroker = options.between === undefined ? broker.port : await options.between(broker.port);
    const cart: CartPlace = {
      ...place,
      brokerUrl: `mqtt://127.0.0.1:${cartBroker}`,
      cart: cartName,
      screenPort: ports.screen ?? (await freePort()),
      scale: {
        port: world.scalePortPath,
        protocol: options.scaleProtocol ?? 'hx711-bridge',
        ...(world.calibrationFile === undefined ? {} : { calibrationFile: world.calibrationFile }),
      },
      cameraUrl: world.cameraUrl,
      sections: { ...(full ? fullCartSections(backOfficeUrl, loginKeyOf(directory).public) : {}), ...options.sections },
      ...(options.board === undefined ? {} : { board: options.board }),
      ...(options.recognition === undefined ? {} : { recognition: options.recognition }),
      ...(options.trace === true ? { trace: join(directory, 'trace.jsonl') } : {}),
      ...(options.onFirmwareLine === undefined ? {} : { onLine: options.onFirmwareLine }),
    };
    const firmware = await firmwareProgram(cart);
    const screenUrl = await firmware.start();
    opened.push(firmware);
    const screenSocket = `${screenUrl.replace(/^http/, 'ws').replace(/\/$/, '')}/screen`;
    return {
      world,
      broker,
      backOffice,
      backOfficeUrl,
      firmware,
      place: cart,
      screenUrl,
      screenSocket,
      counter,
      phone,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
