/** What stands at one place of the buffer. */
export type Match =
  /** A whole, well-formed frame of so many bytes. */
  | { readonly take: number }
  /** Not a frame and never will be; `reason` is a short word for the counters of the technician's CLI. */
  | { readonly reject: string }
  /** The beginning of a frame whose end has not come yet. */
  | 'more';

export interface FrameShape {
  /** Longest legal frame in bytes. A start without an end is given up when more than this has come. */
  readonly longest: number;
  match(buffer: Uint8Array, offset: number): Match;
}

/** Discarded bytes are a kind of frame: a line that is half garbage must look different from a quiet one. */
export type Frame =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'discarded'; readonly bytes: Uint8Array; readonly reason: string };

/** Cuts a byte stream into frames. Holds at most one unfinished frame; after a bad start it tries again one byte later. */
export class Framer {
  #buffer: Uint8Array = new Uint8Array(0);

  constructor(private readonly shape: FrameShape) {}

  get held(): number {
    return this.#buffer.length;
  }

  /** Forgets an unfinished frame: what comes after a reopen does not continue what came before. */
  reset(): void {
    this.#buffer = new Uint8Array(0);
  }

  push(chunk: Uint8Array): Frame[] {
    const buffer = this.#buffer.length === 0 ? chunk : concat(this.#buffer, chunk);
    const frames: Frame[] = [];
    let at = 0;
    let badFrom = -1;
    let reason = '';
    const flush = (): void => {
      if (badFrom >= 0) frames.push({ kind: 'discarded', bytes: buffer.slice(badFrom, at), reason });
      badFrom = -1;
    };
    while (at < buffer.length) {
      const found = this.shape.match(buffer, at);
      if (found === 'more') {
        if (buffer.length - at < this.shape.longest) break;
        if (badFrom < 0) [badFrom, reason] = [at, 'endless'];
        at += 1;
      } else if ('reject' in found) {
        // The first reason is the telling one; what follows is the rest of the same damage.
        if (badFrom < 0) [badFrom, reason] = [at, found.reject];
        at += 1;
      } else {
        flush();
        frames.push({ kind: 'frame', bytes: buffer.slice(at, at + found.take) });
        at += found.take;
      }
    }
    flush();
    this.#buffer = buffer.slice(at);
    return frames;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
