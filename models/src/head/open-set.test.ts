import { describe, expect, it } from '@jest/globals';
import { areaUnderCurve, falseAcceptanceAt95, fitUnknown, trustingUnknownModel } from './open-set.js';
import { seeded, sigmoid } from './vectors.js';

describe('areaUnderCurve', () => {
  it('is one when every known thing scores higher, a half when all tie', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
    expect(areaUnderCurve([1, 1], [1])).toBe(0.5);
  });
});

describe('falseAcceptanceAt95', () => {
  it('counts unknown things above the threshold that keeps 95 % of the known ones', () => {
    const known = Array.from({ length: 100 }, (_, i) => i);
    expect(falseAcceptanceAt95(known, [4, 5, 6, 0])).toBe(0.5);
  });
});

describe('fitUnknown', () => {
  const random = seeded(5);
  const known = Array.from({ length: 200 }, () => ({ nearness: 0.7 + 0.2 * random(), energy: 8 + 4 * random() }));
  const unknown = Array.from({ length: 60 }, () => ({ nearness: 0.4 + 0.35 * random(), energy: 4 + 5 * random() }));

  it('separates what is far and faint from what is near and strong', () => {
    const model = fitUnknown(known, unknown);
    const of = (nearness: number, energy: number): number =>
      sigmoid(model.bias - model.nearness * nearness - model.energy * energy);
    expect(of(0.85, 11)).toBeLessThan(0.02);
    expect(of(0.45, 5)).toBeGreaterThan(0.9);
  });

  it('answers unknown more readily when more of what a cart sees is unknown', () => {
    expect(fitUnknown(known, unknown, 0.5).bias).toBeGreaterThan(fitUnknown(known, unknown, 0.1).bias);
  });

  it('trusts everything when nothing could be learned', () => {
    expect(fitUnknown(known, [])).toEqual(trustingUnknownModel);
  });
});
