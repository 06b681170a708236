/** What is done about a dead screen, the mildest first. */
export type RecoveryStep = 'reload' | 'recreate-window' | 'relaunch' | 'relaunch-without-gpu';

/** What went wrong. `gpu-gone` skips the steps that keep the GPU process's fate out of our hands. */
export type ScreenFailure = 'renderer-gone' | 'unresponsive' | 'no-paint' | 'load-failed' | 'gpu-gone';

/** Survives relaunches; written to the status file. */
export interface RecoveryCounters {
  readonly failures: Readonly<Record<ScreenFailure, number>>;
  readonly steps: Readonly<Record<RecoveryStep, number>>;
  /** Step tried last and when, epoch ms; null after a quiet time. */
  readonly last: { readonly step: RecoveryStep; readonly at: number } | null;
  /** The GPU has been given up on this machine. */
  readonly withoutGpu: boolean;
}

export const noFailures: RecoveryCounters = {
  failures: { 'renderer-gone': 0, unresponsive: 0, 'no-paint': 0, 'load-failed': 0, 'gpu-gone': 0 },
  steps: { reload: 0, 'recreate-window': 0, relaunch: 0, 'relaunch-without-gpu': 0 },
  last: null,
  withoutGpu: false,
};

const LADDER: readonly RecoveryStep[] = ['reload', 'recreate-window', 'relaunch', 'relaunch-without-gpu'];

/** A screen that painted this long after a step is well again, and the next failure starts at the bottom, ms. */
export const QUIET = 60_000;

/**
 * The next step and the counters after it. Each failure soon after the last one climbs; the top rung is repeated for
 * ever, because a cart without a screen cannot be worse off. Pure: the caller does the step and keeps the counters.
 */
export function climb(
  counters: RecoveryCounters,
  failure: ScreenFailure,
  now: number,
): { step: RecoveryStep; counters: RecoveryCounters } {
  const recent = counters.last !== null && now - counters.last.at < QUIET ? counters.last.step : undefined;
  const rung = recent === undefined ? 0 : LADDER.indexOf(recent) + 1;
  // A page that cannot be loaded is the firmware starting: trying again is all there is to do.
  const lowest = failure === 'gpu-gone' ? LADDER.indexOf('relaunch') : 0;
  const step =
    failure === 'load-failed' ? 'reload' : (LADDER[Math.min(Math.max(rung, lowest), LADDER.length - 1)] ?? 'relaunch');
  return {
    step,
    counters: {
      failures: { ...counters.failures, [failure]: counters.failures[failure] + 1 },
      steps: { ...counters.steps, [step]: counters.steps[step] + 1 },
      last: failure === 'load-failed' ? counters.last : { step, at: now },
      withoutGpu: counters.withoutGpu || step === 'relaunch-without-gpu',
    },
  };
}
