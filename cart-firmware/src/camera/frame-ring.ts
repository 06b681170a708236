/**
 * Slots for whole yuv420p frames in shared memory. A frame is assembled once, from the pipe into its slot; every
 * reader, in whatever thread, looks at it there. Slots are chosen, retained and released on the thread that owns the
 * ring, so no reader can be overtaken: a slot with a reader is never handed to the writer.
 */
export class FrameRing {
  static #nextId = 1;
  readonly id = FrameRing.#nextId++;
  readonly memory: SharedArrayBuffer;
  readonly frameBytes: number;
  readonly #readers: number[];
  #writing = -1;
  #last = -1;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly slots: number,
  ) {
    this.frameBytes = yuv420Bytes(width, height);
    this.memory = new SharedArrayBuffer(this.frameBytes * slots);
    this.#readers = new Array<number>(slots).fill(0);
  }

  /** A slot nobody reads, the longest unused first; undefined when every slot is being read. */
  beginWrite(): Uint8Array | undefined {
    for (let step = 1; step <= this.slots; step += 1) {
      const slot = (this.#last + step) % this.slots;
      if (this.#readers[slot] === 0) {
        this.#writing = slot;
        return this.bytes(slot);
      }
    }
    return undefined;
  }

  /** The slot written since `beginWrite`, now whole. */
  endWrite(): number {
    this.#last = this.#writing;
    this.#writing = -1;
    return this.#last;
  }

  bytes(slot: number): Uint8Array {
    return new Uint8Array(this.memory, slot * this.frameBytes, this.frameBytes);
  }

  luma(slot: number): Uint8Array {
    return new Uint8Array(this.memory, slot * this.frameBytes, this.width * this.height);
  }

  retain(slot: number): void {
    this.#readers[slot] = (this.#readers[slot] ?? 0) + 1;
  }

  release(slot: number): void {
    const readers = this.#readers[slot] ?? 0;
    if (readers > 0) this.#readers[slot] = readers - 1;
  }

  get slotsInUse(): number {
    return this.#readers.filter((readers) => readers > 0).length;
  }
}

/** Chroma planes of an odd-sized picture are rounded up. */
export function yuv420Bytes(width: number, height: number): number {
  return width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
}
