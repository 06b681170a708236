import { describe, expect, it } from '@jest/globals';
import { safeRelativePath } from './static-directory.js';

describe('the path of a request', () => {
  it('means the file below the root', () => {
    expect(safeRelativePath('/assets/a%20b.png')).toBe('assets/a b.png');
  });

  it.each([
    '/../secret',
    '/%2e%2e/secret',
    '/assets/..%2f..%2fsecret',
    '/..\\secret',
    '/%5c..%5csecret',
    '/a%00.png',
    '/.env',
    '/a//b.png',
    '/%zz',
    'assets/a.png',
    '/',
  ])('is refused when it could lead elsewhere: %s', (path) => {
    expect(safeRelativePath(path)).toBeUndefined();
  });
});
