import { isModelsError, openHead, readEmbedderFile, readTrustedKey, shippedEmbedder } from '@smart-cart/models';
import type { RecognitionConfig } from './config.js';

/**
 * Judges a head that the store sent before it replaces the one on disk: the document's bytes are the signed head file
 * as `models export` writes it. The check needs nothing but the key and the embedder's card.
 * @returns why it cannot be used, or undefined
 * @throws ModelsError when key or embedder of the configuration cannot be read
 */
export async function headCheck({
  headKey,
  embedder,
}: Pick<RecognitionConfig, 'headKey' | 'embedder'>): Promise<(bytes: Uint8Array) => string | undefined> {
  const trusted = [await readTrustedKey(headKey)];
  const { card } = await readEmbedderFile(embedder ?? shippedEmbedder);
  const id = { name: card.name, sha256: card.sha256, dimension: card.output.dimension };
  return (bytes) => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      openHead(text, { where: "the store's document", embedder: id, trusted });
      return undefined;
    } catch (error) {
      if (isModelsError(error)) return error.message;
      return "The store's document is not a head in UTF-8: publish what `models export` wrote.";
    }
  };
}
