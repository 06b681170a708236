import { z } from 'zod';

/**
 * Versioned documents of a store that every cart keeps for working offline, besides the catalogue: promotions, the
 * store's map, the model behind the suggestions, the head of the recogniser, the badges called back. All travel the same way: a retained list
 * of what there is, asked for by carts that have another version, sent in parts, checked by digest and by the schema of
 * their own before they replace what the cart has. A document a cart cannot use is refused and the old one stays.
 */
export const documentName = z.enum(['promotions', 'store-map', 'recommendations', 'recogniser', 'revoked-badges']);
export type DocumentName = z.infer<typeof documentName>;

export const MAX_DOCUMENT_BYTES = 16_000_000;
/** Bytes of the document in one part, before base64. */
export const DOCUMENT_PART_BYTES = 240_000;

export const documentHead = z.object({
  name: documentName,
  version: z.int().min(1),
  bytes: z.int().min(1).max(MAX_DOCUMENT_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DocumentHead = z.infer<typeof documentHead>;

/** Of a list that names kinds of a later version, those this one knows: a cart takes its promotions from a newer store. */
function known(heads: unknown): unknown {
  if (!Array.isArray(heads)) return heads;
  return heads.filter((head: unknown) => {
    const name = typeof head === 'object' && head !== null && 'name' in head ? head.name : undefined;
    return typeof name !== 'string' || documentName.safeParse(name).success;
  });
}

/** Store → all carts, retained: what there is now. */
export const documentHeads = z.object({
  documents: z.preprocess(known, z.array(documentHead).max(documentName.options.length)),
});
export type DocumentHeads = z.infer<typeof documentHeads>;

/** One part of a document, UTF-8 JSON cut anywhere. */
export const documentPart = z.object({
  head: documentHead,
  part: z.int().min(0),
  parts: z.int().min(1).max(100),
  base64: z.base64().max(400_000),
});
export type DocumentPart = z.infer<typeof documentPart>;
