import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { gtin14, MAX_LOGIN_CODE, parseLoginCode } from '@smart-cart/contracts';
import { loyaltyNumber } from '../members/loyalty-number.js';
import { RateLimit } from './rate-limit.js';
import { badgeCode, memberCode, shortName } from './sign-code.js';

const { privateKey } = generateKeyPairSync('ed25519');
const now = Date.UTC(2026, 10, 24);

describe('a signed code', () => {
  it('is short enough for a cart with the longest names, and cuts them between whole characters', () => {
    const member = { id: `m-${'0'.repeat(18)}`, firstName: '👩🏽‍🚀'.repeat(8) };
    const { text } = memberCode(privateKey, 's'.repeat(40), member, now);
    expect(text.length).toBeLessThanOrEqual(MAX_LOGIN_CODE);
    const parsed = parseLoginCode(text);
    expect(parsed.ok && parsed.claims.n).toBe('👩🏽‍🚀'.repeat(4));
    expect(shortName('Anna')).toBe('Anna');
  });

  it('of staff is good for its days', () => {
    const parsed = parseLoginCode(badgeCode(privateKey, 'store-1', 'Kim', 90, now).text);
    expect(parsed.ok && parsed.claims).toMatchObject({ r: 'staff', n: 'Kim', e: now / 1000 + 90 * 86_400 });
  });
});

it('a loyalty number is an EAN-13 of its own prefix with a right check digit', () => {
  expect(loyaltyNumber(0)).toMatch(/^2799\d{9}$/);
  expect(gtin14.safeParse(loyaltyNumber(12_345_678).padStart(14, '0')).success).toBe(true);
});

it('a limit forgets when its time is over', () => {
  let at = 0;
  const limit = new RateLimit(2, 1000, () => at);
  expect(['a', 'a', 'a', 'b'].map((key) => limit.take(key))).toEqual([true, true, false, true]);
  at = 1000;
  expect(limit.take('a')).toBe(true);
});
