import type { FrameRead } from './agreement.js';
import { lookThrough, sharpen, throughWindow, type Window } from './grey.js';
import { locateBars } from './locate.js';
import type { Decoder, Grey, Quad, Read } from './read.js';
import type { ReaderSettings } from './reader-message.js';
import { Schedule, type Budget, type Task } from './schedule.js';
import { quickView, windowOf, type View } from './view.js';
import { loadZbar } from './zbar-decoder.js';
import { ZxingEngine } from './zxing-decoder.js';

export interface Look {
  readonly reads: readonly FrameRead[];
  /** Names of the views taken. */
  readonly views: readonly string[];
}

/** Frames from one that asks further views about a code already read in it to the next. */
const furtherViewsEvery = 3;

const retail = ['EAN13', 'EAN8', 'UPCE', 'DataBar', 'DataBarStk', 'DataBarLtd', 'DataBarExp', 'DataBarExpStk'];

/** The decoders, loaded once per thread; they keep nothing from one picture to the next. */
export interface Decoders extends Readonly<Record<View['decoder'], Decoder>> {
  /** Bytes of WebAssembly memory. */
  readonly memoryBytes: number;
}

export async function loadDecoders(settings: Pick<ReaderSettings, 'industrialCodes'>): Promise<Decoders> {
  const zxing = await ZxingEngine.load();
  const zbar = await loadZbar(1);
  const coarse = await loadZbar(2);
  const linear = settings.industrialCodes ? [...retail, 'Code128'] : retail;
  const square = settings.industrialCodes ? ['QRCode', 'DataMatrix'] : ['QRCode'];
  const upright = { tryRotate: false, tryDownscale: false };
  return {
    quick: zxing.decoder({ formats: linear, tryHarder: false, ...upright }),
    upright: zxing.decoder({ formats: linear, ...upright }),
    linear: zxing.decoder({ formats: linear }),
    square: zxing.decoder({ formats: square, tryInvert: true }),
    zbar,
    'zbar-coarse': coarse,
    get memoryBytes() {
      return zxing.memoryBytes + zbar.memoryBytes;
    },
  };
}

/**
 * Reads codes off consecutive frames of one camera: a quick look at each, costly looks by a schedule. Synchronous: runs
 * in a thread of its own. Results are single reads, not yet agreed on.
 */
export class LiveReader {
  /** Pictures are made in here, so that looking leaves no garbage behind. */
  #pixels = new Uint8Array(0);
  #scratch = new Uint16Array(0);
  #frames = 0;

  readonly #schedule: Schedule;

  constructor(
    private readonly decoders: Decoders,
    budget: Budget,
  ) {
    this.#schedule = new Schedule(budget);
  }

  /** Bytes the decoders and the reader's own pictures hold. */
  get memory(): number {
    return this.decoders.memoryBytes + this.#pixels.byteLength + this.#scratch.byteLength;
  }

  /** @param undecided a code was read lately that has not been agreed on: worth more effort */
  look(frame: Grey, undecided: boolean): Look {
    this.#frames += 1;
    const views: string[] = [quickView.name];
    const reads = this.#take(frame, { view: quickView });
    const quickRead = reads.length > 0;
    const { width, height } = frame;
    const regions = quickRead && !undecided ? [] : locateBars(frame);
    for (const task of this.#schedule.tasks({ width, height, regions, undecided, quickRead })) {
      views.push(task.view.name);
      const found = this.#take(frame, task);
      if (found.length === 0) continue;
      this.#schedule.read(task);
      reads.push(...found);
      // What completes agreement must not come late: only some frames go on to ask other views, whose word weak reads need.
      if (!undecided || this.#frames % furtherViewsEvery !== 0) break;
    }
    return { reads, views };
  }

  /** One look and nothing else: for measuring what it costs. */
  lookOnce(frame: Grey, task: Task): FrameRead[] {
    return this.#take(frame, task);
  }

  #take(frame: Grey, task: Task): FrameRead[] {
    const window = windowOf(task.view, frame, task.region);
    const picture = window === undefined ? frame : this.#picture(frame, window, task.view);
    return this.decoders[task.view.decoder].decode(picture).map((read) => frameRead(read, task.view, window));
  }

  #picture(frame: Grey, window: Window, view: View): Grey {
    const size = window.width * window.height;
    if (this.#pixels.length < size) this.#pixels = new Uint8Array(size);
    const picture = lookThrough(frame, window, this.#pixels);
    if (view.sharpen !== undefined) {
      if (this.#scratch.length < size) this.#scratch = new Uint16Array(size);
      sharpen(picture, view.sharpen.radius, view.sharpen.amount, this.#scratch);
    }
    return picture;
  }
}

function frameRead(read: Read, view: View, window: Window | undefined): FrameRead {
  const { symbology, text, gs1, position } = read;
  const [a, b, c, d] = position;
  const placed: Quad =
    window === undefined
      ? position
      : [throughWindow(a, window), throughWindow(b, window), throughWindow(c, window), throughWindow(d, window)];
  return { code: { symbology, text, gs1 }, position: placed, weight: weightOf(read), view: view.name };
}

/** A two-dimensional symbol corrects its own errors: one whole read is as good as many scan lines. */
const weightOfSquare = 20;
const mostWeight = 50;

/**
 * How much a read vouches for itself: the scan lines that agreed. Wrong reads of zxing mostly have two, of zbar up to
 * twenty-six, hence the quarter. UPC-E has no guard in its middle and turns up by chance inside other codes, hence the half.
 */
export function weightOf(read: Pick<Read, 'symbology' | 'decoder' | 'lines'>): number {
  if (/^(?:qr|gs1-qr|datamatrix|gs1-datamatrix)$/.test(read.symbology)) return weightOfSquare;
  const lines = read.decoder === 'zbar' ? read.lines / 4 : read.lines;
  return Math.min(mostWeight, read.symbology === 'upce' ? lines / 2 : lines);
}
