import { describe, expect, it } from '@jest/globals';
import { anyGoods, explainStep, type Cause, type MassModel } from './index.js';

const normal = (grams: number, sd: number): MassModel => ({ kind: 'normal', mean: grams * 1_000, sd: sd * 1_000 });
const cause = (what: string, mass: MassModel, prior = 1, direction: 1 | -1 = 1, group = what): Cause<string> => ({
  group,
  what,
  direction,
  mass,
  prior,
});
const explain = (grams: number, causes: Cause<string>[], threshold = 0.9) =>
  explainStep({ delta: grams * 1_000, sigma: 1_000, causes, unexplained: 0.03 }, threshold);
const best = (posterior: ReturnType<typeof explain>) => posterior.explanations[0]?.causes.map(({ what }) => what);

describe('a weight step', () => {
  it('is surely the announced goods when it weighs what they should', () => {
    const posterior = explain(482, [cause('beans', normal(480, 5))]);
    expect(posterior.verdict).toBe('sure');
    expect(best(posterior)).toEqual(['beans']);
  });

  it('is not the announced goods when it weighs something else', () => {
    expect(explain(300, [cause('beans', normal(480, 5))]).verdict).toBe('none');
  });

  it('is unsure between two things that weigh the same', () => {
    const posterior = explain(-480, [cause('beans', normal(480, 2), 0.5, -1), cause('peas', normal(480, 2), 0.5, -1)]);
    expect(posterior.verdict).toBe('unsure');
    expect(posterior.explanations[0]?.probability).toBeCloseTo(0.5, 2);
  });

  it('is two announced things put in together when only their sum fits', () => {
    const posterior = explain(1_530, [cause('beans', normal(480, 5)), cause('milk', normal(1_050, 8))]);
    expect(posterior.verdict).toBe('sure');
    expect(new Set(best(posterior))).toEqual(new Set(['beans', 'milk']));
  });

  it('never is two and three pieces of one line at once', () => {
    const pieces = [1, 2, 3].map((n) => cause(`×${n}`, normal(100 * n, 1), 1, 1, 'line'));
    expect(best(explain(300, pieces))).toEqual(['×3']);
    expect(explain(600, pieces).verdict).toBe('none');
  });

  it('of goods nobody has weighed yet is believed, because they were announced', () => {
    expect(explain(812, [cause('bananas', anyGoods)]).verdict).toBe('sure');
  });

  it('has no unique answer when two unknown masses would be needed', () => {
    const posterior = explain(900, [cause('bananas', anyGoods, 1), cause('pears', anyGoods, 1)]);
    expect(posterior.verdict).toBe('unsure');
    expect(posterior.explanations.every(({ causes }) => causes.length < 2)).toBe(true);
  });

  it('tolerates an odd package, but not of a thing that was on the scale before', () => {
    // 6 standard deviations: a multipack with a dent, never the very thing weighed a minute ago.
    expect(explain(510, [cause('new', normal(480, 5))]).verdict).not.toBe('none');
    const again: MassModel = { kind: 'normal', mean: 480_000, sd: 2_000, measured: true };
    expect(explain(515, [cause('again', again)]).verdict).toBe('none');
  });

  it('is moved by what a recogniser says, once there is one', () => {
    const causes = [cause('beans', normal(480, 2), 0.5), cause('peas', normal(480, 2), 0.5)];
    const evidence = { delta: 480_000, sigma: 1_000, causes, unexplained: 0.03 };
    const seen = explainStep({ ...evidence, recognition: ({ what }) => (what === 'peas' ? 50 : 1) }, 0.9);
    expect(seen.verdict).toBe('sure');
    expect(best(seen)).toEqual(['peas']);
  });

  it('acts by the threshold it is given', () => {
    const causes = [cause('beans', normal(480, 2), 0.8), cause('peas', normal(480, 2), 0.2)];
    expect(explain(480, causes, 0.7).verdict).toBe('sure');
    expect(explain(480, causes, 0.9).verdict).toBe('unsure');
  });

  it('reports probabilities that add up, with the unexplained among them', () => {
    const posterior = explain(480, [cause('beans', normal(480, 5)), cause('peas', normal(470, 5))]);
    const sum = posterior.explanations.reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeCloseTo(1, 6);
    expect(posterior.explanations.some(({ causes }) => causes.length === 0)).toBe(true);
  });

  it('is answered within a glance in a full cart', () => {
    const full = Array.from({ length: 80 }, (_, i) =>
      [1, 2, 3].map((n) => cause(`${i}×${n}`, normal(n * (100 + i * 7), 3), 1 / 80, -1, `line ${i}`)),
    ).flat();
    // Not a measurement: a search that tried every combination would take hours. The best of several, on a busy machine.
    const times = Array.from({ length: 6 }, () => {
      const started = performance.now();
      explain(-415, full);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(2_000);
  });
});
