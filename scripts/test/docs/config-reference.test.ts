import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { cartConfigSchema } from '@smart-cart/cart-firmware/config';
import { configReference } from '../../src/docs/config-reference.js';

describe('docs/cart.config.md', () => {
  it('is what the schema generates; otherwise run node scripts/dist/src/docs/write-config-reference.js', () => {
    const committed = readFileSync(new URL('../../../../docs/cart.config.md', import.meta.url), 'utf8');
    expect(committed).toBe(configReference(cartConfigSchema));
  });
});
