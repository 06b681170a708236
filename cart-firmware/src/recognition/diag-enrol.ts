import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Embedder, encodeJpeg, enrolInFile, FEW_PICTURES, isModelsError, readHead } from '@smart-cart/models';
import { exitCode, pauseOrInterrupt, secondsArgument, type DiagIo } from '@smart-cart/scale-driver';
import type { Command } from 'commander';
import { cameraConfigOf, CameraUnit, type CameraConfig } from '../camera/index.js';
import type { Crop } from './crop.js';
import { cameraOver, DiagFailure, runRecognitionCommand } from './diag-run.js';
import { PictureTaker } from './picture-taker.js';

interface Options {
  readonly product: string;
  readonly group?: string;
  readonly source?: string;
  readonly config?: string;
  readonly head: string;
  readonly embedder?: string;
  readonly pictures: string;
  readonly seconds: string;
  readonly keep?: string;
  readonly json?: boolean;
}

export interface EnrolReport {
  readonly product: string;
  readonly group: string;
  readonly pictures: number;
  readonly version: number;
  readonly products: number;
}

/** `cart-diag enrol`: a new product from what is held before this cart's camera. */
export function addEnrolCommand(program: Command, io: DiagIo): void {
  program
    .command('enrol')
    .description('make a product recognisable by holding it before the camera and turning it')
    .requiredOption('--product <sku>', 'SKU of the product; an enrolled one is replaced')
    .option('--group <name>', 'what it surely is when the exact product is unsure (default: as before, or the SKU)')
    .option('--head <file>', "the store's working head; begun when it is not there", 'head.json')
    .option('--embedder <file>', 'embedder other than the shipped (.onnx with its .json beside it)')
    .option('--source <source>', 'device, video file, directory of pictures or address')
    .option('--config <file>', 'take the camera section of this cart.config.json')
    .option('--pictures <number>', 'so many pictures', String(FEW_PICTURES))
    .option('--seconds <number>', 'how long to wait for them', '60')
    .option('--keep <directory>', 'write the pictures there, as JPEG')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      "\nThe view must be empty at first. Exit codes: 0 ok, 1 head or embedder can't be used, 2 usage, 3 camera missing, busy or not allowed, 4 too few pictures",
    )
    .action((options: Options) =>
      runRecognitionCommand(
        io,
        options.json,
        () => enrol(io, options),
        ({ product, pictures, version, products }) =>
          `${product} is enrolled from ${pictures} pictures; ${options.head} is version ${version} with ${products} products. Sign it for the carts: npm run -s models -- export`,
      ),
    );
}

async function enrol(io: DiagIo, options: Options): Promise<EnrolReport> {
  const { product, group, head: file, json } = options;
  const wanted = Number(options.pictures);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 100) {
    throw new DiagFailure(exitCode.usage, `"${options.pictures}" is no number of pictures. Write one from 1 to 100.`);
  }
  const [config, ms] = await settings(io, options);
  const embedder = new Embedder(options.embedder);
  await embedder.start();
  try {
    // What can't be used is said before anybody holds something up.
    await readHead(file, embedder.id).catch((error: unknown) => {
      if (!isModelsError(error, 'head-missing')) throw error;
    });
    const { side } = embedder.card.input;
    const say = (text: string): void => {
      if (json !== true) io.stderr.write(`${text}\n`);
    };
    const crops = await takePictures(io, config, { side, wanted, ms, say });
    if (crops.length < wanted) {
      throw new DiagFailure(
        exitCode.noReply,
        `Only ${crops.length} of ${wanted} pictures could be taken, nothing was changed. Begin with an empty view, hold the product ${
          crops.length === 0 ? 'before the camera, larger than a fist,' : ''
        } in good light and turn it slowly.`.replace(/ {2}/g, ' '),
      );
    }
    if (options.keep !== undefined) await keep(options.keep, product, crops);
    const embeddings: Float32Array[] = [];
    for (const { rgb } of crops) {
      embeddings.push(await embedder.embedSquare({ width: side, height: side, data: rgb }));
    }
    const { version, products } = await enrolInFile(file, embedder, { sku: product, group, embeddings });
    const own = products.find(({ sku }) => sku === product);
    return { product, group: own?.group ?? product, pictures: crops.length, version, products: products.length };
  } finally {
    await embedder.stop();
  }
}

async function settings(io: DiagIo, options: Options): Promise<[CameraConfig, number]> {
  try {
    return [await cameraConfigOf(io, options), secondsArgument(options.seconds)];
  } catch (error) {
    throw new DiagFailure(exitCode.usage, error instanceof Error ? error.message : String(error));
  }
}

interface Taking {
  readonly side: number;
  readonly wanted: number;
  readonly ms: number;
  readonly say: (text: string) => void;
}

async function takePictures(
  io: DiagIo,
  config: CameraConfig,
  { side, wanted, ms, say }: Taking,
): Promise<readonly Crop[]> {
  const camera = new CameraUnit({ config });
  const taker = new PictureTaker(side);
  const crops: Crop[] = [];
  const enough = new Promise<void>((resolve) => {
    camera.once('frame', () => say('Look: the view is empty now. Hold the product up and turn it slowly.'));
    camera.on('frame', (frame) => {
      if (crops.length >= wanted) return;
      const crop = taker.look(frame);
      if (crop === undefined) return;
      crops.push(crop);
      say(`picture ${crops.length} of ${wanted}`);
      if (crops.length >= wanted) resolve();
    });
  });
  const over = cameraOver(camera);
  camera.start();
  try {
    await Promise.race([enough, over, pauseOrInterrupt(io, ms)]);
  } finally {
    await camera.stop();
  }
  return crops;
}

async function keep(directory: string, product: string, crops: readonly Crop[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [place, { rgb, side }] of crops.entries()) {
    const jpeg = await encodeJpeg({ width: side, height: side, data: rgb }, 90);
    await writeFile(join(directory, `${product.replaceAll(/[^\w-]/g, '_')}-${place + 1}.jpg`), jpeg);
  }
}
