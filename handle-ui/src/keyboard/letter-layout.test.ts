import { describe, expect, it } from '@jest/globals';
import { letterRows, typeLetter } from './letter-layout.js';

describe('the letters of a language', () => {
  it('hold every letter of its alphabet once', () => {
    for (const [language, letters] of [
      ['en', 'abcdefghijklmnopqrstuvwxyz'],
      ['de', 'abcdefghijklmnopqrstuvwxyzäöüß'],
      ['es', 'abcdefghijklmnopqrstuvwxyzñ'],
      ['fr', 'abcdefghijklmnopqrstuvwxyzéèçàêœ'],
      ['ja', 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん'],
      ['ar', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
    ] as const) {
      const keys = letterRows(language).flat();
      expect(letters.split('').filter((letter) => !keys.includes(letter))).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe('a typed letter', () => {
  it('is added to the text', () => {
    expect(typeLetter('che', 'e')).toBe('chee');
  });

  it('that is a voicing mark joins the kana before it', () => {
    expect(typeLetter('たまこ', '゛')).toBe('たまご');
    expect(typeLetter('は', '゜')).toBe('ぱ');
  });

  it('that is a voicing mark without a kana to join is left out', () => {
    expect(typeLetter('あ', '゛')).toBe('あ');
    expect(typeLetter('', '゜')).toBe('');
  });
});
