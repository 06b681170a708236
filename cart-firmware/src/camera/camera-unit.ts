import { EventEmitter } from 'node:events';
import { access } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { CameraFrame } from './camera-frame.js';
import type { CameraCounts, CameraEnd, CameraState } from './camera-state.js';
import { cameraKindOf, mayRepeat, sourceName, type CameraConfig, type CameraKind } from './config.js';
import { runFfmpeg, type FfmpegRun } from './ffmpeg-run.js';
import { FrameRing } from './frame-ring.js';
import { FrameWatch, lumaFingerprint } from './frame-watch.js';
import { listPictures } from './picture-list.js';
import type { Y4mHeader, Y4mSink } from './y4m-parser.js';

export interface CameraEvents {
  /** The frame is valid while this event is delivered; `retain` it to look longer. */
  frame: [CameraFrame];
  state: [CameraState];
}

export interface CameraUnitOptions {
  readonly config: CameraConfig;
  /** Milliseconds of a clock that never jumps; must be the one sightings are compared with. */
  readonly now?: () => number;
  /** 0 to 1, for the jitter of the pauses. */
  readonly random?: () => number;
}

/** One slot being written, one in the barcode reader, one waiting for it, two for whoever else looks. */
const slots = 5;

/**
 * Frames of one camera, for as long as the cart runs. Whatever happens to the source, it is closed entirely and opened
 * anew (motion #1054, ZoneMinder #3724: patched-up captures deliver old buffers and wrong formats).
 */
export class CameraUnit extends EventEmitter<CameraEvents> {
  readonly #config: CameraConfig;
  readonly #now: () => number;
  readonly #random: () => number;
  #state: CameraState = { phase: 'stopped', message: 'The camera is off.', since: 0 };
  #counts = { frames: 0, identical: 0, late: 0, dropped: 0, openings: 0, faults: 0 };
  #stopping: AbortController | undefined;
  #running: Promise<void> | undefined;
  #run: FfmpegRun | undefined;
  #ring: FrameRing | undefined;
  #fingerprint = -1;
  #lastFrameAt = -Infinity;
  #seq = 0;

  constructor(options: CameraUnitOptions) {
    super();
    this.#config = options.config;
    this.#now = options.now ?? (() => performance.now());
    this.#random = options.random ?? Math.random;
  }

  get state(): CameraState {
    return this.#state;
  }

  get counts(): CameraCounts {
    return { ...this.#counts };
  }

  /** Process id of ffmpeg, for diagnostics; undefined while closed. */
  get pid(): number | undefined {
    return this.#run?.pid;
  }

  /** Begins to open the source. Never fails: what is wrong with the source is told as `state`. */
  start(): void {
    if (this.#stopping !== undefined) return;
    this.#stopping = new AbortController();
    this.#running = this.#keepOpen(this.#stopping.signal);
  }

  /** Resolves when ffmpeg is gone. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    this.#run?.end({ fault: 'end', message: 'The camera was switched off.' });
    await this.#running;
    this.#running = undefined;
    this.#stopping = undefined;
    if (this.#state.phase !== 'stopped') this.#enter({ phase: 'stopped', message: 'The camera is off.' });
  }

  async #keepOpen(signal: AbortSignal): Promise<void> {
    let pause = this.#config.retryAfter;
    while (!signal.aborted) {
      const framesBefore = this.#counts.frames;
      this.#counts.openings += 1;
      if (this.#state.phase !== 'fault') {
        this.#enter({ phase: 'opening', message: `Opening ${sourceName(this.#config.source)}.` });
      }
      const end = await this.#openOnce(signal);
      if (isOver(signal)) return;
      if (end.fault === 'end') {
        if (!this.#config.loop) {
          this.#enter({ phase: 'ended', message: end.message });
          return;
        }
        continue;
      }
      this.#counts.faults += 1;
      this.#enter({ phase: 'fault', fault: end.fault, message: end.message });
      if (this.#counts.frames > framesBefore) pause = this.#config.retryAfter;
      // Jitter keeps the cameras of many carts from asking one recorder at the same instants after a power cut.
      await delay(pause * (0.75 + this.#random() / 2), undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, this.#config.retryAtMost);
    }
  }

  async #openOnce(signal: AbortSignal): Promise<CameraEnd> {
    const kind = cameraKindOf(this.#config);
    const { source } = this.#config;
    if (kind === 'pictures') return this.#showPictures(source, signal);
    if (kind === 'device' && !(await exists(source))) {
      return {
        fault: 'not-found',
        message: `There is no camera at ${source}. Check its cable; "ls -l /dev/v4l/by-path" lists the cameras that are there.`,
      };
    }
    return this.#runOne(kind, source, signal);
  }

  async #showPictures(directory: string, signal: AbortSignal): Promise<CameraEnd> {
    let pictures: string[];
    try {
      pictures = await listPictures(directory);
    } catch {
      return {
        fault: 'not-found',
        message: `There is no readable directory ${directory}. Check "camera.source" in the configuration.`,
      };
    }
    if (pictures.length === 0) {
      return {
        fault: 'no-video',
        message: `The directory ${directory} has no pictures. Put PNG or JPEG files into it.`,
      };
    }
    let shown = 0;
    let last: CameraEnd | undefined;
    for (const picture of pictures) {
      last = await this.#runOne('pictures', picture, signal);
      if (signal.aborted) return last;
      if (last.fault === 'end') shown += 1;
      else if (last.fault === 'no-ffmpeg') return last;
      // One bad picture does not end the show, but it is told.
      else this.#enter({ phase: this.#state.phase, fault: last.fault, message: last.message });
    }
    if (shown === 0 && last !== undefined) return last;
    return { fault: 'end', message: `All ${shown} pictures of ${directory} were shown.` };
  }

  async #runOne(kind: CameraKind, input: string, signal: AbortSignal): Promise<CameraEnd> {
    if (signal.aborted) return { fault: 'end', message: '' };
    const { stalledAfter, frozenAfter, openWithin } = this.#config;
    const repeats = mayRepeat(this.#config);
    const openedAt = this.#now();
    const watch = new FrameWatch({ stalledAfter, frozenAfter: repeats ? undefined : frozenAfter }, openedAt);
    let seen = 0;
    let rate = 0;
    const sink: Y4mSink = {
      header: (header: Y4mHeader) => {
        rate = kind === 'file' ? header.rate : 0;
        this.#fit(header);
      },
      room: () => this.#ring?.beginWrite(),
      frame: (kept) => {
        const pts = rate > 0 ? (seen * 1000) / rate : null;
        seen += 1;
        this.#deliver(kept, pts, repeats, watch);
      },
    };
    const run = runFfmpeg({ kind, input, config: this.#config }, sink);
    this.#run = run;
    const timer = setInterval(
      () => {
        this.#judge(run, watch, seen > 0, openWithin);
      },
      Math.min(250, stalledAfter / 4),
    );
    const end = await run.over;
    clearInterval(timer);
    this.#run = undefined;
    return end;
  }

  /** The stream says its size; a new size is a new ring, and old frames stay whole for those who hold them. */
  #fit({ width, height }: Y4mHeader): void {
    if (this.#ring?.width === width && this.#ring.height === height) return;
    this.#ring = new FrameRing(width, height, slots);
    this.#fingerprint = -1;
  }

  #deliver(kept: boolean, pts: number | null, repeats: boolean, watch: FrameWatch): void {
    const at = this.#now();
    const seq = this.#seq;
    this.#seq += 1;
    this.#counts.frames += 1;
    if (at - this.#lastFrameAt > this.#config.stalledAfter / 2 && this.#lastFrameAt > -Infinity) this.#counts.late += 1;
    this.#lastFrameAt = at;
    const ring = this.#ring;
    if (!kept || ring === undefined) {
      this.#counts.dropped += 1;
      watch.frame(at, false);
      return;
    }
    const slot = ring.endWrite();
    const fingerprint = lumaFingerprint(ring.luma(slot));
    const identical = fingerprint === this.#fingerprint;
    this.#fingerprint = fingerprint;
    if (identical) this.#counts.identical += 1;
    watch.frame(at, identical);
    // After a freeze only a changed picture is a sign of life.
    if (this.#state.phase !== 'live' && (repeats || !identical)) {
      this.#enter({ phase: 'live', message: `${sourceName(this.#config.source)} gives ${ring.width}x${ring.height}.` });
    }
    this.emit('frame', new CameraFrame(ring, slot, seq, at, pts, identical, identical && !repeats));
  }

  /** Silent or frozen for a while: said. For three times as long: closed and opened anew. */
  #judge(run: FfmpegRun, watch: FrameWatch, opened: boolean, openWithin: number): void {
    const at = this.#now();
    const name = sourceName(this.#config.source);
    const { stalledAfter, frozenAfter } = this.#config;
    if (!opened) {
      if (watch.silentFor(at) < openWithin) return;
      run.end({
        fault: 'silent',
        message: `${name} was opened but gave no picture within ${seconds(openWithin)}; it is opened again. Check the camera's cable and power.`,
      });
      return;
    }
    const verdict = watch.verdict(at);
    if (verdict === 'stalled') {
      const message = `${name} has given no picture for ${seconds(watch.silentFor(at))}. Check the camera's cable and power.`;
      if (watch.silentFor(at) >= 3 * stalledAfter) run.end({ fault: 'silent', message });
      else if (this.#state.phase !== 'stalled') this.#enter({ phase: 'stalled', fault: 'silent', message });
    } else if (verdict === 'frozen') {
      const message = `${name} has given the same picture for ${seconds(watch.unchangedFor(at))}: the camera is frozen or covered. Uncover it, or unplug it and plug it in again.`;
      if (watch.unchangedFor(at) >= 3 * frozenAfter) run.end({ fault: 'frozen', message });
      else if (this.#state.phase !== 'frozen') this.#enter({ phase: 'frozen', fault: 'frozen', message });
    }
  }

  #enter(state: Omit<CameraState, 'since'>): void {
    this.#state = { ...state, since: this.#now() };
    this.emit('state', this.#state);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Asked anew after each wait: a plain `signal.aborted` is taken by the compiler not to change. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
