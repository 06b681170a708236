/** Writes docs/cart.config.md. Run after a change of the configuration: `node scripts/dist/src/docs/write-config-reference.js`. */
import { writeFileSync } from 'node:fs';
import { cartConfigSchema } from '@smart-cart/cart-firmware/config';
import { configReference } from './config-reference.js';

const file = new URL('../../../../docs/cart.config.md', import.meta.url);
writeFileSync(file, configReference(cartConfigSchema));
