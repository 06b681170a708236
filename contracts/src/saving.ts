import { z } from 'zod';
import { language, lineNumber } from './identifier.js';
import { minorUnits } from './money.js';

/** What one promotion takes off one line. */
export const lineSaving = z.object({
  line: lineNumber,
  promotion: z.string().min(1).max(60),
  /** In the store's first language; translations in `names`. */
  name: z.string().max(120),
  names: z.record(language, z.string().max(120)).optional(),
  /** Taken off the amount of the line; never more than what it costs. */
  amount: minorUnits.min(0),
});
export type LineSaving = z.infer<typeof lineSaving>;

/** How often promotions were used, by promotion id: pieces of a price, groups of a multi-buy or bundle. */
export const promotionUses = z.record(z.string().min(1).max(60), z.int().min(1));
export type PromotionUses = z.infer<typeof promotionUses>;
