/** What cannot be done in the simulated store, as a sentence. */
export class WorldError extends Error {
  constructor(
    readonly code:
      'no-such-product' | 'no-such-thing' | 'no-such-switch' | 'no-such-card' | 'no-such-counter' | 'nothing-to-scan',
    message: string,
  ) {
    super(message);
    this.name = 'WorldError';
  }
}
