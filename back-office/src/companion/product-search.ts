import type { Product } from '@smart-cart/contracts';

export interface ProductHit {
  readonly sku: string;
  readonly name: string;
  readonly picture: string | null;
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Products whose name, in any language, or synonym has every word; names that begin with the words come first. */
export function searchProducts(
  products: readonly Product[],
  text: string,
  language: string,
  limit = 8,
): readonly ProductHit[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits: { rank: number; hit: ProductHit }[] = [];
  for (const product of products) {
    const name = product.names?.[language] ?? product.name;
    const texts = [name, product.name, ...Object.values(product.names ?? {}), ...(product.synonyms ?? [])].map(plain);
    const at = texts.findIndex((candidate) => words.every((word) => candidate.includes(word)));
    if (at < 0) continue;
    const begins = texts[at]?.startsWith(words[0] ?? '') === true;
    hits.push({
      rank: (begins ? 0 : 2) + (at === 0 ? 0 : 1),
      hit: { sku: product.sku, name, picture: product.picture ?? null },
    });
  }
  hits.sort((a, b) => a.rank - b.rank || a.hit.name.length - b.hit.name.length || a.hit.name.localeCompare(b.hit.name));
  return hits.slice(0, limit).map(({ hit }) => hit);
}
