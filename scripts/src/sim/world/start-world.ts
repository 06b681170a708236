import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProtocolName } from '@smart-cart/scale-driver';
import { writePictures } from '../../demo/pictures.js';
import { demoStoreMap } from '../../demo/store-map.js';
import { SimulatedCamera } from '../camera/simulated-camera.js';
import { SimulatedStore } from './simulated-store.js';
import { StoreScale } from './store-scale.js';
import { Walk, type Wheel } from './walk.js';
import { WorldServer, type StoreSide } from './world-server.js';
import type { WorldSwitch } from './world-state.js';

export interface WorldOptions {
  /** For pictures, the serial device's link and the calibration; made when missing. */
  readonly directory: string;
  readonly fps?: number;
  readonly scaleProtocol?: ProtocolName;
  readonly seed?: number;
  /** 0 or absent takes a free one. */
  readonly ports?: { readonly camera?: number; readonly page?: number };
  /** What the page may stop and start around the cart: the broker, the back office. */
  readonly switches?: readonly WorldSwitch[];
  /** Turns while the shopper walks. */
  readonly wheel?: Wheel;
  /** Photographs of loose goods by SKU, held to the camera instead of drawings. */
  readonly photos?: ReadonlyMap<string, readonly string[]>;
  /** What the store behind the cart lends to the page. */
  readonly side?: StoreSide;
}

export interface RunningWorld {
  /** For `scale.port` of the cart's configuration; stays the same over unplugging. */
  readonly scalePortPath: string;
  /** For `scale.calibration`: fits the simulated cells (only the `hx711-bridge` needs one). */
  readonly calibrationFile: string | undefined;
  readonly cameraUrl: string;
  readonly pageUrl: string;
  /** Holds one PNG per product, named as in the catalogue. */
  readonly pictures: string;
  readonly world: SimulatedStore;
  stop(): Promise<void>;
}

/** Starts the simulated store: scale on a pty, camera on HTTP, page. Nothing of the cart itself. */
export async function startWorld(options: WorldOptions): Promise<RunningWorld> {
  const { directory, seed = 1, scaleProtocol = 'hx711-bridge' } = options;
  const pictures = join(directory, 'pictures');
  await mkdir(directory, { recursive: true });
  await writePictures(pictures);
  const scale = new StoreScale({ protocol: scaleProtocol, link: join(directory, 'scale'), seed });
  const camera = new SimulatedCamera({
    fps: options.fps ?? 15,
    seed,
    port: options.ports?.camera ?? 0,
    ...(options.photos === undefined ? {} : { photos: options.photos }),
  });
  const world = new SimulatedStore({
    scale,
    camera,
    seed,
    today: Date.now(),
    walk: new Walk(demoStoreMap(), options.wheel),
    ...(options.switches === undefined ? {} : { switches: options.switches }),
  });
  const server = new WorldServer(world, pictures, options.ports?.page ?? 0, options.side);
  const stop = async (): Promise<void> => {
    await server.stop();
    await camera.stop();
    await scale.stop();
  };
  try {
    await scale.start();
    await camera.start();
    await server.start();
  } catch (cause) {
    await stop();
    throw new Error('The simulated store could not start; the cause says which part.', { cause });
  }
  const calibrationFile = scaleProtocol === 'hx711-bridge' ? join(directory, 'scale-calibration.json') : undefined;
  if (calibrationFile !== undefined) await scale.device.writeCalibration(calibrationFile);
  return {
    scalePortPath: scale.path,
    calibrationFile,
    cameraUrl: camera.url,
    pageUrl: server.url,
    pictures,
    world,
    stop,
  };
}
