import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STORE_TIME_ZONE } from './back-office-program.js';
import { Program, type ProgramOptions } from './program.js';
import { programs } from './repository.js';

export interface CartPlace {
  readonly directory: string;
  readonly store: string;
  readonly cart: string;
  readonly brokerUrl: string;
  readonly screenPort: number;
  readonly pictures: string;
  /** The `scale` section of the configuration. */
  readonly scale: Readonly<Record<string, unknown>>;
  readonly cameraUrl: string;
  /** Pty of the board, where there is one. */
  readonly board?: Readonly<Record<string, unknown>>;
  /** Sections `checkout` and `shoppers`, where people pay at the cart and log in. */
  readonly sections?: Readonly<Record<string, unknown>>;
  /** The `recognition` section, where the cart recognises goods. */
  readonly recognition?: Readonly<Record<string, unknown>>;
  readonly trace?: string;
  readonly onLine?: ProgramOptions['onLine'];
}

/** Directory of one cart's data, where its journal lies. */
export function cartDirectory(place: Pick<CartPlace, 'directory' | 'cart'>): string {
  return join(place.directory, place.cart);
}

/** The unmodified firmware as its own process, configured the way a technician would. Its ready line gives the screen's address. */
export async function firmwareProgram(place: CartPlace): Promise<Program> {
  const directory = cartDirectory(place);
  await mkdir(directory, { recursive: true });
  const config = {
    store: place.store,
    cart: place.cart,
    dataDirectory: directory,
    timeZone: STORE_TIME_ZONE,
    simulated: true,
    scale: place.scale,
    camera: { source: place.cameraUrl },
    link: { url: place.brokerUrl },
    screen: { port: place.screenPort, pictures: place.pictures },
    ...(place.board === undefined ? {} : { board: place.board }),
    ...place.sections,
    ...(place.recognition === undefined ? {} : { recognition: place.recognition }),
  };
  const file = join(directory, 'cart.config.json');
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
  return new Program({
    name: 'The firmware',
    command: process.execPath,
    args: [
      '--enable-source-maps',
      programs.firmware,
      '--config',
      file,
      ...(place.trace === undefined ? [] : ['--trace', place.trace]),
    ],
    log: join(place.directory, 'firmware.log'),
    ready: /The cart is ready\. Screen at (\S+)/,
    ...(place.onLine === undefined ? {} : { onLine: place.onLine }),
  });
}
