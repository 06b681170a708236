import { isScaleError, type ScaleErrorCode } from '../scale-error.js';

/** What scripts around the technician's CLI may rely on. */
export const exitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  port: 3,
  noReply: 4,
  badFrames: 5,
  outOfTolerance: 6,
  lockNeeded: 7,
} as const;

const byCode: Readonly<Record<ScaleErrorCode, number>> = {
  'port-missing': exitCode.port,
  'port-busy': exitCode.port,
  'port-denied': exitCode.port,
  'port-lost': exitCode.port,
  'port-closed': exitCode.port,
  'port-failed': exitCode.port,
  'unknown-port': exitCode.usage,
  'unknown-protocol': exitCode.usage,
  'bad-option': exitCode.usage,
  'bad-recording': exitCode.usage,
  'no-reply': exitCode.noReply,
  'bad-frames': exitCode.badFrames,
  parity: exitCode.badFrames,
  refused: exitCode.outOfTolerance,
  'not-stable': exitCode.outOfTolerance,
  'out-of-range': exitCode.outOfTolerance,
  'out-of-tolerance': exitCode.outOfTolerance,
  'not-calibrated': exitCode.outOfTolerance,
  'bad-calibration': exitCode.outOfTolerance,
  'lock-needed': exitCode.lockNeeded,
};

export function exitCodeOf(error: unknown): number {
  return isScaleError(error) ? byCode[error.code] : exitCode.failed;
}
