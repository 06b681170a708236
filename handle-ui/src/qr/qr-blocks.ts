/** Versions 1 to 10 at error correction level M (ISO/IEC 18004, table 9): correction words per block, then data words of each block. */
const layouts: readonly (readonly [correction: number, blocks: readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
];

const exponents = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i += 1) {
  exponents[i] = value;
  exponents[i + 255] = value;
  logarithms[value] = i;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (exponents[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0);
}

/** Reed-Solomon remainder over GF(256) with the polynomial 0x11d. */
export function correctionWords(data: readonly number[], count: number): number[] {
  let generator = [1];
  for (let i = 0; i < count; i += 1) {
    const next = [...generator, 0];
    generator.forEach((factor, index) => {
      next[index + 1] = (next[index + 1] ?? 0) ^ times(factor, exponents[i] ?? 0);
    });
    generator = next;
  }
  const rest = [...data, ...new Array<number>(count).fill(0)];
  for (let i = 0; i < data.length; i += 1) {
    const lead = rest[i] ?? 0;
    if (lead === 0) continue;
    generator.forEach((factor, index) => {
      rest[i + index] = (rest[i + index] ?? 0) ^ times(factor, lead);
    });
  }
  return rest.slice(data.length);
}

export interface CodeWords {
  readonly version: number;
  readonly words: readonly number[];
}

/**
 * A text as the interleaved code words of the smallest version that holds it, in byte mode.
 * @returns undefined when the text is longer than 213 bytes, more than an address should be
 */
export function codeWordsOf(text: string): CodeWords | undefined {
  const bytes = new TextEncoder().encode(text);
  const index = layouts.findIndex(([, blocks], at) => {
    const capacity = blocks.reduce((sum, words) => sum + words, 0);
    return bytes.length + (at + 1 < 10 ? 2 : 3) <= capacity;
  });
  const layout = layouts[index];
  if (layout === undefined) return undefined;
  const [correction, blocks] = layout;
  const version = index + 1;
  const capacity = blocks.reduce((sum, words) => sum + words, 0);

  const bits: number[] = [];
  const push = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const data: number[] = [];
  for (let i = 0; i < bits.length; i += 8) data.push(bits.slice(i, i + 8).reduce((value, bit) => value * 2 + bit, 0));
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad);

  let from = 0;
  const parts = blocks.map((length) => data.slice(from, (from += length)));
  const corrections = parts.map((part) => correctionWords(part, correction));
  const words: number[] = [];
  const longest = Math.max(...blocks);
  for (let i = 0; i < longest; i += 1) for (const part of parts) if (i < part.length) words.push(part[i] ?? 0);
  for (let i = 0; i < correction; i += 1) for (const part of corrections) words.push(part[i] ?? 0);
  return { version, words };
}
