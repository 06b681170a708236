import { flipFuses } from '@electron/fuses';
import { fuseChoice } from './fuse-choice.js';

/** Burns the fuses into a packaged Electron: `npm run fuses --workspace handle-ui -- PATH-OF-THE-BINARY`. */
const binary = process.argv[2];
if (binary === undefined) {
  console.error('Name the Electron binary of the packaged screen, for example: npm run fuses -- out/smart-cart-screen');
  process.exitCode = 2;
} else {
  const count = await flipFuses(binary, fuseChoice);
  console.info(`${count} fuses are set in ${binary}.`);
}
