/** Writes docs/cart.config.md and docs/back-office.config.md. Run after a change of the configuration: `node scripts/dist/src/docs/write-config-reference.js`. */
import { writeFileSync } from 'node:fs';
import { backOfficeConfigSchema } from '@smart-cart/back-office';
import { cartConfigSchema } from '@smart-cart/cart-firmware/config';
import { configReference } from './config-reference.js';

const docs = new URL('../../../../docs/', import.meta.url);
writeFileSync(new URL('cart.config.md', docs), configReference(cartConfigSchema));
const backOffice = configReference(backOfficeConfigSchema, 'back-office.config.json', 'the back office of a store');
writeFileSync(new URL('back-office.config.md', docs), backOffice);
