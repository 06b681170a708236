import { toGtin14 } from '@smart-cart/contracts';
import { unreadable, type CodeReading } from './code-reading.js';
import { gs1Field } from './gs1-dictionary.js';
import { togetherFault, valueFault, type Gs1Element } from './gs1-elements.js';
import { readingOfElements } from './gs1-reading.js';

/** Key qualifiers of a GTIN, in the order the GS1 Digital Link URI syntax fixes. */
const qualifiers = ['22', '10', '21'];
const thirdParty = '235';
/** Names older links use for the same AIs. */
const alias: Readonly<Record<string, string>> = { gtin: '01', cpv: '22', lot: '10', ser: '21', exp: '17' };

/** Base64url of a compressed link: one long path segment, no AI in sight. */
const looksCompressed = /^\/?(?:[^/]+\/)*[A-Za-z0-9_-]{16,}$/;

function aiOf(segment: string): string {
  return alias[segment] ?? segment;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function pathElements(segments: readonly string[], key: number): Gs1Element[] | string {
  const elements: Gs1Element[] = [];
  let order = -1;
  for (let i = key; i < segments.length; i += 2) {
    const ai = aiOf(segments[i] ?? '');
    const value = decoded(segments[i + 1] ?? '');
    if (value === undefined || value === '') return `the value of (${ai}) in the path is missing or badly encoded`;
    if (i > key) {
      const place = ai === thirdParty ? 2 : qualifiers.indexOf(ai);
      if (place < 0) return `(${ai}) is no qualifier of a product in the path`;
      if (place <= order) return `the qualifiers in the path are not in the order ${qualifiers.join(', ')}`;
      order = place;
    }
    elements.push({ ai, value: ai === '01' ? (toGtin14(value) ?? value) : value, position: i });
  }
  return elements;
}

/** Attributes in the query. Parameters that are no AI belong to the web site and are ignored. */
function queryElements(query: string, from: number): Gs1Element[] | string {
  const elements: Gs1Element[] = [];
  for (const [i, pair] of query.split(/[&;]/).entries()) {
    const split = pair.indexOf('=');
    const ai = aiOf(split < 0 ? pair : pair.slice(0, split));
    if (!/^\d{2,4}$/.test(ai) || gs1Field(ai) === undefined) continue;
    const value = decoded(pair.slice(split + 1));
    if (split < 0 || value === undefined) return `the value of (${ai}) in the query is missing or badly encoded`;
    elements.push({ ai, value, position: from + i });
  }
  return elements;
}

/**
 * Reads a web address as a GS1 Digital Link: `https://id.example/01/09521234543213/10/ABC?17=261231`.
 * @param minorDigits decimals of the store's currency @param at epoch ms, for the century of dates
 * @returns a link that sells nothing when there is no product in it
 */
export function readDigitalLink(uri: string, minorDigits: number, at: number): CodeReading {
  const link: CodeReading = { kind: 'other', what: 'link', text: uri };
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(uri) ?? [];
  const segments = path.replace(/\/$/, '').split('/');
  // The key is where an AI 01 is followed by something shaped like a GTIN, from the right: a path may hold "01" before it.
  const key = segments.findLastIndex(
    (segment, i) => aiOf(segment) === '01' && /^\d{8,14}$/.test(segments[i + 1] ?? ''),
  );
  if (key < 0) {
    const compressed = looksCompressed.test(path) && query === '';
    return compressed && /\/\/id\.gs1\.org\//i.test(uri)
      ? unreadable('unsupported', 'compressed GS1 Digital Links are not supported: print the uncompressed form')
      : link;
  }
  const inPath = pathElements(segments, key);
  if (typeof inPath === 'string') return unreadable('malformed', `GS1 Digital Link: ${inPath}`);
  const inQuery = queryElements(query, segments.length);
  if (typeof inQuery === 'string') return unreadable('malformed', `GS1 Digital Link: ${inQuery}`);
  const elements = [...inPath, ...inQuery];
  for (const { ai, value } of elements) {
    const field = gs1Field(ai);
    const wrong = field === undefined ? `unknown AI (${ai})` : valueFault(ai, value, field, at);
    if (wrong !== undefined) {
      return unreadable(ai === '01' ? 'check-digit' : 'malformed', `GS1 Digital Link: ${wrong}`);
    }
  }
  const together = togetherFault(elements);
  if (together !== undefined) return unreadable('malformed', `GS1 Digital Link: ${together}`);
  return readingOfElements(elements, minorDigits, at);
}
