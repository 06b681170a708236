import { z } from 'zod';

/**
 * How a part of the cart is. `absent`: not fitted, by configuration. `starting` and `fault` carry a sentence for the
 * technician; the screen shows the shopper its own words for the part and state.
 */
export const partState = z.enum(['absent', 'starting', 'ready', 'fault']);
/**
 * What a shopper can do something about has a name: the scale of a cart at an angle, a lens that needs a wipe. The screen
 * chooses its words by it.
 */
export const conditionCause = z.enum(['not-level', 'lens-smeared']);
export type ConditionCause = z.infer<typeof conditionCause>;

export const partCondition = z.object({
  state: partState,
  cause: conditionCause.optional(),
  message: z.string().optional(),
  since: z.number().optional(),
});
export type PartCondition = z.infer<typeof partCondition>;

export const partName = z.enum(['scale', 'camera', 'reader', 'recogniser', 'board', 'store', 'journal']);
export type PartName = z.infer<typeof partName>;

/** Every part always has a condition. `store` is the connection to the back office. */
export const conditions = z.record(partName, partCondition);
export type Conditions = z.infer<typeof conditions>;

/** The status light on the handle: a projection of facts and conditions. */
export const lightColour = z.enum(['off', 'green', 'amber', 'red']);
export type LightColour = z.infer<typeof lightColour>;
