import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chooseScreen } from './choose-screen.js';
import { openScreen } from './open-screen.js';
import { screenUrl } from './screen-url.js';

/** `smart-cart-screen [--url http://127.0.0.1:8017/] [--data DIRECTORY] [--windowed]`: shows the screen and ends with it. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env['SMART_CART_SCREEN_URL'] ?? 'http://127.0.0.1:8017/' },
    data: { type: 'string', default: path.join(homedir(), '.local', 'share', 'smart-cart-screen') },
    windowed: { type: 'boolean', default: false },
  },
});

const choice = chooseScreen();
console.error(choice.sentence);
if (choice.kind === 'none') {
  console.error(`The address is ${screenUrl(values.url).href}`);
  process.exitCode = 3;
} else {
  try {
    const screen = await openScreen(choice, { url: values.url, kiosk: !values.windowed, dataDirectory: values.data });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void screen.close());
    process.exitCode = (await screen.exited) ?? 1;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
