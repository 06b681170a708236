import { z } from 'zod';

const file = z.string().min(1).max(400);

/** Section `link` of `cart.config.json`. Secrets are never in it: it names the files that hold them. */
export const storeLinkConfigSchema = z
  .object({
    url: z
      .string()
      .regex(/^mqtts?:\/\/[^/?#\s@]+$/, 'use mqtt://host:1883 or mqtts://host:8883, without a user or a path')
      .describe('Address of the MQTT broker: `mqtts://` with TLS, `mqtt://` without (only on a trusted wire).'),
    username: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe(
        'MQTT user. Default when `passwordFile` is given: `{store}/{cart}`, as the shipped broker rules expect.',
      ),
    passwordFile: file.optional().describe('File whose first line is the MQTT password. Mode 0600.'),
    caFile: file
      .optional()
      .describe("PEM file of the authority that signed the broker's certificate; no other is then trusted."),
    certFile: file.optional().describe("PEM file of this cart's certificate, where the broker asks for one."),
    keyFile: file.optional().describe('PEM file of its private key. Mode 0600.'),
    keepalive: z
      .int()
      .min(5)
      .max(1200)
      .default(20)
      .describe('Seconds without traffic after which broker and cart ask whether the other is still there.'),
    protocol: z
      .enum(['auto', '5', '3.1.1'])
      .default('auto')
      .describe('MQTT version. `auto` tries 5 and falls back to 3.1.1.'),
  })
  .strict()
  .refine((link) => (link.certFile === undefined) === (link.keyFile === undefined), {
    message: 'certFile and keyFile belong together: give both or none',
    path: ['keyFile'],
  });
export type StoreLinkConfig = z.output<typeof storeLinkConfigSchema>;

/** All times of the link, ms. Only tests need others. */
export const LINK_TIMING = {
  /** Pause before the next attempt to connect: from the first to the last, doubling, jittered. */
  backOffFirst: 1_000,
  backOffLast: 20_000,
  /** A connection that held this long was good; the pauses begin small again. */
  stable: 10_000,
  connectTimeout: 15_000,
  /** No acknowledgement for this long: ask again and send again; doubling up to `backOffLast`. */
  ackTimeout: 8_000,
  /** Longest wait before asking for a catalogue just announced, so that its delta can come first and carts do not ask in step. */
  catalogueGrace: 1_500,
  catalogueTimeout: 6_000,
  statusInterval: 2_000,
  /** How long a farewell may take before the connection is cut. */
  farewell: 1_500,
};
export type LinkTiming = typeof LINK_TIMING;
