import { describe, expect, it } from '@jest/globals';
import { drawNothing, nothingKinds } from './nothing-pictures.js';

describe('drawNothing', () => {
  it('draws the same for the same seed and something else for another', () => {
    for (const kind of nothingKinds) {
      expect(drawNothing(kind, 3, 32)).toEqual(drawNothing(kind, 3, 32));
      expect(drawNothing(kind, 3, 32).data).not.toEqual(drawNothing(kind, 4, 32).data);
    }
  });

  it('fills the whole square', () => {
    const { width, height, data } = drawNothing('hand', 1, 40);
    expect([width, height, data.length]).toEqual([40, 40, 4800]);
  });
});
