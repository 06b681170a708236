import type { FrameRing } from './frame-ring.js';

/**
 * One picture, where it lies in shared memory. It is valid while the `frame` event is being delivered; whoever needs it
 * longer calls `retain` in the event and `release` once, later.
 */
export class CameraFrame {
  constructor(
    readonly ring: FrameRing,
    readonly slot: number,
    /** Counts every frame of this camera since the unit was made, dropped ones too, over all reopenings. */
    readonly seq: number,
    /** performance.now() when the last byte of the frame arrived, ms. */
    readonly at: number,
    /** Time of the frame within a file by its nominal rate, ms; null for live sources. */
    readonly pts: number | null,
    /** The picture is the previous one again. */
    readonly identical: boolean,
    /** Identical, from a source of which every look should differ: it adds nothing to what the last one showed. */
    readonly stale: boolean,
  ) {}

  get width(): number {
    return this.ring.width;
  }

  get height(): number {
    return this.ring.height;
  }

  get luma(): Uint8Array {
    return this.ring.luma(this.slot);
  }

  /** The whole frame as planar yuv420: luma, then both chroma planes. */
  get planes(): Uint8Array {
    return this.ring.bytes(this.slot);
  }

  retain(): this {
    this.ring.retain(this.slot);
    return this;
  }

  release(): void {
    this.ring.release(this.slot);
  }
}
