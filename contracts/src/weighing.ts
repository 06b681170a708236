import { z } from 'zod';
import { milligrams } from './mass.js';

/**
 * What a scale can say instead of a weight. A fault is never a zero.
 * - closed: the port is not open; - silent: nothing valid came for the silence limit;
 * - garbage: bytes come but too few make frames; - parity: the bytes look like the right protocol with wrong line settings;
 * - motion is not a fault: it is a reading with `stable: false`;
 * - frozen: the device repeats one raw value or one sequence number for too long;
 * - not-calibrated: no parameter set is sealed for this device.
 */
export const scaleFaultCode = z.enum([
  'closed',
  'silent',
  'garbage',
  'parity',
  'frozen',
  'overload',
  'underload',
  'saturated',
  'device-error',
  'not-calibrated',
]);
export type ScaleFaultCode = z.infer<typeof scaleFaultCode>;

export const scaleReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weight'),
    /** Gross load on the receptor since the last zero. */
    value: milligrams,
    unit: z.literal('mg'),
    /** Has not moved by more than the stability range for the stability time. */
    stable: z.boolean(),
    /** Monotonic milliseconds of the host when the last byte of the frame arrived. */
    at: z.number(),
    /** Counts readings of this driver, +1 each; gaps in the device's own numbering are reported in `lost`. */
    seq: z.int(),
    lost: z.int().min(0),
    /** Noise of the filtered value, one standard deviation, as observed. */
    sigma: z.number().min(0),
  }),
  z.object({
    kind: z.literal('fault'),
    fault: scaleFaultCode,
    /** A sentence: what is wrong and what to do next. */
    message: z.string(),
    at: z.number(),
    seq: z.int(),
  }),
]);
export type ScaleReading = z.infer<typeof scaleReading>;
export type WeightReading = Extract<ScaleReading, { kind: 'weight' }>;
export type ScaleFault = Extract<ScaleReading, { kind: 'fault' }>;

/** The load moved from one stable value to another. Times are monotonic milliseconds of the host. */
export const weightStep = z.object({
  before: milligrams,
  after: milligrams,
  delta: milligrams,
  /** One standard deviation of `delta`. */
  sigma: z.number().min(0),
  startedAt: z.number(),
  settledAt: z.number(),
});
export type WeightStep = z.infer<typeof weightStep>;
