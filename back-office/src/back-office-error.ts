export type BackOfficeErrorCode =
  | 'config-unreadable'
  | 'config-invalid'
  | 'database-unusable'
  | 'database-of-another-store'
  | 'catalogue-invalid'
  | 'product-unknown'
  | 'cart-unknown'
  | 'nothing-open'
  | 'acquirer-silent'
  | 'acquirer-refused'
  | 'document-invalid'
  | 'document-unknown'
  | 'token-unreadable'
  | 'login-key-unusable'
  | 'port-taken'
  | 'too-few-receipts'
  | 'training-stopped'
  | 'training-failed'
  | 'not-started';

/** Every error the back office raises on purpose. The message says what is wrong, where, and what to do next. */
export class BackOfficeError extends Error {
  override readonly name = 'BackOfficeError';

  constructor(
    readonly code: BackOfficeErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static is(error: unknown, code?: BackOfficeErrorCode): error is BackOfficeError {
    return error instanceof BackOfficeError && (code === undefined || error.code === code);
  }
}
