import { describe, expect, it } from '@jest/globals';
import { groupDigits, typeDigit } from './code-entry.js';
import { letterRows } from './letter-layout.js';

describe('a typed code', () => {
  it('ends at fourteen digits, the longest code there is', () => {
    expect(typeDigit('1234567890123', '4')).toBe('12345678901234');
    expect(typeDigit('12345678901234', '5')).toBe('12345678901234');
  });

  it('is grouped as printed below its bars', () => {
    expect(groupDigits('4011')).toBe('4011');
    expect(groupDigits('96385074')).toBe('9638 5074');
    expect(groupDigits('4006381333931')).toBe('4 006381 333931');
  });
});

describe('the letters of a language', () => {
  it('hold every letter of its alphabet once', () => {
    for (const [language, letters] of [
      ['en', 'abcdefghijklmnopqrstuvwxyz'],
      ['de', 'abcdefghijklmnopqrstuvwxyzäöüß'],
      ['es', 'abcdefghijklmnopqrstuvwxyzñ'],
      ['ar', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
    ] as const) {
      const keys = letterRows(language).flat();
      expect(letters.split('').filter((letter) => !keys.includes(letter))).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
