import { chromium, type Browser } from 'playwright-core';

/** The machine's own Chromium without a window, for benches, stories and tests; `CHROMIUM` names another binary. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      // Nothing that would take time or traffic from what is looked at.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}
