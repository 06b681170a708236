import { z } from 'zod';
import type { ScaleError } from '../scale-error.js';

export const lineSettings = z.strictObject({
  baudRate: z.int().min(110).max(4_000_000).describe('bits per second'),
  dataBits: z.union([z.literal(7), z.literal(8)]).describe('7 or 8'),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.union([z.literal(1), z.literal(2)]),
});
export type LineSettings = z.infer<typeof lineSettings>;

/** `9600 7E1`, the way technicians write it. */
export function lineName(line: LineSettings): string {
  return `${line.baudRate} ${line.dataBits}${{ none: 'N', even: 'E', odd: 'O' }[line.parity]}${line.stopBits}`;
}

export interface PortListener {
  bytes(bytes: Uint8Array): void;
  /** The port went away without `close()` being asked for. Comes once, after the last bytes; the port is closed by then. */
  lost(error: ScaleError): void;
}

/**
 * Where bytes come from and go to. One type for a serial device, a TCP bridge and a port inside this process, so that
 * nothing behind it can tell them apart.
 */
export interface ScalePort {
  readonly uri: string;
  readonly isOpen: boolean;
  /** Rejects with a ScaleError of a `port-…` code. `line` is ignored where the far end owns the line settings. */
  open(line: LineSettings, listener: PortListener): Promise<void>;
  /** Rejects with `port-closed` while closed: a command for a scale that is not there must not be carried out later. */
  write(bytes: Uint8Array): Promise<void>;
  /** Idempotent. Never rejects. After it resolves the listener hears nothing more. */
  close(): Promise<void>;
}
