import { fileURLToPath } from 'node:url';

/** Directory of the screen that came with the software. A path, not an import: the firmware holds no code of the screen. */
export function builtScreen(): string {
  return fileURLToPath(new URL('../../../../handle-ui/dist/renderer', import.meta.url));
}
