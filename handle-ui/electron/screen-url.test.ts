import { describe, expect, it } from '@jest/globals';
import { belongsToScreen, screenUrl } from './screen-url.js';

const screen = new URL('http://127.0.0.1:8017/');

describe('the address of the screen', () => {
  it.each(['http://127.0.0.1:8017/', 'http://localhost:9000/', 'http://[::1]:8017/'])('may be %s', (text) => {
    expect(screenUrl(text).href).toBe(text);
  });

  it.each([
    'https://127.0.0.1:8017/',
    'http://example.com:8017/',
    'http://127.0.0.1/',
    'http://user:pass@127.0.0.1:8017/',
    'http://127.0.0.1.example.com:8017/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'nonsense',
  ])('may not be %s, and says what it may be', (text) => {
    expect(() => screenUrl(text)).toThrow(/must be http:\/\/127\.0\.0\.1:PORT\//);
  });
});

describe('an address that belongs to the screen', () => {
  it.each(['http://127.0.0.1:8017/pictures/a.png', 'ws://127.0.0.1:8017/screen'])('is %s', (address) => {
    expect(belongsToScreen(address, screen)).toBe(true);
  });

  it.each([
    'http://127.0.0.1:8018/',
    'http://localhost:8017/',
    'https://127.0.0.1:8017/',
    'http://evil@127.0.0.1:8017/',
    'file:///index.html',
    'data:text/html,hi',
    'about:blank',
    '',
  ])('is not %s', (address) => {
    expect(belongsToScreen(address, screen)).toBe(false);
  });
});
