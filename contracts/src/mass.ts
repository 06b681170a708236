import { z } from 'zod';

/** Mass in integer milligrams. Every mass in the product has this unit; grams exist only on screens. */
export type Milligrams = number;

export const milligrams = z.int().min(-1_000_000_000).max(1_000_000_000).describe('mass in milligrams');

export const MG_PER_G = 1_000;
export const MG_PER_KG = 1_000_000;

/** Milligrams per avoirdupois pound and ounce, exact by definition (1 lb = 0.45359237 kg), rounded once to a milligram by the caller. */
export const MG_PER_LB = 453_592.37;
export const MG_PER_OZ = MG_PER_LB / 16;
