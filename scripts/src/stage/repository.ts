import { fileURLToPath } from 'node:url';

/** Root of the checkout, seen from the compiled file. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The programs of the product, as a machine starts them. */
export const programs = {
  firmware: `${root}/cart-firmware/dist/src/main.js`,
  backOffice: `${root}/back-office/dist/src/main.js`,
} as const;
