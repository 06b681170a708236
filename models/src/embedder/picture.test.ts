import { describe, expect, it } from '@jest/globals';
import { checkPixels, cutMiddle, mirror, pixelsOf } from './picture.js';
import { writePlanes } from './planes.js';

describe('cutMiddle', () => {
  it('takes the middle square of a wide picture, channels in order', () => {
    const wide = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...cutMiddle(wide, 3, 1, 3, 1).data]).toEqual([4, 5, 6]);
  });

  it('repeats the one channel of a grey picture', () => {
    expect([...cutMiddle(Uint8Array.of(9), 1, 1, 1, 1).data]).toEqual([9, 9, 9]);
  });
});

describe('mirror', () => {
  it('swaps left and right without swapping colours', () => {
    const { data } = mirror({ width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
    expect([...data]).toEqual([4, 5, 6, 1, 2, 3]);
  });
});

describe('pixelsOf', () => {
  it('stays inside the picture and is never empty', () => {
    expect(pixelsOf({ left: 0.9, top: -1, width: 5, height: 0 }, 100, 50)).toEqual({
      left: 90,
      top: 0,
      width: 10,
      height: 1,
    });
  });
});

describe('checkPixels', () => {
  it('refuses a frame whose bytes are not what its sides say', () => {
    expect(() => {
      checkPixels({ width: 32, height: 32, data: new Uint8Array(10) });
    }).toThrow(/has 3072 bytes, not 10/);
  });
});

describe('writePlanes', () => {
  it('puts red, green and blue one after the other, in the range asked for', () => {
    const planes = new Float32Array(6);
    writePlanes({ width: 2, height: 1, data: Uint8Array.of(255, 0, 0, 0, 255, 255) }, { from: -1, to: 1 }, planes);
    expect([...planes]).toEqual([1, -1, -1, 1, -1, 1]);
  });
});
