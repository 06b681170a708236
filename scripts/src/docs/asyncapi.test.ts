import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { payloadSchemas } from '@smart-cart/contracts';
import { asyncApiDocument, asyncApiText } from './asyncapi.js';

describe('docs/asyncapi.json', () => {
  it('is what contracts generate; otherwise run node scripts/dist/src/docs/write-asyncapi.js', () => {
    const committed = readFileSync(new URL('../../../../docs/asyncapi.json', import.meta.url), 'utf8');
    expect(committed).toBe(asyncApiText());
  });

  it('has a channel, an operation and a schema for each payload', () => {
    const document = asyncApiDocument() as { channels: object; operations: object; components: { schemas: object } };
    const leaves = Object.keys(payloadSchemas).sort();
    expect(Object.keys(document.channels).sort()).toEqual(leaves);
    expect(Object.keys(document.components.schemas).sort()).toEqual(leaves);
    expect(Object.keys(document.operations)).toHaveLength(leaves.length);
  });

  it('refers only to what it contains', () => {
    const document = asyncApiDocument();
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"(#\/[^"]+)"/g)].map(([, reference]) => reference ?? '');
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });
});
