export type ModelsErrorCode =
  | 'weights-missing'
  | 'weights-corrupt'
  | 'weights-unusable'
  | 'bad-picture'
  | 'wrong-size'
  | 'not-started'
  | 'head-missing'
  | 'bad-head'
  | 'unsigned-head'
  | 'bad-signature'
  | 'other-embedder'
  | 'bad-key'
  | 'bad-list'
  | 'bad-option'
  | 'too-few-pictures'
  | 'unknown-product'
  | 'runtime-missing';

/** The one error of this package. `code` is stable; the message says what is wrong, where, and what to do next. */
export class ModelsError extends Error {
  override readonly name = 'ModelsError';
  constructor(
    readonly code: ModelsErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function isModelsError(error: unknown, ...codes: readonly ModelsErrorCode[]): error is ModelsError {
  return error instanceof ModelsError && (codes.length === 0 || codes.includes(error.code));
}

/** A head that must not be put into service, whatever the reason; the one in use stays. */
export function isHeadRefusal(error: unknown): error is ModelsError {
  return isModelsError(error, 'bad-head', 'unsigned-head', 'bad-signature', 'other-embedder');
}
