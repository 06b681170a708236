import type { CameraFrame } from '../camera/camera-frame.js';
import { cropSquare, type Crop } from './crop.js';
import { MotionGate } from './motion-gate.js';
import { Tracker, type Track } from './tracker.js';

/** A thing that just came in is still moving fast and half in view, ms. */
const ENTERING = 300;
/** The sharpest picture of each such span is taken: what is turned in the hand looks different by then, ms. */
const SPAN = 500;
/** Less sharp than this share of the sharpest one is blurred; */
const BLURRED = 0.55;
/** which fades with each span: the plain side of a pack is no blur. */
const FADES = 0.8;

type TakenFrom = Pick<CameraFrame, 'width' | 'height' | 'planes' | 'at' | 'stale'>;

interface Span {
  readonly track: number;
  readonly until: number;
  readonly best: Crop;
}

/**
 * Pictures of what somebody holds before the camera and turns, cut out as the recogniser cuts it: for enrolment. The
 * first frames must show the view without it. Goods may have the colour of skin, so an empty hand is taken too.
 */
export class PictureTaker {
  readonly #gate = new MotionGate();
  readonly #tracker = new Tracker({ restAfter: 60_000, goneAfter: 400 });
  #span: Span | undefined;
  #sharpest = 0;

  /** @param side pixels a side of the pictures */
  constructor(private readonly side: number) {}

  /** A picture when one is good enough to be kept; at most two a second. */
  look(frame: TakenFrom): Crop | undefined {
    if (frame.stale) return undefined;
    const { regions, disturbed } = this.#gate.look(frame, frame.at);
    if (disturbed) {
      this.#tracker.endAll();
      this.#span = undefined;
      return undefined;
    }
    this.#tracker.follow(regions, frame.at);
    const shown = this.#tracker.tracks.filter(
      ({ seenAt, startedAt }) => seenAt === frame.at && frame.at - startedAt >= ENTERING,
    );
    const [largest] = shown.sort((a, b) => areaOf(b) - areaOf(a));
    const over = this.#span !== undefined && frame.at >= this.#span.until;
    const taken = over ? this.#span?.best : undefined;
    if (over) {
      this.#span = undefined;
      this.#sharpest *= FADES;
    }
    if (largest !== undefined) this.#consider(frame, largest);
    return taken;
  }

  #consider(frame: TakenFrom, { track, box }: Track): void {
    const crop = cropSquare(frame, box, this.side);
    this.#sharpest = Math.max(this.#sharpest, crop.sharpness);
    if (crop.sharpness < BLURRED * this.#sharpest) return;
    const span = this.#span?.track === track ? this.#span : undefined;
    if (span !== undefined && crop.sharpness <= span.best.sharpness) return;
    this.#span = { track, until: span?.until ?? frame.at + SPAN, best: crop };
  }
}

function areaOf({ box }: Track): number {
  return box.width * box.height;
}
