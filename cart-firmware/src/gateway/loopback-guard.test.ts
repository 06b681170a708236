import { describe, expect, it } from '@jest/globals';
import { isOwnHost, isOwnOrigin } from './loopback-guard.js';

describe('the guard of the screen', () => {
  it.each(['127.0.0.1:8017', 'localhost:8017', 'LOCALHOST:8017', '[::1]:8017'])('takes %s as its own host', (host) => {
    expect(isOwnHost(host, 8017)).toBe(true);
  });

  it.each([
    'evil.example:8017',
    '127.0.0.1.evil.example:8017',
    '127.0.0.1:80',
    '127.0.0.1',
    '[::2]:8017',
    '',
    undefined,
  ])('refuses %s, a name re-bound to this machine or another port', (host) => {
    expect(isOwnHost(host, 8017)).toBe(false);
  });

  it('takes the origin of its own page', () => {
    expect(isOwnOrigin('http://127.0.0.1:8017', 8017)).toBe(true);
  });

  it.each(['https://127.0.0.1:8017', 'http://evil.example', 'http://127.0.0.1:8018', 'null', 'file://', undefined])(
    'refuses the origin %s',
    (origin) => {
      expect(isOwnOrigin(origin, 8017)).toBe(false);
    },
  );
});
