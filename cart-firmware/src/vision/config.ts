import { z } from 'zod';

/** The `vision` section of cart.config.json: how reads become sightings and what the reader may cost. */
export const visionConfigSchema = z.strictObject({
  industrialCodes: z
    .boolean()
    .default(false)
    .describe(
      'Whether Code 128, GS1-128 and Data Matrix are read besides EAN/UPC, DataBar and QR. Costs a little more.',
    ),
  cpuPerFrame: z
    .number()
    .min(1)
    .max(50)
    .default(4)
    .describe(
      'Milliseconds of processor time the reader may spend on costly attempts per frame while nothing is in view.',
    ),
  cpuPerFrameWithCode: z.number().min(1).max(100).default(16).describe('The same while something looks half read.'),
  framesForKnownCode: z
    .int()
    .min(1)
    .max(30)
    .default(2)
    .describe('Frames that must show a code of the catalogue before it counts.'),
  framesForUnknownCode: z
    .int()
    .min(2)
    .max(60)
    .default(3)
    .describe('Frames that must show a code the catalogue does not have.'),
  unknownCodeOver: z
    .int()
    .min(0)
    .max(5000)
    .default(150)
    .describe('Milliseconds over which these frames of an unknown code must be spread.'),
  absentFor: z
    .int()
    .min(200)
    .max(30_000)
    .default(1200)
    .describe('Milliseconds a code must be gone before showing it again counts as a new presentation.'),
  hungAfter: z
    .int()
    .min(500)
    .max(60_000)
    .default(5000)
    .describe('Milliseconds one frame may take before the reader counts as hung and is started anew.'),
  memoryLimit: z
    .int()
    .min(64)
    .max(2048)
    .default(192)
    .describe('Mebibytes the reader may hold before it is started anew.'),
});
export type VisionConfig = z.infer<typeof visionConfigSchema>;
