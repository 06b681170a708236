import { describe, expect, it } from '@jest/globals';
import { SeenNews } from './seen-news.js';

describe('news', () => {
  it('are new once, and never when expired; expired ids are forgotten', () => {
    const seen = new SeenNews();
    expect(seen.isNew('a', 100, 50)).toBe(true);
    expect(seen.isNew('a', 100, 60)).toBe(false);
    expect(seen.isNew('b', 100, 100)).toBe(false);
    expect(seen.isNew('a', 300, 200)).toBe(true);
  });
});
