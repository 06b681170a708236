import { z } from 'zod';
import { ModelsError } from '../models-error.js';
import type { Head } from './head.js';

const floats = (name: string): z.ZodType<Float32Array, string> =>
  z.base64(`${name} must be base64`).transform((text, context): Float32Array => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length % 4 !== 0) {
      context.addIssue({ code: 'custom', message: `${name} must hold whole 32-bit floats` });
      return z.NEVER;
    }
    const values = new Float32Array(bytes.length / 4);
    for (let i = 0; i < values.length; i += 1) values[i] = bytes.readFloatLE(4 * i);
    if (values.some((value) => !Number.isFinite(value))) {
      context.addIssue({ code: 'custom', message: `${name} must hold finite numbers` });
      return z.NEVER;
    }
    return values;
  });

const product = z.strictObject({
  sku: z.string().min(1).max(40),
  group: z.string().min(1).max(80),
  origin: z.enum(['trained', 'enrolled']),
  pictures: z.int().min(1),
  weights: floats('weights'),
  bias: z.number(),
  prototype: floats('prototype'),
  exemplars: z.array(floats('exemplars')).max(64),
});

const schema = z
  .strictObject({
    embedder: z.strictObject({
      name: z.string().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      dimension: z.int().positive(),
    }),
    version: z.int().min(0),
    madeAt: z.iso.datetime(),
    temperature: z.number().positive(),
    unknown: z.strictObject({
      nearness: z.number(),
      energy: z.number(),
      bias: z.number(),
      prominence: z.number().exactOptional(),
      nothingness: z.number().exactOptional(),
    }),
    products: z.array(product).max(20_000),
    nothing: z.array(floats('nothing')).max(256).exactOptional(),
  })
  .superRefine(({ embedder, products, nothing = [] }, context) => {
    if (nothing.some((values) => values.length !== embedder.dimension)) {
      context.addIssue({ code: 'custom', message: `"nothing" has vectors that are not ${embedder.dimension} long` });
    }
    const seen = new Set<string>();
    for (const { sku, weights, prototype, exemplars } of products) {
      if (seen.has(sku)) context.addIssue({ code: 'custom', message: `${sku} is in it twice` });
      seen.add(sku);
      if ([weights, prototype, ...exemplars].some((values) => values.length !== embedder.dimension)) {
        context.addIssue({ code: 'custom', message: `${sku} has vectors that are not ${embedder.dimension} long` });
      }
    }
  });

const base64 = (values: Float32Array): string => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeFloatLE(value, 4 * i));
  return bytes.toString('base64');
};

/** One line of JSON; floats as little-endian base64. Exactly this text is what gets signed. */
export function encodeHead(head: Head): string {
  return JSON.stringify({
    ...head,
    ...(head.nothing === undefined ? {} : { nothing: head.nothing.map(base64) }),
    products: head.products.map((one) => ({
      ...one,
      weights: base64(one.weights),
      prototype: base64(one.prototype),
      exemplars: one.exemplars.map(base64),
    })),
  });
}

/** Throws `bad-head`; `where` names the file or message it came from. */
export function decodeHead(text: string, where: string): Head {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new ModelsError('bad-head', `The head in ${where} is not JSON: it was cut short or damaged, get it again.`, {
      cause,
    });
  }
  const result = schema.safeParse(data);
  if (!result.success) {
    const issue = result.error.issues[0];
    const place = issue === undefined || issue.path.length === 0 ? '' : `"${issue.path.join('.')}": `;
    throw new ModelsError(
      'bad-head',
      `The head in ${where} can't be used (${place}${issue?.message ?? 'unknown'}): train or export it again.`,
    );
  }
  return result.data;
}
