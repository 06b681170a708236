import { describe, expect, it } from '@jest/globals';
import { codeWordsOf, correctionWords } from './qr-blocks.js';
import { qrMatrix } from './qr-matrix.js';

describe('a QR code', () => {
  it('has the correction words of the worked example in ISO/IEC 18004, annex I', () => {
    const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
    const expected = [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55];
    expect(correctionWords(data, 10)).toEqual(expected);
  });

  it('takes the smallest version that holds the text', () => {
    expect(codeWordsOf('a'.repeat(14))?.version).toBe(1);
    expect(codeWordsOf('a'.repeat(15))?.version).toBe(2);
    expect(codeWordsOf('a'.repeat(213))?.version).toBe(10);
  });

  it('is none for more than an address should be', () => {
    expect(qrMatrix('a'.repeat(214))).toBeUndefined();
  });

  it('is square, with its three finders and the dark module', () => {
    const matrix = qrMatrix('https://store.example/list/7') ?? [];
    expect(matrix.every((line) => line.length === matrix.length)).toBe(true);
    expect([matrix[0]?.slice(0, 8), matrix[7]?.slice(0, 8)]).toEqual([
      [true, true, true, true, true, true, true, false],
      [false, false, false, false, false, false, false, false],
    ]);
    expect(matrix[matrix.length - 8]?.[8]).toBe(true);
  });
});
