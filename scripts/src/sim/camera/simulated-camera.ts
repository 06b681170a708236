import { EventEmitter } from 'node:events';
import sharp from 'sharp';
import type { Label } from '../../demo/label.js';
import type { DemoProduct } from '../../demo/product.js';
import { FramePainter, type PaintedFrame } from './frame-painter.js';
import { Gesture, ordinary, type Unsteadiness } from './gesture.js';
import { MjpegServer } from './mjpeg-server.js';
import { packageFace, type PackageFace } from './package-face.js';
import { photoFace } from './photo-face.js';
import { Presentation, type Entrance } from './presentation.js';
import { SeededRandom } from './seeded-random.js';

/** What can be wrong with the camera. `silent`: connected, no frames; `unplugged`: connection refused. */
export type CameraFault = 'none' | 'dark' | 'smeared' | 'frozen' | 'silent' | 'unplugged';

export interface CameraOptions {
  readonly fps?: number;
  readonly seed?: number;
  /** 0 takes a free port. */
  readonly port?: number;
  readonly hand?: Unsteadiness;
  /** Photographs of loose goods by SKU, held up instead of a drawing; files. */
  readonly photos?: ReadonlyMap<string, readonly string[]>;
}

/** Anything a person can hold to the lens. */
export interface Showable {
  /** Two with the same key look alike and are painted once. */
  readonly key: string;
  /** Empty for what is no goods. */
  readonly sku: string;
  /** What a right reader finds on it; empty for loose goods. */
  readonly text: string;
  face(): Promise<PackageFace>;
}

/**
 * @param label undefined for loose goods
 * @param photo of loose goods, instead of a drawing
 */
export function goodsToShow(demo: DemoProduct, label: Label | undefined, photo?: string): Showable {
  const { sku } = demo.product;
  if (label === undefined && photo !== undefined) {
    return { key: `${sku} ${photo}`, sku, text: '', face: () => photoFace(photo) };
  }
  const text = label?.text ?? '';
  return { key: `${sku} ${text}`, sku, text, face: () => packageFace(demo, label) };
}

/** The first frame of a presentation that shows its code went to the firmware. Epoch ms with a fraction. */
export interface CodeSeen {
  readonly presentation: number;
  readonly sku: string;
  readonly text: string;
  readonly at: number;
}

export interface ShowOptions {
  readonly entrance?: Entrance;
  /** How long it is held still, ms. Ends earlier when `until` settles, later never than `holdMs`. */
  readonly holdMs?: number;
  readonly until?: Promise<unknown>;
}

/** One thing in front of the lens. `done` settles when the last frame of it has been sent. */
export interface Showing {
  readonly presentation: number;
  readonly done: Promise<void>;
}

/** A thumb's grease on the window, one standard deviation in pixels. */
const GREASE = 7;

/** What a camera sees through it: everything, and nothing sharp. */
async function throughGrease(jpeg: Buffer): Promise<Buffer> {
  return await sharp(jpeg).blur(GREASE).jpeg({ quality: 84 }).toBuffer();
}

interface Playing {
  readonly id: number;
  readonly presentation: Presentation;
  readonly sku: string;
  readonly text: string;
  readonly holdFrames: number;
  index: number;
  releasedAt: number | undefined;
  left: number;
  whole: boolean;
  sharp: boolean;
  readonly finish: () => void;
}

interface CameraEvents {
  /** All four corners of the code were in the frame just written. */
  whole: [CodeSeen];
  /** The first such frame that is also neither smeared nor out of focus. */
  sharp: [CodeSeen];
  /** Each frame written: for measurements. */
  frame: [{ at: number; presentation: number | undefined }];
}

const EMPTY_FRAMES = 24;
const KEPT_PRESENTATIONS = 24;

/** A simulation of the camera in the cart's handle, as an MJPEG network camera that any program can read. */
export class SimulatedCamera extends EventEmitter<CameraEvents> {
  readonly #fps: number;
  readonly #hand: Unsteadiness;
  readonly #random: SeededRandom;
  readonly #server: MjpegServer;
  readonly #painter: FramePainter;
  readonly #kept = new Map<string, Promise<Presentation>>();
  #empty: readonly PaintedFrame[] = [];
  #dark: readonly PaintedFrame[] = [];
  #last: Buffer | undefined;
  readonly #photos: ReadonlyMap<string, readonly string[]>;
  #playing: Playing | undefined;
  #fault: CameraFault = 'none';
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #ticking: Promise<void> = Promise.resolve();
  #shown = 0;

  constructor(options: CameraOptions = {}) {
    super();
    this.#fps = options.fps ?? 15;
    this.#hand = options.hand ?? ordinary;
    this.#photos = options.photos ?? new Map();
    this.#random = new SeededRandom(options.seed ?? 1);
    this.#server = new MjpegServer(options.port ?? 0);
    this.#painter = new FramePainter(this.#random.fork());
  }

  /** What the firmware's camera source is set to. */
  get url(): string {
    return `http://127.0.0.1:${String(this.#server.port)}/camera.mjpg`;
  }

  /** The same pictures for a person. */
  get viewUrl(): string {
    return `http://127.0.0.1:${String(this.#server.port)}/view.mjpg`;
  }

  get fps(): number {
    return this.#fps;
  }

  get fault(): CameraFault {
    return this.#fault;
  }

  /** Programs reading the firmware's address now. */
  get readers(): number {
    return this.#server.readers;
  }

  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#empty = await this.#paintMany(EMPTY_FRAMES, 1);
    this.#dark = await this.#paintMany(8, 0.03);
    await this.#server.start();
    this.#schedule(performance.now());
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    await this.#ticking;
    this.#playing?.finish();
    this.#playing = undefined;
    await this.#server.stop();
  }

  async setFault(fault: CameraFault): Promise<void> {
    this.#fault = fault;
    if (fault === 'unplugged') await this.#server.stop();
    else if (this.#running) await this.#server.start();
  }

  /** Paints the first frames of a presentation beforehand, so that `show` starts at once. */
  async prepare(demo: DemoProduct, label: Label | undefined, entrance: Entrance = 'hand'): Promise<void> {
    const { presentation } = await this.#presentation(this.#toShow(demo, label), entrance);
    for (let i = 0; i < presentation.entryFrames + 4; i += 1) await presentation.held(i);
  }

  /**
   * Holds a thing to the camera. One at a time: what is still held leaves the picture at once.
   * @param label undefined for loose goods
   */
  show(demo: DemoProduct, label: Label | undefined, options: ShowOptions = {}): Promise<Showing> {
    return this.hold(this.#toShow(demo, label), options);
  }

  #toShow(demo: DemoProduct, label: Label | undefined): Showable {
    const photos = this.#photos.get(demo.product.sku) ?? [];
    return goodsToShow(demo, label, photos.length === 0 ? undefined : this.#random.pick(photos));
  }

  /** Holds anything to the camera: a phone, a card, a sign at the shelf. One at a time, like goods. */
  async hold(what: Showable, options: ShowOptions = {}): Promise<Showing> {
    const { entrance = 'hand', holdMs = 1200 } = options;
    const { presentation } = await this.#presentation(what, entrance);
    await presentation.held(0);
    this.#playing?.finish();
    this.#shown += 1;
    const id = this.#shown;
    const done = new Promise<void>((resolve) => {
      this.#playing = {
        id,
        presentation,
        sku: what.sku,
        text: what.text,
        holdFrames: Math.max(1, Math.round((holdMs / 1000) * this.#fps)),
        index: 0,
        releasedAt: undefined,
        left: 0,
        whole: false,
        sharp: false,
        finish: resolve,
      };
    });
    const release = (): void => {
      const playing = this.#playing;
      if (playing?.id === id) playing.releasedAt ??= playing.index;
    };
    options.until?.then(release, release);
    return { presentation: id, done };
  }

  async #presentation(what: Showable, entrance: Entrance): Promise<{ presentation: Presentation }> {
    // A few ways of holding each code: enough variety, and painted once.
    const variant = this.#random.integer(0, 2);
    const key = `${what.key} ${entrance} ${String(variant)}`;
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return { presentation: await known };
    }
    const random = this.#random.fork();
    const made = what.face().then((face) => {
      const [x, y, width, height] = face.code ?? [0, 0, face.canvas.width, face.canvas.height];
      const aim =
        face.code === undefined
          ? { x: 0, y: 0 }
          : { x: x + width / 2 - face.canvas.width / 2, y: (y + height / 2 - face.canvas.height / 2) * 0.8 };
      const gesture = new Gesture(random, face.scale, aim, this.#hand);
      return new Presentation(this.#painter, face, gesture, 1000 / this.#fps, entrance);
    });
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_PRESENTATIONS) break;
      this.#kept.delete(old);
    }
    return { presentation: await made };
  }

  async #paintMany(count: number, brightness: number): Promise<PaintedFrame[]> {
    const frames: PaintedFrame[] = [];
    for (let i = 0; i < count; i += 1) frames.push(await this.#painter.paint(undefined, brightness));
    return frames;
  }

  #schedule(due: number): void {
    this.#timer = setTimeout(
      () => {
        this.#ticking = this.#tick().then(
          () => {
            // Counts from when it was due, so that the rate holds; after a stall it does not catch up in a burst.
            const next = Math.max(due + 1000 / this.#fps, performance.now() - 200 / this.#fps);
            if (this.#running) this.#schedule(next);
          },
          (error: unknown) => {
            this.#playing?.finish();
            this.#playing = undefined;
            if (this.#running) this.#schedule(performance.now() + 1000 / this.#fps);
            process.emitWarning(`the simulated camera could not paint a frame: ${String(error)}`);
          },
        );
      },
      Math.max(0, due - performance.now()),
    );
  }

  async #tick(): Promise<void> {
    const playing = this.#playing;
    const frame = playing === undefined ? this.#emptyFrame(this.#empty) : await this.#nextFrame(playing);
    const { jpeg } = frame;
    const picture =
      this.#fault === 'dark'
        ? this.#emptyFrame(this.#dark).jpeg
        : this.#fault === 'frozen'
          ? (this.#last ?? jpeg)
          : this.#fault === 'smeared'
            ? await throughGrease(jpeg)
            : jpeg;
    if (this.#fault === 'silent' || this.#fault === 'unplugged') return;
    const { at, readers } = this.#server.write(picture);
    this.#last = picture;
    this.emit('frame', { at, presentation: playing?.id });
    if (playing === undefined || readers === 0 || picture !== jpeg) return;
    const seen = { presentation: playing.id, sku: playing.sku, text: playing.text, at };
    if (frame.whole && !playing.whole) {
      playing.whole = true;
      this.emit('whole', seen);
    }
    if (frame.sharp && !playing.sharp) {
      playing.sharp = true;
      this.emit('sharp', seen);
    }
  }

  /** Never the same twice running: a sensor's noise is never the same, and the firmware takes a repeat for a fault. */
  #emptyFrame(frames: readonly PaintedFrame[]): PaintedFrame {
    let frame = this.#random.pick(frames);
    if (frame.jpeg === this.#last) frame = frames[(frames.indexOf(frame) + 1) % frames.length] ?? frame;
    return frame;
  }

  async #nextFrame(playing: Playing): Promise<PaintedFrame> {
    const { presentation } = playing;
    const end = presentation.entryFrames + playing.holdFrames;
    if (playing.releasedAt === undefined && playing.index >= end) playing.releasedAt = playing.index;
    if (playing.releasedAt === undefined || playing.index < presentation.entryFrames) {
      const frame = await presentation.held(playing.index);
      playing.index += 1;
      // The next one is painted while this one travels.
      void presentation.held(playing.index);
      return frame;
    }
    if (playing.left >= presentation.leaveFrames) {
      this.#playing = undefined;
      playing.finish();
      return this.#emptyFrame(this.#empty);
    }
    playing.left += 1;
    return presentation.leaving(playing.releasedAt, playing.left);
  }
}
