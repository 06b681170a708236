import { describe, expect, it } from '@jest/globals';
import { groupDigits, typeDigit } from './code-entry.js';

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
