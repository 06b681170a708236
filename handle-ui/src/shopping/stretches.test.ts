import { describe, expect, it } from '@jest/globals';
import type { ReceiptLine } from '@smart-cart/contracts';
import { sameLines, stretchesOf } from './stretches.js';

const numbered = (numbers: readonly number[]): ReceiptLine[] => numbers.map((line) => ({ line }) as ReceiptLine);
const numbersOf = (lines: readonly ReceiptLine[]): number[] => lines.map(({ line }) => line);
const upTo = (count: number): number[] => Array.from({ length: count }, (_unused, index) => index + 1);

describe('stretches of a receipt', () => {
  it('are eight lines long and keep the order', () => {
    const stretches = stretchesOf(numbered(upTo(20)));
    expect(stretches.map(({ lines }) => lines.length)).toEqual([8, 8, 4]);
    expect(stretches.flatMap(({ lines }) => numbersOf(lines))).toEqual(upTo(20));
  });

  it('change only where a line was removed', () => {
    const lines = numbered(upTo(24));
    const before = stretchesOf(lines);
    const after = stretchesOf(lines.filter(({ line }) => line !== 10));
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after.map((stretch, index) => sameLines(stretch.lines, before[index]?.lines ?? []))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('have keys of their own when numbers do not rise', () => {
    const stretches = stretchesOf(numbered([1, 9, 2, 10]));
    expect(new Set(stretches.map(({ key }) => key)).size).toBe(4);
    expect(stretches.flatMap(({ lines }) => numbersOf(lines))).toEqual([1, 9, 2, 10]);
  });

  it('are not the same when one line became another of the same number', () => {
    const lines = numbered([1, 2]);
    expect(sameLines(lines, [...lines])).toBe(true);
    expect(sameLines(lines, numbered([1, 2]))).toBe(false);
    expect(sameLines(lines, lines.slice(0, 1))).toBe(false);
  });
});
