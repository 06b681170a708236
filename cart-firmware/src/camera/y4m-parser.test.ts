import { describe, expect, it } from '@jest/globals';
import { Y4mParser, type Y4mHeader, type Y4mSink } from './y4m-parser.js';

class Recorder implements Y4mSink {
  readonly headers: Y4mHeader[] = [];
  readonly frames: number[][] = [];
  lost = 0;
  full = false;
  #room = new Uint8Array(0);

  header(header: Y4mHeader): void {
    this.headers.push(header);
  }

  room(): Uint8Array | undefined {
    this.#room = new Uint8Array(64);
    return this.full ? undefined : this.#room;
  }

  frame(kept: boolean): void {
    if (kept) this.frames.push([...this.#room]);
    else this.lost += 1;
  }
}

const text = (line: string): Uint8Array => new TextEncoder().encode(line);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
/** 4x2 pixels: 8 bytes of luma, two planes of 2x1. */
const pixels = (value: number): Uint8Array => new Uint8Array(12).fill(value);
const stream = join(
  text('YUV4MPEG2 W4 H2 F30000:1001 Ip A1:1 C420jpeg XYSCSS=420JPEG\n'),
  ...[1, 10, 255].flatMap((value) => [text('FRAME\n'), pixels(value)]),
);

describe('the YUV4MPEG2 parser', () => {
  it.each([1, 2, 3, 7, 64, 1000])('gives the same frames when the pipe cuts the stream every %d bytes', (size) => {
    const recorder = new Recorder();
    const parser = new Y4mParser(recorder);
    for (let at = 0; at < stream.length; at += size) parser.push(stream.subarray(at, at + size));
    expect(recorder.headers).toEqual([{ width: 4, height: 2, rate: 30000 / 1001 }]);
    expect(recorder.frames.map((frame) => frame.slice(0, 12))).toEqual(
      [1, 10, 255].map((value) => Array<number>(12).fill(value)),
    );
  });

  it('takes pixels that look like line ends or frame marks as pixels', () => {
    const recorder = new Recorder();
    const tricky = join(text('\nFRAME\nFRAME'));
    new Y4mParser(recorder).push(join(text('YUV4MPEG2 W4 H2\nFRAME\n'), tricky, text('FRAME\n'), pixels(7)));
    expect(recorder.frames).toHaveLength(2);
    expect(recorder.frames[1]?.[0]).toBe(7);
  });

  it('reads past a frame for which there is no room, and keeps the next', () => {
    const recorder = new Recorder();
    const parser = new Y4mParser(recorder);
    recorder.full = true;
    parser.push(join(text('YUV4MPEG2 W4 H2\nFRAME\n'), pixels(1)));
    recorder.full = false;
    parser.push(join(text('FRAME\n'), pixels(2)));
    expect(recorder.lost).toBe(1);
    expect(recorder.frames.map((frame) => frame[0])).toEqual([2]);
  });

  it('rounds the chroma planes of an odd size up', () => {
    const recorder = new Recorder();
    new Y4mParser(recorder).push(join(text('YUV4MPEG2 W3 H3\nFRAME\n'), new Uint8Array(9 + 2 * 4), text('FRAME\n')));
    expect(recorder.frames).toHaveLength(1);
  });

  it('gives up on a line that does not end, without keeping it', () => {
    expect(() => {
      new Y4mParser(new Recorder()).push(new Uint8Array(10_000).fill(65));
    }).toThrow('no YUV4MPEG2 line');
  });

  it.each([
    ['RIFF W4 H2', 'does not begin with YUV4MPEG2'],
    ['YUV4MPEG2 H2', 'size as ?x2'],
    ['YUV4MPEG2 W99999 H2', 'size as 99999x2'],
    ['YUV4MPEG2 W4 H-2', 'size as 4x-2'],
    ['YUV4MPEG2 W4 H2 C422', '422'],
    ['YUV4MPEG2 W4 H2 C420p10', '420p10'],
  ])('refuses the header "%s"', (header, why) => {
    expect(() => {
      new Y4mParser(new Recorder()).push(text(`${header}\n`));
    }).toThrow(why);
  });

  it('refuses a stream that lost its frame boundaries', () => {
    expect(() => {
      new Y4mParser(new Recorder()).push(text('YUV4MPEG2 W4 H2\nFRAMF\n'));
    }).toThrow('lost its frame boundaries');
  });
});
