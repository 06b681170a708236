/** The errno name an error of Node carries, or ''. Not by `instanceof`: errors of another realm (a test's) are no instances. */
export function errnoOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  return typeof cause.code === 'string' ? cause.code : '';
}
