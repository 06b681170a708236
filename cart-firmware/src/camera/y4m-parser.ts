import { FirmwareError } from '../firmware-error.js';
import { yuv420Bytes } from './frame-ring.js';

export interface Y4mHeader {
  readonly width: number;
  readonly height: number;
  /** Nominal frames per second; 0 when the stream does not say. */
  readonly rate: number;
}

/** Where frames go. `room` is asked once per frame; undefined means the frame is read past and lost. */
export interface Y4mSink {
  header(header: Y4mHeader): void;
  room(): Uint8Array | undefined;
  frame(kept: boolean): void;
}

/** A header of ffmpeg has about 60 bytes; more than this without a line end is not YUV4MPEG2. */
const longestLine = 256;
const largestSide = 8192;

/**
 * Incremental reader of YUV4MPEG2, 4:2:0 with 8 bits. Holds at most one header line; pixels go from the chunk straight
 * to the sink's memory, whatever way the pipe cut them.
 */
export class Y4mParser {
  #expect: 'header' | 'frame-line' | 'pixels' = 'header';
  #line = '';
  #frameBytes = 0;
  #filled = 0;
  #target: Uint8Array | undefined;

  constructor(private readonly sink: Y4mSink) {}

  /** @throws FirmwareError `camera-source`; the parser is of no use afterwards */
  push(chunk: Uint8Array): void {
    let offset = 0;
    while (offset < chunk.length) {
      offset = this.#expect === 'pixels' ? this.#takePixels(chunk, offset) : this.#takeLine(chunk, offset);
    }
  }

  #takePixels(chunk: Uint8Array, offset: number): number {
    const length = Math.min(chunk.length - offset, this.#frameBytes - this.#filled);
    this.#target?.set(chunk.subarray(offset, offset + length), this.#filled);
    this.#filled += length;
    if (this.#filled === this.#frameBytes) {
      this.#expect = 'frame-line';
      const kept = this.#target !== undefined;
      this.#target = undefined;
      this.sink.frame(kept);
    }
    return offset + length;
  }

  #takeLine(chunk: Uint8Array, offset: number): number {
    const end = chunk.indexOf(0x0a, offset);
    const stop = end === -1 ? chunk.length : end;
    if (this.#line.length + stop - offset > longestLine) {
      throw new FirmwareError(
        'camera-source',
        'The camera stream has no YUV4MPEG2 line where one must be; it is reopened.',
      );
    }
    this.#line += String.fromCharCode(...chunk.subarray(offset, stop));
    if (end === -1) return stop;
    const line = this.#line;
    this.#line = '';
    if (this.#expect === 'header') this.#readHeader(line);
    else this.#readFrameLine(line);
    return end + 1;
  }

  #readHeader(line: string): void {
    const [magic, ...parameters] = line.split(' ');
    if (magic !== 'YUV4MPEG2') {
      throw new FirmwareError('camera-source', 'The camera stream does not begin with YUV4MPEG2; it is reopened.');
    }
    const value = (tag: string): string | undefined => parameters.find((p) => p.startsWith(tag))?.slice(1);
    const width = Number(value('W'));
    const height = Number(value('H'));
    const legal = (side: number): boolean => Number.isInteger(side) && side > 0 && side <= largestSide;
    if (!legal(width) || !legal(height)) {
      throw new FirmwareError(
        'camera-source',
        `The camera stream gives its size as ${value('W') ?? '?'}x${value('H') ?? '?'}, which no camera has; it is reopened.`,
      );
    }
    // Without a C parameter the format means 4:2:0; the three 420 spellings differ in where chroma is sampled only.
    const colour = value('C') ?? '420';
    if (!/^420(?:jpeg|mpeg2|paldv)?$/.test(colour)) {
      throw new FirmwareError(
        'camera-source',
        `The camera stream is ${colour} where 8-bit 4:2:0 was asked for; it is reopened.`,
      );
    }
    const [over = '0', under = '1'] = (value('F') ?? '0:1').split(':');
    const rate = Number(over) / Number(under);
    this.#frameBytes = yuv420Bytes(width, height);
    this.#expect = 'frame-line';
    this.sink.header({ width, height, rate: Number.isFinite(rate) ? rate : 0 });
  }

  #readFrameLine(line: string): void {
    if (line !== 'FRAME' && !line.startsWith('FRAME ')) {
      throw new FirmwareError('camera-source', 'The camera stream lost its frame boundaries; it is reopened.');
    }
    this.#expect = 'pixels';
    this.#filled = 0;
    this.#target = this.sink.room();
  }
}
