import { appendFileSync } from 'node:fs';

/** One thing that happened on the way from sensor to screen, times in epoch milliseconds. */
export interface TraceEntry {
  readonly what: 'sighting' | 'step' | 'decided' | 'painted';
  readonly at: number;
  readonly [detail: string]: unknown;
}

export type Trace = (entry: TraceEntry) => void;

/** Appends entries as JSON lines for the latency bench and for a technician who wants to see where time goes. */
export function fileTrace(file: string): Trace {
  return (entry) => {
    try {
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    } catch {
      // A trace is for looking; a full disk must not cost the event it tells of.
    }
  };
}

export const noTrace: Trace = () => undefined;
