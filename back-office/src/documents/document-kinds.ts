import {
  parseConfigText,
  readPromotions,
  recommendationModel,
  revokedBadges,
  storeMap,
  type DocumentName,
} from '@smart-cart/contracts';
import { z } from 'zod';

export type Checked =
  | {
      readonly ok: true;
      /** The document without a version: what is compared to tell whether anything changed. */
      readonly content: string;
      /** The document as carts get it, in the version the store gave it. */
      readonly bytes: (version: number) => Buffer;
      /** Version written in it, where it has one. */
      readonly version: number;
      /** What staff see of it: `12 promotions`. */
      readonly summary: string;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What is known of a recogniser head without its keys; carts look at signature and content. */
const sealedHead = z.object({
  format: z.literal('smart-cart-head/1'),
  head: z.string(),
  signature: z.object({ algorithm: z.literal('ed25519'), key: z.string(), value: z.base64() }),
});
const headAbout = z.object({ version: z.int().min(0), products: z.array(z.unknown()) });

const WHAT: Record<DocumentName, string> = {
  promotions: 'the promotions',
  'store-map': 'the store map',
  recommendations: 'the suggestions',
  recogniser: 'the recogniser',
  'revoked-badges': 'the list of badges',
};

/** Checks a document by the rules of its kind; every problem is a sentence. */
export function checkDocument(name: DocumentName, text: string): Checked {
  const json = jsonOf(text);
  if (json === undefined) return refused(`${WHAT[name]} cannot be read as JSON; check that the whole file was sent`);
  switch (name) {
    case 'promotions':
      return checkPromotions(json);
    case 'store-map':
      return checkStoreMap(text, json);
    case 'recommendations':
      return checkRecommendations(text, json);
    case 'recogniser':
      return checkRecogniser(text, json);
    case 'revoked-badges':
      return checkRevokedBadges(json);
  }
}

function checkPromotions(json: unknown): Checked {
  const read = readPromotions(withVersion(json));
  if (!read.ok) return { ok: false, problems: read.problems };
  return versioned(read.value, `${read.value.promotions.length} promotions`);
}

function checkStoreMap(text: string, json: unknown): Checked {
  const parsed = storeMap.safeParse(withVersion(json));
  if (!parsed.success) {
    const own = parseConfigText(text, storeMap);
    // Read again as text for the line numbers; a version that is not there is no problem: the store counts.
    const missing = typeof json !== 'object' || json === null || !('version' in json);
    const problems = (own.ok ? [] : own.problems).filter(({ key }) => !missing || key !== 'version');
    return refused(
      ...problems.map(({ line, key, message }) => `line ${line}${key === '' ? '' : `, "${key}"`}: ${message}`),
    );
  }
  const map = parsed.data;
  return versioned(map, `${map.shelves.length} shelves, ${map.places.length} places, ${map.markers.length} markers`);
}

function checkRecommendations(text: string, json: unknown): Checked {
  const parsed = recommendationModel.safeParse(json);
  if (!parsed.success) return refused(...parsed.error.issues.map((issue) => sentenceOf(issue)));
  const { items, baskets } = parsed.data;
  return opaque(text, 0, `${items.length} products, learned from ${baskets} receipts`);
}

function checkRecogniser(text: string, json: unknown): Checked {
  const parsed = sealedHead.safeParse(json);
  if (!parsed.success) {
    return refused('this is no signed head of the recogniser; make one with: npm run -s models -- export --sign KEY');
  }
  const about = headAbout.safeParse(jsonOf(parsed.data.head));
  if (!about.success) return refused('the head inside cannot be read; export it again');
  return opaque(text, 0, `${about.data.products.length} products, signed with ${parsed.data.signature.key}`);
}

function checkRevokedBadges(json: unknown): Checked {
  const parsed = revokedBadges.safeParse(withVersion(json));
  if (!parsed.success) return refused(...parsed.error.issues.map((issue) => sentenceOf(issue)));
  return versioned(parsed.data, `${parsed.data.badges.length} badges called back`);
}

/** The version in a file somebody writes by hand is a wish; the store counts. */
function withVersion(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return { ...json, version: 'version' in json ? json.version : 1 };
}

function versioned(document: { version: number }, summary: string): Checked {
  const { version, ...rest } = document;
  return {
    ok: true,
    content: JSON.stringify(rest),
    bytes: (next) => Buffer.from(JSON.stringify({ ...document, version: next })),
    version,
    summary,
  };
}

function opaque(text: string, version: number, summary: string): Checked {
  return { ok: true, content: text, bytes: () => Buffer.from(text), version, summary };
}

function refused(...problems: string[]): Checked {
  return { ok: false, problems };
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.') || 'the file'}: ${message}`;
}

function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}
