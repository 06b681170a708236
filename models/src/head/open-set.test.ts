import { describe, expect, it } from '@jest/globals';
import { areaUnderCurve, falseAcceptanceAt95, fitUnknown, trustingUnknownModel, unknownOf } from './open-set.js';
import { seeded } from './vectors.js';

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
  const known = Array.from({ length: 200 }, () => ({
    nearness: 0.7 + 0.2 * random(),
    prominence: 8 + 4 * random(),
    nothingness: 0.4 * random(),
  }));
  const unknown = Array.from({ length: 60 }, () => ({
    nearness: 0.4 + 0.35 * random(),
    prominence: 4 + 5 * random(),
    nothingness: 0.4 * random(),
  }));

  const strangers = unknown;
  const nothing = Array.from({ length: 30 }, () => ({
    nearness: 0.5 + 0.3 * random(),
    prominence: 7 + 4 * random(),
    nothingness: 0.6 + 0.3 * random(),
  }));

  it('separates what is far and faint from what is near and strong', () => {
    const model = fitUnknown({ known, strangers });
    const of = (nearness: number, prominence: number): number =>
      unknownOf(model, { nearness, prominence, nothingness: 0.2, energy: 0 });
    expect(of(0.85, 11)).toBeLessThan(0.02);
    expect(of(0.45, 5)).toBeGreaterThan(0.9);
  });

  it('answers unknown to a view without a product that is near and strong', () => {
    const model = fitUnknown({ known, strangers, nothing });
    const view = { nearness: 0.75, prominence: 10, energy: 0 };
    expect(unknownOf(model, { ...view, nothingness: 0.75 })).toBeGreaterThan(0.5);
    expect(unknownOf(model, { ...view, nothingness: 0.2 })).toBeLessThan(0.05);
  });

  it('answers unknown more readily when more of what a cart sees is unknown', () => {
    expect(fitUnknown({ known, strangers }, 0.5).bias).toBeGreaterThan(fitUnknown({ known, strangers }, 0.1).bias);
  });

  it('trusts everything when nothing could be learned', () => {
    expect(fitUnknown({ known, strangers: [] })).toEqual(trustingUnknownModel);
  });
});
