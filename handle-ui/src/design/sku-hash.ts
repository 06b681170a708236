/** A number that is always the same for one sku, for choosing a colour or a tile. FNV-1a, 32 bits. */
export function skuHash(sku: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < sku.length; i += 1) hash = Math.imul(hash ^ sku.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const tints = ['peach', 'butter', 'pistachio', 'mint', 'sky', 'lilac'] as const;

/** The colour behind a product, as a CSS value. */
export function tintOf(sku: string): string {
  return `var(--tint-${tints[skuHash(sku) % tints.length] ?? 'butter'})`;
}

/** Made once: making one costs more than writing a row. */
const characters = new Intl.Segmenter();

/** Up to two first letters of a name, whole characters of any script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.slice(0, 2).map((word) => characters.segment(word).containing(0)?.segment ?? '');
  return letters.join('').toUpperCase();
}
