/** Stable codes of what can go wrong in the firmware; the message is for people and may change. */
export type FirmwareErrorCode =
  | 'config-unreadable'
  | 'config-invalid'
  | 'journal-locked'
  | 'journal-unwritable'
  | 'journal-damaged'
  | 'fact-invalid'
  | 'catalogue-locked'
  | 'catalogue-unwritable'
  | 'catalogue-damaged'
  | 'documents-unwritable'
  | 'screen-port-taken'
  | 'screen-missing'
  | 'camera-source'
  | 'reader-failed'
  | 'link-config'
  | 'board-config'
  | 'login-key';

/** The firmware's one error class. The message is a sentence that says what is wrong, where, and what to do next. */
export class FirmwareError extends Error {
  override readonly name = 'FirmwareError';

  constructor(
    readonly code: FirmwareErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** True for errors with a sentence for people; others are defects and keep their stack. */
export function isFirmwareError(error: unknown): error is FirmwareError {
  return error instanceof FirmwareError;
}
