import { describe, expect, it } from '@jest/globals';
import { expectedCalibrationError, fitTemperature, reliability, type Scored } from './calibration.js';
import { seeded, softmax } from './vectors.js';

/** Truths drawn from the very probabilities of the logits, which are then exaggerated. */
function exaggerated(times: number): Scored[] {
  const random = seeded(3);
  return Array.from({ length: 4000 }, () => {
    const logits = [0, 1, 2].map(() => 3 * random());
    let left = random();
    const truth = softmax(logits).findIndex((probability) => (left -= probability) < 0);
    return { logits: logits.map((logit) => logit * times), truth: Math.max(truth, 0) };
  });
}

describe('fitTemperature', () => {
  it('finds the factor by which scores were exaggerated', () => {
    expect(fitTemperature(exaggerated(4))).toBeCloseTo(4, 0);
    expect(fitTemperature(exaggerated(1))).toBeCloseTo(1, 0);
  });

  it('is 1 when there is nothing to learn from', () => {
    expect(fitTemperature([])).toBe(1);
  });
});

describe('expectedCalibrationError', () => {
  it('is zero when answers are right as often as they say', () => {
    const said = Array.from({ length: 100 }, (_, i) => ({ confidence: 0.75, right: i % 4 !== 0 }));
    expect(expectedCalibrationError(said)).toBeCloseTo(0, 10);
  });

  it('is the gap when answers boast', () => {
    const said = Array.from({ length: 100 }, (_, i) => ({ confidence: 1, right: i % 2 === 0 }));
    expect(expectedCalibrationError(said)).toBeCloseTo(0.5, 10);
  });
});

describe('reliability', () => {
  it('puts certainty into the last bin', () => {
    expect(reliability([{ confidence: 1, right: true }], 10)).toEqual([
      { from: 0.9, to: 1, count: 1, confidence: 1, accuracy: 1 },
    ]);
  });
});
