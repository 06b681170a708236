import { describe, expect, it } from '@jest/globals';
import { cropSquare, squareAround } from './crop.js';
import { drawFrame } from './drawn-scene.js';

const red = { left: 100, top: 60, width: 100, height: 100, y: 82, u: 90, v: 240 };
const pixel = (rgb: Uint8Array, side: number, x: number, y: number) => [
  ...rgb.subarray((y * side + x) * 3).slice(0, 3),
];

describe('a square cut out of a frame', () => {
  it('shows the thing in its true colour (BT.601, limited range)', () => {
    const { rgb } = cropSquare(drawFrame([red]), red, 64);
    const [r = 0, g = 255, b = 255] = pixel(rgb, 64, 32, 32);
    expect(r).toBeGreaterThan(240);
    expect(g).toBeLessThan(20);
    expect(b).toBeLessThan(20);
  });

  it('stays inside the frame when the thing is at its edge', () => {
    expect(squareAround({ left: 250, top: 200, width: 70, height: 40 }, 320, 240)).toEqual({
      left: 320 - 78,
      top: 240 - 78,
      side: 78,
    });
  });

  it('is never larger than the frame', () => {
    expect(squareAround({ left: 0, top: 0, width: 320, height: 240 }, 320, 240).side).toBe(240);
    const { rgb } = cropSquare(drawFrame([]), { left: 0, top: 0, width: 320, height: 240 }, 224);
    expect(rgb).toHaveLength(3 * 224 * 224);
  });

  it('is enlarged smoothly where the thing is small', () => {
    const small = { left: 150, top: 100, width: 30, height: 30 };
    const { rgb } = cropSquare(drawFrame([{ ...red, ...small }]), small, 96);
    expect(pixel(rgb, 96, 48, 48)[0]).toBeGreaterThan(200);
  });

  it('is called less sharp when its detail is smeared', () => {
    const bars = Array.from({ length: 10 }, (_, i) => ({
      ...red,
      left: 100 + i * 10,
      width: 5,
      y: 220,
      u: 128,
      v: 128,
    }));
    const sharp = drawFrame(bars);
    const smeared = { ...sharp, planes: sharp.planes.slice() };
    for (let i = 5; i < 320 * 240; i += 1) {
      let sum = 0;
      for (let k = 0; k < 5; k += 1) sum += sharp.planes[i - k] ?? 0;
      smeared.planes[i] = sum / 5;
    }
    expect(cropSquare(smeared, red, 112).sharpness).toBeLessThan(0.8 * cropSquare(sharp, red, 112).sharpness);
  });
});
