import { exitCode, pauseOrInterrupt, secondsArgument, type DiagIo } from '@smart-cart/scale-driver';
import type { Command } from 'commander';
import { z } from 'zod';
import { visionConfigSchema } from '../vision/config.js';
import { VisionUnit, type LookedAt } from '../vision/vision-unit.js';
import type { CameraState } from './camera-state.js';
import { CameraUnit } from './camera-unit.js';
import { cameraConfigSchema, cameraKindOf, sourceName, type CameraConfig } from './config.js';

interface CameraOptions {
  readonly source?: string;
  readonly config?: string;
  readonly seconds: string;
  readonly worst: string;
  readonly json?: boolean;
}

export interface CameraReport {
  readonly source: string;
  readonly kind: string;
  readonly state: Pick<CameraState, 'phase' | 'message' | 'fault'>;
  readonly size: string | null;
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly identical: number;
  readonly late: number;
  readonly dropped: number;
  readonly openings: number;
  /** Milliseconds from the last byte of a frame to the reader's result on it. */
  readonly frameAge: { readonly p50: number | null; readonly p95: number | null };
  readonly readerMsPerFrame: number | null;
  readonly codes: readonly { symbology: string; text: string; frames: number; after: number }[];
}

/** `cart-diag camera`: whether the camera gives frames, how good they are, and what can be read off them. */
export function addCameraCommand(program: Command, io: DiagIo): void {
  program
    .command('camera')
    .description('watch the camera for a while: frame rate, age, identical and late frames, codes read')
    .option('--source <source>', 'device, video file, directory of pictures or address')
    .option('--config <file>', 'take the camera section of this cart.config.json')
    .option('--seconds <number>', 'how long to watch', '5')
    .option('--worst <percent>', 'exit with 5 when more of the frames than this were late, lost or stale', '20')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 2 usage, 3 camera missing, busy or not allowed, 4 no frames, 5 too many bad frames',
    )
    .action(async (options: CameraOptions) => {
      await camera(io, options);
    });
}

async function camera(io: DiagIo, options: CameraOptions): Promise<void> {
  const fail = (code: number, message: string, report?: CameraReport): void => {
    io.exitCode = code;
    const error = { message, exitCode: code };
    if (options.json) io.stdout.write(`${JSON.stringify({ ...report, error })}\n`);
    else io.stderr.write(`${message}\n`);
  };
  let config: CameraConfig;
  let ms: number;
  const worst = Number(options.worst);
  try {
    config = await cameraConfigOf(io, options);
    ms = secondsArgument(options.seconds);
    if (!(worst >= 0 && worst <= 100))
      throw new Error(`"${options.worst}" is no percentage. Write a number from 0 to 100.`);
  } catch (error) {
    fail(exitCode.usage, error instanceof Error ? error.message : String(error));
    return;
  }
  const { report, bad } = await watch(io, config, ms, options.json !== true);
  if (report.frames === 0) {
    const missing = ['not-found', 'busy', 'denied', 'no-ffmpeg'].includes(report.state.fault ?? '');
    const message =
      missing || report.state.fault !== undefined ? report.state.message : `No picture came. ${report.state.message}`;
    fail(missing ? exitCode.port : exitCode.noReply, message, report);
    return;
  }
  const badPercent = (100 * bad) / report.frames;
  if (badPercent > worst) {
    const advice = 'Check light, cable and USB bandwidth; a lower size or rate may help.';
    fail(exitCode.badFrames, `${badPercent.toFixed(1)} % of the frames were late, lost or stale. ${advice}`, report);
    return;
  }
  io.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${sentence(report)}\n`);
}

/** The camera of `--source`, or of the configuration. Throws an Error with a sentence. */
export async function cameraConfigOf(
  io: DiagIo,
  options: { readonly source?: string; readonly config?: string },
): Promise<CameraConfig> {
  if (options.source !== undefined) return cameraConfigSchema.parse({ source: options.source });
  if (options.config === undefined) throw new Error('No camera was named. Add --source or --config.');
  const file = z.looseObject({ camera: z.unknown() }).parse(await io.readConfig(options.config));
  if (file.camera === undefined)
    throw new Error(`${options.config} has no "camera" section. Add one, or use --source.`);
  const section = cameraConfigSchema.safeParse(file.camera);
  if (section.success) return section.data;
  throw new Error(`The "camera" section of ${options.config} is wrong.\n${z.prettifyError(section.error)}`);
}

async function watch(
  io: DiagIo,
  config: CameraConfig,
  ms: number,
  talk: boolean,
): Promise<{ report: CameraReport; bad: number }> {
  const unit = new CameraUnit({ config });
  const reader = new VisionUnit({ source: unit, config: visionConfigSchema.parse({}), isKnown: () => false });
  const looks: LookedAt[] = [];
  const codes: CameraReport['codes'][number][] = [];
  let size: string | null = null;
  let stale = 0;
  let [first, last] = [0, 0];
  const say = (text: string): void => {
    if (talk) io.stdout.write(`${text}\n`);
  };
  unit.on('state', ({ phase, message }) => say(`${phase}: ${message}`));
  unit.on('frame', (frame) => {
    size = `${frame.width}x${frame.height}`;
    if (first === 0) first = frame.at;
    last = frame.at;
    if (frame.stale) stale += 1;
  });
  reader.on('lookedAt', (look) => looks.push(look));
  reader.on('sighting', ({ code, at, firstFrameAt, frames }) => {
    codes.push({ symbology: code.symbology, text: code.text, frames, after: Math.round(at - firstFrameAt) });
    say(`code: ${code.symbology} ${printable(code.text)}`);
  });
  reader.start();
  unit.start();
  const over = new Promise<void>((resolve) => {
    unit.on('state', ({ phase }) => {
      if (phase === 'ended') resolve();
    });
  });
  await Promise.race([pauseOrInterrupt(io, ms), over]);
  const { state, counts } = unit;
  await unit.stop();
  await reader.stop();
  const { frames, identical, late, dropped, openings } = counts;
  const ages = looks.map((look) => look.age);
  const report: CameraReport = {
    source: sourceName(config.source),
    kind: cameraKindOf(config),
    state: { phase: state.phase, message: state.message, ...(state.fault === undefined ? {} : { fault: state.fault }) },
    size,
    framesPerSecond: last > first ? tenths(((frames - 1) * 1000) / (last - first)) : 0,
    frames,
    identical,
    late,
    dropped,
    openings,
    frameAge: { p50: quantile(ages, 0.5), p95: quantile(ages, 0.95) },
    readerMsPerFrame:
      looks.length === 0 ? null : tenths(looks.reduce((sum, look) => sum + look.cpuMs, 0) / looks.length),
    codes,
  };
  return { report, bad: late + dropped + stale };
}

function sentence(report: CameraReport): string {
  const { size, framesPerSecond, frames, identical, late, dropped, frameAge, readerMsPerFrame, codes } = report;
  return [
    `${size ?? '?'}, ${framesPerSecond} frames a second; ${frames} frames, ${identical} identical, ${late} late, ${dropped} lost`,
    `read within ${frameAge.p50 ?? '?'} ms of arrival, 95 % within ${frameAge.p95 ?? '?'} ms; reader ${readerMsPerFrame ?? '?'} ms per frame`,
    codes.length === 0 ? 'no code was read' : `${codes.length} codes were read`,
  ].join('\n');
}

/** Separators of element strings shown as people write them. */
function printable(text: string): string {
  return text.split('\u001d').join('<GS>');
}

function quantile(values: readonly number[], q: number): number | null {
  const value = values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];
  return value === undefined ? null : tenths(value);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
