import { promotionNews, type PromotionNews } from './promotion.js';

export type PromotionsRead = { ok: true; value: PromotionNews } | { ok: false; problems: string[] };

function idAt(input: unknown, index: unknown): string {
  const list = typeof input === 'object' && input !== null && 'promotions' in input ? input.promotions : undefined;
  const entry: unknown = Array.isArray(list) && typeof index === 'number' ? list[index] : undefined;
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  return typeof id === 'string' ? `"${id}"` : `number ${Number(index) + 1}`;
}

/** Checks a promotions file. Every problem is a sentence that names the promotion and the field. */
export function readPromotions(input: unknown): PromotionsRead {
  const result = promotionNews.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.map((issue) => {
    const path = issue.path.map(String);
    const inside = path[0] === 'promotions' && path.length > 1;
    const where = inside ? `promotion ${idAt(input, issue.path[1])}` : 'the promotions file';
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const field = (inside ? path.slice(2) : path).concat(keys.slice(0, 1)).join('.');
    const said = keys.length > 0 ? 'there is no such field; remove it or correct its spelling' : issue.message;
    return `${where}${field === '' ? '' : `, field "${field}"`}: ${said}`;
  });
  return { ok: false, problems };
}
