import { z } from 'zod';

const side = z.int().min(32).max(1024);

/** What `NAME.json` beside `NAME.onnx` says: enough to refuse wrong weights and to prepare a picture for right ones. */
export const embedderCard = z.strictObject({
  /** Heads name the embedder they were made for by name and sha256. */
  name: z.string().min(1).max(80),
  /** What its weights were fitted to, in words: a claim about unseen products hangs on it. */
  trainedOn: z.string().min(1).max(400).exactOptional(),
  file: z.string().regex(/^[\w.-]+\.onnx$/, 'must be a file name that ends in .onnx, without a directory'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  bytes: z.int().positive(),
  input: z.strictObject({
    name: z.string().min(1),
    layout: z.literal('NCHW'),
    colour: z.literal('RGB'),
    /** Pixels of the square the network takes. */
    side,
    /** The picture's shorter side is brought to this before the square is cut from its middle. */
    shorterSide: side,
  }),
  /** Channel values 0..255 are mapped to this range; anything beyond is inside the network. */
  normalisation: z.strictObject({ from: z.number(), to: z.number() }),
  output: z.strictObject({ name: z.string().min(1), dimension: z.int().positive().max(65_536) }),
});
export type EmbedderCard = z.output<typeof embedderCard>;
