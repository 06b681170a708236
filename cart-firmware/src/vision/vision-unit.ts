import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CameraFrame } from '../camera/camera-frame.js';
import { Agreement } from './agreement.js';
import type { VisionConfig } from './config.js';
import type { FromReader, ReaderSettings, ToReader } from './reader-message.js';
import type { PresentationEnd, SightedCode, Sighting } from './sighting.js';

/** Whatever gives frames: a `CameraUnit`. */
export interface FrameSource {
  on(event: 'frame', listener: (frame: CameraFrame) => void): unknown;
  off(event: 'frame', listener: (frame: CameraFrame) => void): unknown;
}

/** `starting` until the decoders are loaded; `fault` while a crashed or hung reader waits to be started again. */
export interface VisionState {
  readonly phase: 'stopped' | 'starting' | 'ready' | 'fault';
  readonly message: string;
  /** performance.now() of the change, ms. */
  readonly since: number;
}

/** What was spent on one frame. */
export interface LookedAt {
  readonly seq: number;
  /** Milliseconds from the last byte of the frame to the result. */
  readonly age: number;
  /** Milliseconds of work in the reader. */
  readonly cpuMs: number;
  readonly reads: number;
  /** Names of the ways the frame was looked at. */
  readonly views: readonly string[];
}

export interface VisionEvents {
  sighting: [Sighting];
  presentationEnded: [PresentationEnd];
  state: [VisionState];
  lookedAt: [LookedAt];
}

export interface VisionUnitOptions {
  readonly source: FrameSource;
  readonly config: VisionConfig;
  /** Whether the store sells something under this code; such a code needs fewer frames. Asked for every candidate. */
  readonly isKnown: (code: SightedCode) => boolean;
  /** Whether a code carries the proof that it was read rightly; then its first read counts. */
  readonly provesItself?: (code: SightedCode) => boolean;
  readonly now?: () => number;
}

export interface VisionCounts {
  readonly looked: number;
  /** Frames that came while the reader was busy and were overtaken by newer ones. */
  readonly skipped: number;
  readonly restarts: number;
}

/**
 * Reads codes off the frames of one camera in a worker thread, and supervises that worker: it is started anew when it
 * crashes, hangs or holds too much memory. Always works on the newest frame.
 */
export class VisionUnit extends EventEmitter<VisionEvents> {
  readonly #options: VisionUnitOptions;
  readonly #now: () => number;
  readonly #agreement: Agreement;
  readonly #onFrame = (frame: CameraFrame): void => {
    this.#take(frame);
  };
  #state: VisionState = { phase: 'stopped', message: 'The code reader is off.', since: 0 };
  #counts = { looked: 0, skipped: 0, restarts: 0 };
  #worker: Worker | undefined;
  #ready = false;
  #ring = -1;
  #looking: CameraFrame | undefined;
  #sentAt = 0;
  #waiting: CameraFrame | undefined;
  #timer: NodeJS.Timeout | undefined;
  #restart: NodeJS.Timeout | undefined;
  #crashes = 0;

  constructor(options: VisionUnitOptions) {
    super();
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#agreement = new Agreement(options.config, options.isKnown, options.provesItself);
  }

  get state(): VisionState {
    return this.#state;
  }

  get counts(): VisionCounts {
    return { ...this.#counts };
  }

  /** When a code that was agreed on was last in view, performance.now(); undefined when it was not lately. */
  lastSeen(text: string): number | undefined {
    return this.#agreement.lastSeen(text);
  }

  start(): void {
    if (this.#timer !== undefined) return;
    this.#options.source.on('frame', this.#onFrame);
    this.#timer = setInterval(() => {
      this.#supervise();
    }, 200);
    this.#startWorker();
  }

  async stop(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    clearTimeout(this.#restart);
    this.#timer = undefined;
    this.#restart = undefined;
    this.#options.source.off('frame', this.#onFrame);
    await this.#endWorker();
    this.#enter('stopped', 'The code reader is off.');
  }

  #startWorker(): void {
    const { industrialCodes, cpuPerFrame, cpuPerFrameWithCode } = this.#options.config;
    const settings: ReaderSettings = { industrialCodes, cpuPerFrame, cpuPerFrameWithCode };
    this.#enter('starting', 'The code reader is loading its decoders.');
    const worker = new Worker(new URL('./barcode-worker.js', import.meta.url), { workerData: settings });
    this.#worker = worker;
    this.#ring = -1;
    worker.on('message', (message: FromReader) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on('error', (error) => {
      if (worker === this.#worker) void this.#replaceWorker(`The code reader failed (${error.message}).`);
    });
    worker.on('exit', (code) => {
      if (worker === this.#worker) void this.#replaceWorker(`The code reader ended by itself with code ${code}.`);
    });
  }

  async #endWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = false;
    await worker?.terminate();
    // Only now can the worker no longer be looking at its slot.
    this.#looking?.release();
    this.#looking = undefined;
    this.#waiting?.release();
    this.#waiting = undefined;
  }

  async #replaceWorker(why: string): Promise<void> {
    if (this.#timer === undefined || this.#restart !== undefined) return;
    this.#counts.restarts += 1;
    this.#crashes += 1;
    const pause = Math.min(100 * 2 ** (this.#crashes - 1), 10_000);
    this.#enter('fault', `${why} It is started again; codes shown meanwhile must be shown once more.`);
    this.#restart = setTimeout(() => {
      this.#restart = undefined;
      if (this.#timer !== undefined) this.#startWorker();
    }, pause);
    await this.#endWorker();
  }

  #hear(message: FromReader): void {
    if (message.kind === 'ready') {
      this.#ready = true;
      this.#enter('ready', 'The code reader is ready.');
      this.#sendWaiting();
      return;
    }
    const frame = this.#looking;
    this.#looking = undefined;
    if (frame === undefined) return;
    this.#crashes = 0;
    this.#counts.looked += 1;
    frame.release();
    this.#sendWaiting();
    const { seq, reads, busyMs, views } = message;
    this.emit('lookedAt', { seq, age: this.#now() - frame.at, cpuMs: busyMs, reads: reads.length, views });
    const { sightings, ended } = this.#agreement.frame({ seq, at: frame.at, identical: frame.identical, reads });
    for (const end of ended) this.emit('presentationEnded', end);
    for (const sighting of sightings) this.emit('sighting', sighting);
    if (message.memory > this.#options.config.memoryLimit) {
      void this.#replaceWorker(`The code reader holds ${Math.round(message.memory)} MiB, more than it may.`);
    }
  }

  #take(frame: CameraFrame): void {
    // A frozen camera must not vouch for what it showed when it froze.
    if (frame.stale || this.#worker === undefined) return;
    if (this.#waiting !== undefined) {
      this.#waiting.release();
      this.#counts.skipped += 1;
    }
    this.#waiting = frame.retain();
    this.#sendWaiting();
  }

  #sendWaiting(): void {
    const frame = this.#waiting;
    if (frame === undefined || !this.#ready || this.#looking !== undefined || this.#worker === undefined) return;
    this.#waiting = undefined;
    this.#looking = frame;
    this.#sentAt = this.#now();
    if (this.#ring !== frame.ring.id) {
      const { id, memory, width, height, frameBytes } = frame.ring;
      this.#post({ kind: 'ring', ring: id, memory, width, height, frameBytes });
      this.#ring = id;
    }
    this.#post({
      kind: 'frame',
      ring: frame.ring.id,
      slot: frame.slot,
      seq: frame.seq,
      undecided: this.#agreement.undecided,
    });
  }

  #post(message: ToReader): void {
    this.#worker?.postMessage(message);
  }

  #supervise(): void {
    for (const end of this.#agreement.tick(this.#now())) this.emit('presentationEnded', end);
    const { hungAfter } = this.#options.config;
    if (this.#looking !== undefined && this.#now() - this.#sentAt > hungAfter) {
      void this.#replaceWorker(`The code reader has been busy with one frame for more than ${hungAfter} ms.`);
    }
  }

  #enter(phase: VisionState['phase'], message: string): void {
    this.#state = { phase, message, since: this.#now() };
    this.emit('state', this.#state);
  }
}
