import { describe, expect, it } from '@jest/globals';
import { climb, noFailures, QUIET, type RecoveryCounters, type ScreenFailure } from './recovery-ladder.js';

function climbAll(failures: readonly (readonly [ScreenFailure, number])[]): { steps: string[]; end: RecoveryCounters } {
  let end = noFailures;
  const steps = failures.map(([failure, at]) => {
    const { step, counters } = climb(end, failure, at);
    end = counters;
    return step;
  });
  return { steps, end };
}

describe('the recovery of a dead screen', () => {
  it('climbs with each failure soon after the last, and repeats its last rung for ever', () => {
    const { steps, end } = climbAll([0, 1, 2, 3, 4, 5].map((n) => ['renderer-gone', n * 1000] as const));
    expect(steps).toEqual([
      'reload',
      'recreate-window',
      'relaunch',
      'relaunch-without-gpu',
      'relaunch-without-gpu',
      'relaunch-without-gpu',
    ]);
    expect(end.failures['renderer-gone']).toBe(6);
    expect(end.withoutGpu).toBe(true);
  });

  it('begins at the bottom again after a quiet time', () => {
    const { steps } = climbAll([
      ['no-paint', 0],
      ['no-paint', QUIET],
      ['no-paint', 2 * QUIET + 1],
    ]);
    expect(steps).toEqual(['reload', 'reload', 'reload']);
  });

  it('relaunches when the GPU process is gone, because no page can repair that', () => {
    expect(climbAll([['gpu-gone', 0]]).steps).toEqual(['relaunch']);
    expect(
      climbAll([
        ['gpu-gone', 0],
        ['gpu-gone', 10],
      ]).steps.at(-1),
    ).toBe('relaunch-without-gpu');
  });

  it('only waits and reloads while the firmware is starting, however long that takes', () => {
    const { steps, end } = climbAll(Array.from({ length: 50 }, (_unused, n) => ['load-failed', n * 1000] as const));
    expect(new Set(steps)).toEqual(new Set(['reload']));
    expect(end.last).toBeNull();
    expect(end.steps.reload).toBe(50);
  });

  it('keeps the GPU given up once it was', () => {
    const given = { ...noFailures, withoutGpu: true };
    expect(climb(given, 'unresponsive', 5).counters.withoutGpu).toBe(true);
  });
});
