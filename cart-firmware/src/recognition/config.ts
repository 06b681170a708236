import { z } from 'zod';

/** The `recognition` section of cart.config.json. */
export const recognitionConfigSchema = z.strictObject({
  head: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Signed head file to begin with, written by "models export". The store may send newer ones. Without it the cart waits for the store.',
    ),
  headKey: z
    .string()
    .min(1)
    .describe(
      'PEM file of the public ed25519 key that heads must be signed with: openssl pkey -in head-key.pem -pubout.',
    ),
  embedder: z.string().min(1).optional().describe('Embedder (.onnx with its .json beside it) other than the shipped.'),
  learnedFrom: z
    .enum(['trained', 'photos', 'drawn'])
    .default('trained')
    .describe(
      'What the screen says of it: nothing of the goods of a store, otherwise that photographs of a data set or the drawn products of the demo are recognised.',
    ),
  looksPerSecond: z
    .number()
    .min(1)
    .max(30)
    .default(6)
    .describe(
      'Most pictures a second that are judged while something is presented; none are while nothing moves. More than six add little: pictures that close together show the same.',
    ),
  sureAt: z
    .number()
    .min(0.5)
    .max(0.999)
    .default(0.9)
    .describe('Probability from which a product, or its group, is named as sure.'),
  autoAdd: z
    .enum(['never', 'produce'])
    .default('produce')
    .describe(
      'What becomes a line by itself when camera and scale agree: goods without a barcode, or nothing. Goods with a barcode are only suggested.',
    ),
  restAfter: z
    .int()
    .min(500)
    .max(60_000)
    .default(3_000)
    .describe('Milliseconds without any movement after which a thing counts as laid down and becomes background.'),
  goneAfter: z
    .int()
    .min(100)
    .max(5_000)
    .default(400)
    .describe('Milliseconds a thing may be out of sight before its presentation ends.'),
  memoryLimit: z
    .int()
    .min(64)
    .max(4096)
    .default(400)
    .describe('Mebibytes of resident memory the recogniser process may hold before it is started anew.'),
  hungAfter: z
    .int()
    .min(500)
    .max(60_000)
    .default(4_000)
    .describe('Milliseconds one picture may take before the process counts as hung and is started anew.'),
  explain: z
    .enum(['off', 'candidates', 'with-crop'])
    .default('candidates')
    .describe(
      'What is told to the store of each presentation: nothing, the candidates, or these with a picture of the item alone.',
    ),
  keepCrops: z
    .strictObject({
      directory: z.string().min(1).describe('Where labelled pictures of bought items are kept, one folder a product.'),
      days: z.int().min(1).max(365).default(30).describe('Days after which a picture is deleted.'),
      maxFiles: z.int().min(1).max(200_000).default(5_000).describe('Most pictures kept; the oldest go first.'),
    })
    .optional()
    .describe('Keeps pictures of bought items, only the region of the item, for training. Off unless given.'),
});
export type RecognitionConfig = z.infer<typeof recognitionConfigSchema>;
