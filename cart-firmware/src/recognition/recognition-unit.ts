import { EventEmitter } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import type { PartCondition } from '@smart-cart/contracts';
import type { Candidate } from '@smart-cart/models';
import type { CameraFrame } from '../camera/camera-frame.js';
import type { FrameSource } from '../vision/vision-unit.js';
import { isBlurred, nextToLookAt, weightOf } from './attention.js';
import type { RecognitionConfig } from './config.js';
import { cropSquare, type Crop } from './crop.js';
import { TrackEvidence, type Belief } from './evidence.js';
import { Inference } from './inference.js';
import { MotionGate, type Box } from './motion-gate.js';
import type { HeadInService } from './process-message.js';
import { Tracker, type Track, type TrackEnd } from './tracker.js';
import { verdictOf, type Verdict } from './verdict.js';

/** What is thought of one presentation. Times are those of the frames, performance.now() ms. */
export interface Presentation extends Verdict {
  readonly track: number;
  readonly startedAt: number;
  /** Last frame that showed it. */
  readonly seenAt: number;
  /** Pictures that were judged. */
  readonly looks: number;
  /** Best candidates whatever the verdict, for `explain`. */
  readonly considered: readonly Candidate[];
  readonly unknown: number;
  /** Names the head; empty before the first answer. */
  readonly head: string;
  /** Where it is, in fractions of the frame's sides. */
  readonly box: Box;
  /** Why it ended; undefined while it is presented. */
  readonly ended?: TrackEnd | 'interrupted';
}

export interface RecognitionEvents {
  /** Something new is thought of a presentation, or it ended. */
  track: [Presentation];
  state: [PartCondition];
  /** A head came into service. */
  head: [HeadInService];
  /** It stays as it was; the reason is a sentence. */
  'head-refused': [{ readonly where: string; readonly reason: string }];
}

export interface RecognitionUnitOptions {
  readonly source: FrameSource;
  readonly config: RecognitionConfig;
  /** Number of the first track; larger after each start, so that no number is used twice. */
  readonly firstTrack?: number;
  /** Without it signatures are not looked at: for the technician's own files only. */
  readonly unsigned?: boolean;
}

export interface RecognitionCounts {
  readonly frames: number;
  /** Pictures judged. */
  readonly looks: number;
  readonly tracks: number;
  readonly blurred: number;
  readonly restarts: number;
  /** Milliseconds spent on motion, tracks and cutting, in the cart's own thread. */
  readonly ownMs: number;
  /** Milliseconds spent in the recogniser process. */
  readonly processMs: number;
}

/** A picture of an item that may be kept or sent. */
export interface ItemPicture {
  readonly jpeg: Uint8Array;
  readonly skin: number;
}

interface Attending {
  track: Track;
  readonly evidence: TrackEvidence;
  lookedAt: number;
  sharpest: number;
  best: Crop | undefined;
  head: string;
  verdict: Verdict;
}

/** Frames nearer to each other than this show the same, ms: a fast camera need not be followed whole. */
const FRAME_EVERY = 55;
/** How often the head file is looked after, ms. */
const HEAD_EVERY = 2_000;
/** Presentations whose best picture is still at hand after they ended. */
const REMEMBERED = 12;

/**
 * Recognises what is presented to one camera. Works while frames are delivered, copies nothing but the square that is
 * judged, and judges only while something moves. Never throws because of a picture, a head or its process.
 */
export class RecognitionUnit extends EventEmitter<RecognitionEvents> {
  readonly #options: RecognitionUnitOptions;
  readonly #inference: Inference;
  readonly #tracker: Tracker;
  #gate = new MotionGate();
  readonly #attending = new Map<number, Attending>();
  readonly #crops = new Map<number, Crop>();
  #counts = { frames: 0, looks: 0, tracks: 0, blurred: 0, ownMs: 0, processMs: 0 };
  #lastFrameAt = -Infinity;
  #lastLookAt = -Infinity;
  #frameSize = '';
  #running = false;
  #watch: NodeJS.Timeout | undefined;
  /** Time of the head file that was read last, epoch ms; 0: none yet. */
  #headTime = 0;
  readonly #onFrame = (frame: CameraFrame): void => {
    this.#take(frame);
  };

  constructor(options: RecognitionUnitOptions) {
    super();
    this.#options = options;
    const { config, unsigned = false } = options;
    this.#tracker = new Tracker(config, options.firstTrack ?? 1);
    this.#inference = new Inference({
      embedder: config.embedder,
      headKey: unsigned ? undefined : config.headKey,
      memoryLimit: config.memoryLimit,
      hungAfter: config.hungAfter,
    });
    this.#inference.on('state', (state) => this.emit('state', state));
    this.#inference.on('head', (head) => this.emit('head', head));
    this.#inference.on('head-refused', (refusal) => this.emit('head-refused', refusal));
  }

  get condition(): PartCondition {
    return this.#inference.condition;
  }

  /** Undefined until the first head was accepted. */
  get head(): HeadInService | undefined {
    return this.#inference.head;
  }

  get counts(): RecognitionCounts {
    return { ...this.#counts, restarts: this.#inference.restarts };
  }

  /** Process id and mebibytes of the recogniser process, for diagnostics. */
  get process(): { readonly pid: number | undefined; readonly memory: number } {
    return { pid: this.#inference.pid, memory: this.#inference.memory };
  }

  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#options.source.on('frame', this.#onFrame);
    this.#inference.start();
    const { head } = this.#options.config;
    if (head === undefined) return;
    await this.#readHead(head);
    if (this.#headTime === 0 && this.head === undefined) {
      const reason = `There is no readable head ${head} yet: it is used once it is there, or the one that the store sends.`;
      this.emit('head-refused', { where: head, reason });
    }
    this.#watch = setInterval(() => void this.#readHead(head), HEAD_EVERY);
  }

  /** A file that was replaced is offered anew. */
  async #readHead(file: string): Promise<void> {
    const changed = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changed === 0 || changed === this.#headTime) return;
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined || !this.#running) return;
    this.#headTime = changed;
    void this.offerHead(text, file);
  }

  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    clearInterval(this.#watch);
    this.#options.source.off('frame', this.#onFrame);
    this.interrupt();
    await this.#inference.stop();
  }

  /** A head from the store or a file: verified beside the one in service, which goes on until it is replaced. */
  offerHead(text: string, where: string): Promise<boolean> {
    return this.#inference.offerHead(text, where);
  }

  /** The camera was lost or closed: nothing can be said of what it showed. */
  interrupt(): void {
    for (const track of this.#tracker.endAll()) this.#end(track, 'interrupted');
    this.#gate = new MotionGate();
  }

  /** The sharpest picture of a presentation, now or a moment ago, as JPEG. */
  async pictureOf(track: number): Promise<ItemPicture | undefined> {
    const crop = this.#attending.get(track)?.best ?? this.#crops.get(track);
    if (crop === undefined) return undefined;
    const jpeg = await this.#inference.encode(crop.rgb, crop.side);
    return jpeg === undefined ? undefined : { jpeg, skin: crop.skin };
  }

  #take(frame: CameraFrame): void {
    if (frame.stale || frame.at - this.#lastFrameAt < FRAME_EVERY) return;
    const startedAt = performance.now();
    const size = `${frame.width}x${frame.height}`;
    if (size !== this.#frameSize) {
      this.interrupt();
      this.#frameSize = size;
    }
    this.#lastFrameAt = frame.at;
    this.#counts.frames += 1;
    const { regions, disturbed } = this.#gate.look(frame, frame.at);
    if (disturbed) for (const track of this.#tracker.endAll()) this.#end(track, 'interrupted');
    else {
      const { began, ended } = this.#tracker.follow(regions, frame.at);
      for (const { track, why } of ended) {
        if (why === 'rest') this.#gate.absorb(track.cells);
        this.#end(track, why);
      }
      for (const track of began) this.#begin(track);
      for (const track of this.#tracker.tracks) {
        const own = this.#attending.get(track.track);
        if (own !== undefined) own.track = track;
      }
      this.#lookAtOne(frame);
    }
    this.#counts.ownMs += performance.now() - startedAt;
  }

  #begin(track: Track): void {
    this.#counts.tracks += 1;
    this.#attending.set(track.track, {
      track,
      evidence: new TrackEvidence(),
      lookedAt: -Infinity,
      sharpest: 0,
      best: undefined,
      head: '',
      verdict: { outcome: 'unknown', candidates: [] },
    });
  }

  #lookAtOne(frame: CameraFrame): void {
    const { config } = this.#options;
    if (!this.#inference.free) return;
    const attended = [...this.#attending.values()].map((one) => ({
      ...one,
      looks: one.evidence.belief.looks,
      settled: one.verdict.outcome === 'product' && one.evidence.belief.looks >= 4,
    }));
    const chosen = nextToLookAt(attended, frame.at, this.#lastLookAt, config);
    const own = chosen === undefined ? undefined : this.#attending.get(chosen.track.track);
    if (chosen === undefined || own === undefined) return;
    const crop = cropSquare(frame, own.track.box, this.#inference.side);
    if (isBlurred(crop.sharpness, chosen, frame.at)) {
      this.#counts.blurred += 1;
      return;
    }
    own.sharpest = Math.max(own.sharpest, crop.sharpness);
    if (own.best === undefined || crop.sharpness > own.best.sharpness) own.best = crop;
    own.lookedAt = frame.at;
    this.#lastLookAt = frame.at;
    const { box } = own.track;
    const size = Math.max(box.width, box.height);
    const weight = weightOf(crop.sharpness, own.sharpest, size, Math.min(frame.width, frame.height));
    void this.#judge(own, crop, weight, frame);
  }

  async #judge(own: Attending, crop: Crop, weight: number, { width, height }: CameraFrame): Promise<void> {
    const looked = await this.#inference.look(crop.rgb);
    if (looked?.judged === undefined || !this.#running) return;
    this.#counts.looks += 1;
    this.#counts.processMs += looked.busyMs;
    own.evidence.add({ ...looked.judged, weight });
    own.head = this.#inference.head?.name ?? own.head;
    const { belief } = own.evidence;
    own.verdict = verdictOf(belief, this.#options.config.sureAt);
    // Its last picture may be judged just after it left.
    const ended = this.#attending.get(own.track.track) === own ? undefined : 'left';
    this.emit('track', presentationOf(own, belief, { width, height }, ended));
  }

  #end(track: Track, why: TrackEnd | 'interrupted'): void {
    const own = this.#attending.get(track.track);
    if (own === undefined) return;
    this.#attending.delete(track.track);
    if (own.best !== undefined) this.#crops.set(track.track, own.best);
    for (const old of this.#crops.keys()) {
      if (this.#crops.size <= REMEMBERED) break;
      this.#crops.delete(old);
    }
    own.track = track;
    const [width = 1, height = 1] = this.#frameSize.split('x').map(Number);
    this.emit('track', presentationOf(own, own.evidence.belief, { width, height }, why));
  }
}

function presentationOf(
  { track, verdict, head }: Attending,
  { candidates, unknown, looks }: Belief,
  frame: { readonly width: number; readonly height: number },
  ended: Presentation['ended'],
): Presentation {
  const { box } = track;
  return {
    ...verdict,
    track: track.track,
    startedAt: track.startedAt,
    seenAt: track.seenAt,
    looks,
    considered: candidates.slice(0, 8),
    unknown,
    head,
    box: {
      left: box.left / frame.width,
      top: box.top / frame.height,
      width: box.width / frame.width,
      height: box.height / frame.height,
    },
    ...(ended === undefined ? {} : { ended }),
  };
}
