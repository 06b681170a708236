import { ENTRY_MS, LEAVE_MS, type Gesture, type Pose } from './gesture.js';
import type { FramePainter, PaintedFrame } from './frame-painter.js';
import type { PackageFace } from './package-face.js';

/** `hand`: comes in and leaves like a person's hand. `cut`: is there from one frame to the next, as a latency bench wants it. */
export type Entrance = 'hand' | 'cut';

/**
 * The frames of one thing being held to the camera, painted when first asked for and kept: shown again, they cost nothing.
 * The phases are `entry`, `hold` (as long as wanted) and `leave`.
 */
export class Presentation {
  readonly #frames = new Map<string, Promise<PaintedFrame>>();

  constructor(
    private readonly painter: FramePainter,
    private readonly face: PackageFace,
    private readonly gesture: Gesture,
    private readonly frameMs: number,
    readonly entrance: Entrance,
  ) {}

  get entryFrames(): number {
    return this.entrance === 'cut' ? 0 : Math.ceil(ENTRY_MS / this.frameMs);
  }

  get leaveFrames(): number {
    return this.entrance === 'cut' ? 0 : Math.ceil(LEAVE_MS / this.frameMs);
  }

  /** @param index counts from the first frame of the entry on through the hold */
  held(index: number): Promise<PaintedFrame> {
    return this.#frame(`held ${String(index)}`, (ms) =>
      this.gesture.hold((index - this.entryFrames) * this.frameMs + ms),
    );
  }

  /** @param from index of the last held frame; @param index counts from 1 within the leaving */
  leaving(from: number, index: number): Promise<PaintedFrame> {
    const heldFor = (from - this.entryFrames) * this.frameMs;
    return this.#frame(`leave ${String(from)} ${String(index)}`, (ms) =>
      this.gesture.leave(heldFor, index * this.frameMs + ms),
    );
  }

  #frame(key: string, poseAt: (offset: number) => Pose): Promise<PaintedFrame> {
    const known = this.#frames.get(key);
    if (known !== undefined) return known;
    const pose = poseAt(0);
    const next = poseAt(1);
    const speed = this.entrance === 'cut' ? { x: 0, y: 0 } : { x: next.x - pose.x, y: next.y - pose.y };
    // A cut has no focusing either: the lens has been on this distance all along.
    const still = this.entrance === 'cut' ? { ...pose, defocus: Math.min(pose.defocus, 0.6) } : pose;
    const painted = this.painter.paint({ face: this.face, gesture: this.gesture, pose: still, speed });
    this.#frames.set(key, painted);
    return painted;
  }
}
