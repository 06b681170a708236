import { fileURLToPath } from 'node:url';

/** The built screen, as `vite build` leaves it: what the gateway serves. */
export const rendererDirectory = fileURLToPath(new URL('../../renderer/', import.meta.url));
