import { createHash } from 'node:crypto';
import { z } from 'zod';
import { milligrams } from '@smart-cart/contracts';
import { ScaleError } from '../scale-error.js';

export const calibrationPoint = z.strictObject({
  counts: z.number().describe('mean raw counts at rest'),
  mass: milligrams,
});
export type CalibrationPoint = z.infer<typeof calibrationPoint>;

/** What decides how counts become a mass. Sealed: any change breaks `seal`. */
export const calibrationSet = z.strictObject({
  version: z.literal(1),
  /** Serial number of the bridge the set belongs to; null when it gave none. */
  device: z.string().nullable(),
  capacity: milligrams,
  interval: milligrams,
  points: z.tuple([calibrationPoint, calibrationPoint]).describe('empty scale, then a known mass'),
  /** Counts calibrations of this scale, never starts again. An inspector compares it with the value noted at sealing. */
  counter: z.int().min(1),
  sealedAt: z.iso.datetime(),
  by: z.string().describe('who calibrated'),
  /** SHA-256 over everything above. */
  seal: z.string(),
});
export type CalibrationSet = z.infer<typeof calibrationSet>;
export type UnsealedCalibration = Omit<CalibrationSet, 'seal'>;

/** Fewer counts than this between the two points, and one count would be a visible part of a division. */
const LEAST_COUNTS_PER_INTERVAL = 4;

export function sealOf(set: UnsealedCalibration): string {
  const { version, device, capacity, interval, points, counter, sealedAt, by } = set;
  const fields = [version, device, capacity, interval, points.map((p) => [p.counts, p.mass]), counter, sealedAt, by];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** @throws ScaleError `out-of-tolerance` when the points can't give the wanted division. */
export function sealCalibration(set: UnsealedCalibration): CalibrationSet {
  const [low, high] = set.points;
  const mass = high.mass - low.mass;
  const perInterval = (Math.abs(high.counts - low.counts) / mass) * set.interval;
  if (!(mass > 0) || !(perInterval >= LEAST_COUNTS_PER_INTERVAL)) {
    throw new ScaleError(
      'out-of-tolerance',
      `The two points differ by ${Math.round(Math.abs(high.counts - low.counts))} counts for ${mass / 1_000} g, too little for ` +
        `a division of ${set.interval / 1_000} g. Check the load cell's wiring and that the weight stood on the scale.`,
    );
  }
  return { ...set, seal: sealOf(set) };
}

/** Mass for raw counts, mg, not rounded: rounding before filtering would throw the filter's gain away. */
export function massOf(set: CalibrationSet, counts: number): number {
  const [low, high] = set.points;
  return low.mass + ((counts - low.counts) * (high.mass - low.mass)) / (high.counts - low.counts);
}

/** @throws ScaleError `bad-calibration` */
export function openCalibration(value: unknown, where: string): CalibrationSet {
  const parsed = calibrationSet.safeParse(value);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    const what = first === undefined ? '' : ` (${first.path.join('.') || 'whole file'}: ${first.message})`;
    throw new ScaleError(
      'bad-calibration',
      `${where} is no calibration${what}. Calibrate again with "cart-diag calibrate".`,
    );
  }
  if (sealOf(parsed.data) !== parsed.data.seal) {
    throw new ScaleError(
      'bad-calibration',
      `The seal of ${where} is broken: its content was changed after calibration. Calibrate again with "cart-diag calibrate".`,
    );
  }
  return parsed.data;
}
