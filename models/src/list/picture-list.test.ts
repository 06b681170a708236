import { describe, expect, it } from '@jest/globals';
import { parsePictureList } from './picture-list.js';

describe('parsePictureList', () => {
  it('reads path, fine and coarse, and skips empty lines', () => {
    expect(parsePictureList('a/b.jpg, 3, 1\r\n\n', 'list', '/data')).toEqual([
      { path: '/data/a/b.jpg', sku: '3', group: '1' },
    ]);
  });

  it('takes a path from the root of the disk as it is', () => {
    expect(parsePictureList('/else/b.jpg, 3, 1', 'list', '/data')[0]?.path).toBe('/else/b.jpg');
  });

  it('names the line that is not a row', () => {
    expect(() => parsePictureList('a.jpg, 1, 1\nb.jpg, 2', 'train.txt', '.')).toThrow(/train\.txt:2: /);
  });

  it('refuses a list without pictures', () => {
    expect(() => parsePictureList('\n', 'train.txt', '.')).toThrow(/lists no pictures/);
  });
});
