import type { z } from 'zod';
import type { sku } from '@smart-cart/contracts';

/**
 * What a recogniser says of one presentation of goods to the handle camera: the shape through which picture recognition
 * enters fusion. Nothing produces it yet: a cart without a recogniser passes none, and fusion works without.
 */
export interface Recognition {
  /** Monotonic milliseconds of the last frame of the evidence. */
  readonly at: number;
  /** Presentation it belongs to, the same number as a barcode sighting of that presentation. */
  readonly track: number;
  /** Calibrated probabilities, most likely first; they sum to 1 together with `unknown`. */
  readonly candidates: readonly { readonly sku: z.infer<typeof sku>; readonly probability: number }[];
  /** Probability that it is nothing the head was trained on. */
  readonly unknown: number;
}
