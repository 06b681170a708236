import { codeWordsOf } from './qr-blocks.js';

/** Rows of modules, true for dark, without the quiet zone. */
export type QrMatrix = readonly (readonly boolean[])[];

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_r, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Middles of the alignment patterns of versions 1 to 10. */
const alignments: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

/** A value followed by its remainder of a BCH code. */
function withRemainder(value: number, polynomial: number, bits: number): number {
  let rest = value << bits;
  const top = 31 - Math.clz32(polynomial);
  while (31 - Math.clz32(rest) >= top && rest !== 0) rest ^= polynomial << (31 - Math.clz32(rest) - top);
  return (value << bits) | rest;
}

class Drawing {
  readonly size: number;
  readonly dark: boolean[][];
  readonly fixed: boolean[][];

  constructor(readonly version: number) {
    this.size = 17 + 4 * version;
    this.dark = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.fixed = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
  }

  set(row: number, column: number, dark: boolean): void {
    const [line, fixed] = [this.dark[row], this.fixed[row]];
    if (line === undefined || fixed === undefined || column < 0 || column >= this.size) return;
    line[column] = dark;
    fixed[column] = true;
  }

  patterns(): void {
    const last = this.size - 1;
    for (let i = 0; i < this.size; i += 1) {
      this.set(6, i, i % 2 === 0);
      this.set(i, 6, i % 2 === 0);
    }
    for (const [row, column] of [
      [3, 3],
      [3, last - 3],
      [last - 3, 3],
    ] as const)
      for (let dy = -4; dy <= 4; dy += 1)
        for (let dx = -4; dx <= 4; dx += 1) {
          const ring = Math.max(Math.abs(dx), Math.abs(dy));
          this.set(row + dy, column + dx, ring !== 2 && ring !== 4);
        }
    const middles = alignments[this.version - 1] ?? [];
    const end = middles.at(-1);
    for (const row of middles)
      for (const column of middles) {
        if ((row === 6 && (column === 6 || column === end)) || (row === end && column === 6)) continue;
        for (let dy = -2; dy <= 2; dy += 1)
          for (let dx = -2; dx <= 2; dx += 1)
            this.set(row + dy, column + dx, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    this.format(0);
    if (this.version < 7) return;
    const bits = withRemainder(this.version, 0x1f25, 12);
    for (let i = 0; i < 18; i += 1) {
      const dark = ((bits >> i) & 1) === 1;
      this.set(Math.floor(i / 3), last - 10 + (i % 3), dark);
      this.set(last - 10 + (i % 3), Math.floor(i / 3), dark);
    }
  }

  /** Level M is written as 00. */
  format(mask: number): void {
    const bits = withRemainder(mask, 0x537, 10) ^ 0x5412;
    const last = this.size - 1;
    const bit = (i: number): boolean => ((bits >> i) & 1) === 1;
    for (let i = 0; i <= 5; i += 1) this.set(i, 8, bit(i));
    this.set(7, 8, bit(6));
    this.set(8, 8, bit(7));
    this.set(8, 7, bit(8));
    for (let i = 9; i < 15; i += 1) this.set(8, 14 - i, bit(i));
    for (let i = 0; i < 8; i += 1) this.set(8, last - i, bit(i));
    for (let i = 8; i < 15; i += 1) this.set(last - 14 + i, 8, bit(i));
    this.set(last - 7, 8, true);
  }

  data(words: readonly number[]): void {
    let bit = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.size; step += 1)
        for (const column of [right, right - 1]) {
          const upward = ((right + 1) & 2) === 0;
          const row = upward ? this.size - 1 - step : step;
          const line = this.dark[row];
          if (line === undefined || this.fixed[row]?.[column] === true) continue;
          line[column] = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
          bit += 1;
        }
    }
  }

  mask(number: number): void {
    const inverts = masks[number];
    this.dark.forEach((line, row) =>
      line.forEach((dark, column) => {
        if (this.fixed[row]?.[column] !== true && inverts?.(row, column) === true) line[column] = !dark;
      }),
    );
  }
}

/** How hard a reader would find it (ISO/IEC 18004, 7.8.3): long runs, blocks, finder-like runs, imbalance. */
function penalty(dark: readonly (readonly boolean[])[]): number {
  const size = dark.length;
  const at = (row: number, column: number): boolean => dark[row]?.[column] === true;
  let score = 0;
  let count = 0;
  for (const across of [true, false])
    for (let i = 0; i < size; i += 1) {
      let run = 0;
      let line = '';
      for (let j = 0; j < size; j += 1) {
        const here = across ? at(i, j) : at(j, i);
        run = j > 0 && here === (line.at(-1) === '1') ? run + 1 : 1;
        line += here ? '1' : '0';
        if (run === 5) score += 3;
        else if (run > 5) score += 1;
        if (across && here) count += 1;
      }
      score += 40 * (line.split('10111010000').length - 1 + line.split('00001011101').length - 1);
    }
  for (let row = 0; row + 1 < size; row += 1)
    for (let column = 0; column + 1 < size; column += 1) {
      const first = at(row, column);
      if (first === at(row, column + 1) && first === at(row + 1, column) && first === at(row + 1, column + 1))
        score += 3;
    }
  return score + 10 * Math.floor(Math.abs((count * 20) / (size * size) - 10));
}

/** A QR code of a text, level M. @returns undefined when the text is longer than 213 bytes */
export function qrMatrix(text: string): QrMatrix | undefined {
  const coded = codeWordsOf(text);
  if (coded === undefined) return undefined;
  let best: { readonly score: number; readonly dark: boolean[][] } | undefined;
  for (let mask = 0; mask < 8; mask += 1) {
    const drawing = new Drawing(coded.version);
    drawing.patterns();
    drawing.data(coded.words);
    drawing.mask(mask);
    drawing.format(mask);
    const score = penalty(drawing.dark);
    if (best === undefined || score < best.score) best = { score, dark: drawing.dark };
  }
  return best?.dark;
}
