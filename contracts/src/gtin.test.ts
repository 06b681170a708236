import { describe, expect, it } from '@jest/globals';
import { checkDigit, gtin14, hasValidCheckDigit, toGtin14 } from './gtin.js';

describe('a GTIN', () => {
  it.each(['4006381333931', '96385074', '042100005264', '036000291452', '10614141000415', '200001807541'])(
    'is accepted with its own check digit: %s',
    (digits) => expect(hasValidCheckDigit(digits)).toBe(true),
  );

  // Published by a vendor as examples; all three are wrong.
  it.each([
    ['212345019954', 5],
    ['2012345198954', 1],
    ['0212345198954', 7],
  ])('is refused with a wrong check digit, also when it was printed in a manual: %s', (digits, right) => {
    expect(hasValidCheckDigit(digits)).toBe(false);
    expect(checkDigit(digits.slice(0, -1))).toBe(right);
  });

  it('finds every single misread digit', () => {
    const code = '4006381333931';
    for (let i = 0; i < code.length; i += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const read = code.slice(0, i) + String(digit) + code.slice(i + 1);
        expect(hasValidCheckDigit(read)).toBe(read === code);
      }
    }
  });

  it('has one key of 14 digits whatever symbol carried it', () => {
    expect(toGtin14('042100005264')).toBe('00042100005264');
    expect(toGtin14('0042100005264')).toBe('00042100005264');
    expect(toGtin14('96385074')).toBe('00000096385074');
  });

  it.each(['', '1', '12345', '40063813339311', 'abcdefgh', '4006381333932'])('is not made of %p', (text) =>
    expect(toGtin14(text)).toBeUndefined(),
  );

  it('is stored with 14 digits only', () => {
    expect(gtin14.safeParse('4006381333931').success).toBe(false);
    expect(gtin14.safeParse('04006381333931').success).toBe(true);
  });
});
