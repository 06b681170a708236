import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { screenUrl } from './screen-url.js';
import { Shell } from './shell.js';
import { readStatus, writeStatus } from './status-file.js';
import type { ElectronSurface } from './surface.js';

/** Entry point inside Electron: `electron handle-ui --url=http://127.0.0.1:8017/ [--windowed] [--status=FILE]`. */
const electron = createRequire(import.meta.url)('electron') as ElectronSurface;

function option(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

if (!electron.app.requestSingleInstanceLock()) {
  console.error('The screen is running already; this second start ends here.');
  electron.app.exit(0);
} else {
  const status =
    option('status') ??
    process.env['SMART_CART_SCREEN_STATUS'] ??
    path.join(electron.app.getPath('userData'), 'screen-status.json');
  const shell = new Shell({
    electron,
    url: screenUrl(option('url') ?? process.env['SMART_CART_SCREEN_URL'] ?? 'http://127.0.0.1:8017/'),
    preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
    windowed: process.argv.includes('--windowed'),
    counters: readStatus(status),
    save: (counters) => writeStatus(status, counters),
    log: (line) => console.error(line),
  });
  shell.prepare();
  shell.start().catch((error: unknown) => {
    console.error(error);
    electron.app.exit(1);
  });
}
