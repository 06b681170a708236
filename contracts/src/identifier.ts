import { z } from 'zod';

/** Store and cart names appear in MQTT topics, client ids and certificates, so the alphabet is the narrowest of the three. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'use 1 to 40 of a-z, 0-9 and "-", not starting or ending with "-"')
  .refine((id) => id !== 'all', '"all" is reserved for messages to every cart of a store');

/** Milliseconds since 1970 by the cart's clock, monotonic within one run of the firmware. */
export const epochMilliseconds = z.number().min(0).max(8.64e15);

/** BCP 47 language of a shopper's screen. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language is a BCP 47 tag such as en or pt-BR');

/** Numbers lines within one trip, from 1. Never used again, also not after a removal. */
export const lineNumber = z.int().min(1);
export const tripId = z.string().regex(/^[0-9A-Za-z-]{8,40}$/);
