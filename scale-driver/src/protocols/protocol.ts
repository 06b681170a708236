import type { Milligrams } from '@smart-cart/contracts';
import type { FrameShape } from '../framing/framer.js';
import type { LineSettings } from '../ports/scale-port.js';

export type ProtocolName = 'hx711-bridge' | 'toledo-8217' | 'mt-sics';

/** What one good frame says. */
export type ProtocolMessage =
  /** Raw counts of a load cell; `seq` counts conversions modulo `SEQUENCE_MODULUS`. `temperature` in 0.1 °C. */
  | {
      readonly kind: 'counts';
      readonly seq: number;
      readonly counts: number;
      readonly saturated: boolean;
      /** False when the converter gave nothing new; `counts` is then not a measurement. */
      readonly ready: boolean;
      readonly restarted: boolean;
      readonly temperature: number | null;
    }
  /** A mass the device worked out itself. `stable` is the device's own opinion, null when it has none. */
  | { readonly kind: 'mass'; readonly mass: Milligrams; readonly stable: boolean | null; readonly net: boolean }
  /** The state of the device in place of a mass. */
  | ({ readonly kind: 'status' } & DeviceStatus)
  /** The device introduces itself; `restarted` when it does so because it has just started. */
  | { readonly kind: 'banner'; readonly serial: string; readonly text: string; readonly restarted: boolean }
  /** Outcome of a command. */
  | { readonly kind: 'answer'; readonly to: string; readonly done: boolean; readonly text: string }
  /** The device did not understand or reports a defect. */
  | { readonly kind: 'complaint'; readonly text: string };

export interface DeviceStatus {
  readonly motion: boolean;
  readonly over: boolean;
  readonly under: boolean;
  readonly outsideZeroRange: boolean;
  readonly centreOfZero: boolean;
}

export interface DeviceCommand {
  readonly request: Uint8Array;
  /** How a message answers this command; undefined when it does not. */
  outcome(message: ProtocolMessage): CommandOutcome | undefined;
}
export type CommandOutcome = { readonly done: true } | { readonly done: false; readonly why: string };

export interface Protocol {
  readonly name: ProtocolName;
  /** What people call it. */
  readonly title: string;
  /** `counts` need a calibration on the host, `mass` comes ready. */
  readonly gives: 'counts' | 'mass';
  /**
   * Who keeps the zero. A device that does loses it when its power fails with goods on the scale, and then says zero for
   * a full basket; a host that does, doesn't.
   */
  readonly zeroKeptBy: 'host' | 'device';
  /** Line settings found in the field, the usual one first. */
  readonly lines: readonly [LineSettings, ...LineSettings[]];
  readonly shape: FrameShape;
  decode(frame: Uint8Array): ProtocolMessage;
  /** Sent after each open: ask who is there. */
  readonly greeting?: Uint8Array;
  /** Makes the device send by itself. Without an answer in `replyMs`, or after a complaint, the host polls. */
  readonly stream?: Uint8Array;
  readonly poll?: Uint8Array;
  /** Longest a reply may take, ms. */
  readonly replyMs: number;
  readonly commands: { readonly zero?: DeviceCommand };
}

export interface ProtocolOptions {
  /** Toledo 8217 only: trust bit 5 of the status byte as "net". Some models send it as always 1. */
  readonly netBit?: boolean;
}
