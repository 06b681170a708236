import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHead } from '@smart-cart/models';
import { exitCode, pauseOrInterrupt, secondsArgument, type DiagIo } from '@smart-cart/scale-driver';
import type { Command } from 'commander';
import { z } from 'zod';
import { cameraConfigOf, CameraUnit, type CameraConfig } from '../camera/index.js';
import { recognitionConfigSchema, type RecognitionConfig } from './config.js';
import { cameraOver, DiagFailure, runRecognitionCommand } from './diag-run.js';
import { RecognitionUnit, type Presentation } from './recognition-unit.js';

interface Options {
  readonly source?: string;
  readonly config?: string;
  readonly head?: string;
  readonly seconds: string;
  readonly crops?: string;
  readonly json?: boolean;
}

export interface RecogniseReport {
  /** Head in service at the end. */
  readonly head: string;
  readonly products: number;
  readonly frames: number;
  readonly looks: number;
  /** Pictures that were too blurred to be judged. */
  readonly blurred: number;
  /** Milliseconds of the recogniser process per picture judged, of the cart's own thread per frame. */
  readonly msPerLook: number | null;
  readonly msPerFrame: number | null;
  readonly presentations: readonly (Presentation & { readonly crop?: string })[];
}

/** How long the recogniser may take to load before the camera is watched, ms. */
const LOADS_WITHIN = 60_000;
const SHOWN = 4;

/** `cart-diag recognise`: what the camera sees, and what the model thinks of it. */
export function addRecogniseCommand(program: Command, io: DiagIo): void {
  program
    .command('recognise')
    .description('watch what is held before the camera: presentations, candidates, and the part that was looked at')
    .option('--source <source>', 'device, video file, directory of pictures or address')
    .option('--config <file>', 'take camera, head and key of this cart.config.json; the head must be signed then')
    .option('--head <file>', 'another head; its signature is not looked at')
    .option('--seconds <number>', 'how long to watch', '30')
    .option('--crops <directory>', 'write the best picture of each presentation there')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      "\nExit codes: 0 ok, 1 head or embedder can't be used, 2 usage, 3 camera missing, busy or not allowed, 4 no frames",
    )
    .action((options: Options) => runRecognitionCommand(io, options.json, () => recognise(io, options), sentence));
}

async function recognise(io: DiagIo, options: Options): Promise<RecogniseReport> {
  const [camera, config, ms] = await settings(io, options);
  const unsigned = options.head !== undefined;
  const source = new CameraUnit({ config: camera });
  const unit = new RecognitionUnit({ source, config, unsigned });
  const { head: file } = config;
  if (file === undefined) {
    throw new DiagFailure(exitCode.usage, 'No head was named. Add --head, or "recognition.head" to the configuration.');
  }
  // Said at once, not when the recogniser has loaded.
  await readHead(file);
  const presentations = new Map<number, Presentation & { crop?: string }>();
  const crops: Promise<void>[] = [];
  const say = (text: string): void => {
    if (options.json !== true) io.stdout.write(`${text}\n`);
  };
  unit.on('track', (presentation) => {
    const known = presentations.get(presentation.track);
    presentations.set(presentation.track, { ...known, ...presentation });
    say(inWords(presentation));
    if (presentation.ended !== undefined && known?.ended === undefined && options.crops !== undefined) {
      crops.push(keepCrop(unit, options.crops, presentation, presentations));
    }
  });
  const over = cameraOver(source);
  try {
    await inService(unit);
    source.start();
    await Promise.race([over, pauseOrInterrupt(io, ms)]);
    await source.stop();
    unit.interrupt();
    await Promise.all(crops);
  } finally {
    await source.stop();
    await unit.stop();
  }
  const { frames, looks, blurred, ownMs, processMs } = unit.counts;
  if (frames === 0) throw new DiagFailure(exitCode.noReply, `No picture came. ${source.state.message}`);
  const tenths = (value: number): number => Math.round(value * 10) / 10;
  return {
    head: unit.head?.name ?? '',
    products: unit.head?.skus.length ?? 0,
    frames,
    looks,
    blurred,
    msPerLook: looks === 0 ? null : tenths(processMs / looks),
    msPerFrame: tenths(ownMs / frames),
    presentations: [...presentations.values()],
  };
}

async function settings(io: DiagIo, options: Options): Promise<[CameraConfig, RecognitionConfig, number]> {
  try {
    const camera = await cameraConfigOf(io, options);
    const ms = secondsArgument(options.seconds);
    if (options.head !== undefined) {
      return [camera, recognitionConfigSchema.parse({ head: options.head, headKey: 'not looked at' }), ms];
    }
    if (options.config === undefined) throw new Error('No head was named. Add --head or --config.');
    const file = z.looseObject({ recognition: z.unknown() }).parse(await io.readConfig(options.config));
    if (file.recognition === undefined)
      throw new Error(`${options.config} has no "recognition" section. Add one, or use --head.`);
    const section = recognitionConfigSchema.safeParse(file.recognition);
    if (section.success) return [camera, section.data, ms];
    throw new Error(`The "recognition" section of ${options.config} is wrong.\n${z.prettifyError(section.error)}`);
  } catch (error) {
    throw new DiagFailure(exitCode.usage, error instanceof Error ? error.message : String(error));
  }
}

/** Rejects with the reason when the head or the embedder can't be used. */
function inService(unit: RecognitionUnit): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => fail('The recogniser did not become ready within a minute.'), LOADS_WITHIN);
    const fail = (reason: string): void => {
      clearTimeout(late);
      reject(new DiagFailure(exitCode.failed, reason));
    };
    unit.once('head', () => {
      clearTimeout(late);
      resolve();
    });
    unit.once('head-refused', ({ reason }) => fail(reason));
    unit.on('state', ({ state, message }) => {
      if (state === 'fault') fail(message ?? 'The recogniser could not be started.');
    });
    void unit.start();
  });
}

async function keepCrop(
  unit: RecognitionUnit,
  directory: string,
  presentation: Presentation,
  presentations: Map<number, Presentation & { crop?: string }>,
): Promise<void> {
  const picture = await unit.pictureOf(presentation.track);
  if (picture === undefined) return;
  await mkdir(directory, { recursive: true });
  const crop = join(directory, `${presentation.track}.jpg`);
  await writeFile(crop, picture.jpeg);
  presentations.set(presentation.track, { ...presentation, crop });
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function inWords({ track, outcome, looks, considered, unknown, ended }: Presentation): string {
  const named = considered.slice(0, SHOWN).map(({ sku, probability }) => `${sku} ${percent(probability)}`);
  const state = ended === undefined ? '' : `, ${ended}`;
  return `presentation ${track}, ${looks} pictures${state}: ${outcome}; ${[...named, `unknown ${percent(unknown)}`].join(', ')}`;
}

function sentence({ head, products, frames, looks, blurred, msPerLook, presentations }: RecogniseReport): string {
  return [
    `${head} with ${products} products; ${frames} frames, ${presentations.length} presentations, ${looks} pictures judged in ${msPerLook ?? '?'} ms each, ${blurred} too blurred`,
    ...presentations.flatMap(({ track, crop }) => (crop === undefined ? [] : [`presentation ${track}: ${crop}`])),
  ].join('\n');
}
