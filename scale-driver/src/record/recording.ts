import { z } from 'zod';
import { lineSettings, type ScalePort } from '../ports/scale-port.js';
import { ScaleError } from '../scale-error.js';

/** JSON lines: a header, then what went over the line in either direction. */
export const recordingHeader = z.object({
  recording: z.literal('scale-line'),
  version: z.literal(1),
  protocol: z.string(),
  line: lineSettings,
  port: z.string(),
  startedAt: z.iso.datetime(),
});
export type RecordingHeader = z.infer<typeof recordingHeader>;

export const recordingEntry = z.object({
  /** Milliseconds since the recording began. */
  at: z.number().min(0),
  dir: z.enum(['in', 'out']),
  hex: z.string().regex(/^([0-9a-f]{2})*$/),
});
export type RecordingEntry = z.infer<typeof recordingEntry>;

export interface Recording {
  readonly header: RecordingHeader;
  readonly entries: readonly RecordingEntry[];
}

/** @throws ScaleError `bad-recording` with the number of the bad line. */
export function parseRecording(text: string, where: string): Recording {
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  const header = parseLine(recordingHeader, first, where, 1);
  return { header, entries: rest.map((line, index) => parseLine(recordingEntry, line, where, index + 2)) };
}

function parseLine<T>(schema: z.ZodType<T>, line: string, where: string, number: number): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ScaleError(
    'bad-recording',
    `Line ${number} of ${where} is not part of a recording. Record again with "cart-diag record".`,
  );
}

export type LineTap = (direction: 'in' | 'out', bytes: Uint8Array) => void;

/** The same port, with everything that crosses it told to `tap` first. */
export function tappedPort(port: ScalePort, tap: LineTap): ScalePort {
  return {
    uri: port.uri,
    get isOpen() {
      return port.isOpen;
    },
    open: (line, listener) =>
      port.open(line, {
        bytes(bytes) {
          tap('in', bytes);
          listener.bytes(bytes);
        },
        lost: (error) => listener.lost(error),
      }),
    async write(bytes) {
      await port.write(bytes);
      tap('out', bytes);
    },
    close: () => port.close(),
  };
}
