export type ScaleErrorCode =
  | 'port-missing'
  | 'port-busy'
  | 'port-denied'
  | 'port-lost'
  | 'port-closed'
  | 'port-failed'
  | 'unknown-port'
  | 'unknown-protocol'
  | 'bad-option'
  | 'no-reply'
  | 'bad-frames'
  | 'parity'
  | 'refused'
  | 'not-stable'
  | 'out-of-range'
  | 'out-of-tolerance'
  | 'lock-needed'
  | 'not-calibrated'
  | 'bad-calibration'
  | 'bad-recording';

/** The one error of this package. `code` is stable; the message says what is wrong, where, and what to do next. */
export class ScaleError extends Error {
  override readonly name = 'ScaleError';
  constructor(
    readonly code: ScaleErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function isScaleError(error: unknown, ...codes: readonly ScaleErrorCode[]): error is ScaleError {
  return error instanceof ScaleError && (codes.length === 0 || codes.includes(error.code));
}

/** The port is not there, taken, forbidden or went away: trying again later may help. */
export function isPortError(error: unknown): error is ScaleError {
  return isScaleError(error, 'port-missing', 'port-busy', 'port-denied', 'port-lost', 'port-closed', 'port-failed');
}

/** The scale was reached but what it says can't be used. */
export function isLineError(error: unknown): error is ScaleError {
  return isScaleError(error, 'no-reply', 'bad-frames', 'parity');
}
