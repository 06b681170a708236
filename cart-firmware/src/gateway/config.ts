import { z } from 'zod';

/** The touchscreen's part of `cart.config.json`. */
export const screenConfigSchema = z
  .object({
    host: z
      .enum(['127.0.0.1', '::1', 'localhost'])
      .default('127.0.0.1')
      .describe(
        'Address the screen is served on. Only the cart itself: the screen acts for the shopper without a login.',
      ),
    port: z.int().min(0).max(65_535).default(8017).describe('TCP port of the screen; 0 takes a free one.'),
    directory: z
      .string()
      .min(1)
      .optional()
      .describe('The built screen. Without it the one that came with the software is taken.'),
    pictures: z.string().min(1).optional().describe('Directory of product pictures, served below /pictures/.'),
    paintLimit: z
      .int()
      .min(250)
      .max(60_000)
      .default(2_000)
      .describe('How long a screen may take to paint a change before it is reported as silent, ms.'),
  })
  .strict();
export type ScreenConfig = z.output<typeof screenConfigSchema>;
