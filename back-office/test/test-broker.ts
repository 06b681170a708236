/** A real broker under test; the same suite runs against each kind. */
export interface TestBroker {
  readonly url: string;
  /** Stops it and starts it on the same port; what it kept in memory is gone. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}
