import { sku, tenderMethod } from '@smart-cart/contracts';
import { z } from 'zod';

const grams = z.number().min(0).max(2_000);
const prefix = z.string().regex(/^[0-9A-Za-z:.-]{2,20}$/, 'use 2 to 20 of letters, digits, ":", "." and "-"');

/** Section `checkout`: how a trip ends. */
export const checkoutConfigSchema = z
  .object({
    tenders: z
      .array(tenderMethod)
      .max(4)
      .default([])
      .describe(
        'Ways to pay at the cart: `card`, `meal-voucher`, `food-assistance`, `cash-desk`. Empty: the shopper finishes here and pays at the desk.',
      ),
    bag: sku.optional().describe('SKU of the bag to carry home that can be bought at the end.'),
    audit: z
      .object({
        openPointsAtLeast: z
          .int()
          .min(0)
          .default(1)
          .describe('Open points from which staff is asked to look before paying; 0: never.'),
        randomShare: z.number().min(0).max(1).default(0).describe('Share of trips looked at by chance.'),
      })
      .strict()
      .prefault({})
      .describe('When staff is asked to look into the cart.'),
    idleMinutes: z
      .number()
      .min(1)
      .max(600)
      .default(20)
      .describe('An empty cart nobody touches is ready for the next shopper after so many minutes.'),
    receiptUrl: z
      .url()
      .optional()
      .describe(
        "Address of the store's receipt pages; the number of the trip is added. Shown as a QR code at the end.",
      ),
    email: z.boolean().default(false).describe('Whether the store sends receipts by e-mail.'),
  })
  .strict();

/** Section `shoppers`: who shops, and what helps them. */
export const shoppersConfigSchema = z
  .object({
    loginKeyFile: z
      .string()
      .min(1)
      .optional()
      .describe(
        "PEM file with the store's public key (ed25519): checks the login codes of phones and staff badges. Without it nobody logs in.",
      ),
    companionUrl: z.url().optional().describe('Address of the companion page for phones, shown as a QR code.'),
    loyaltyPrefixes: z
      .array(prefix)
      .max(20)
      .default([])
      .describe('How the codes of loyalty cards begin, for example `2799`.'),
    couponPrefixes: z.array(prefix).max(20).default([]).describe('How the codes of paper coupons begin.'),
    tares: z
      .array(z.object({ id: z.string().min(1).max(20), name: z.string().min(1).max(40), grams }).strict())
      .max(6)
      .default([])
      .describe('Bags and boxes for produce with their own weight in grams, offered when goods are weighed.'),
    suggestions: z.boolean().default(true).describe('Whether the cart suggests products.'),
    sponsored: z
      .boolean()
      .default(false)
      .describe('Whether products a supplier pays for may be among the suggestions: at most one, always labelled.'),
  })
  .strict();

export type CheckoutConfig = z.output<typeof checkoutConfigSchema>;
export type ShoppersConfig = z.output<typeof shoppersConfigSchema>;
