import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chooseScreen } from './choose-screen.js';
import { screenUrl } from './screen-url.js';

/** `smart-cart-screen [--url http://127.0.0.1:8017/] [--data DIRECTORY] [--windowed]`: shows the screen and ends with it. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env['SMART_CART_SCREEN_URL'] ?? 'http://127.0.0.1:8017/' },
    data: { type: 'string', default: path.join(homedir(), '.local', 'share', 'smart-cart-screen') },
    windowed: { type: 'boolean', default: false },
  },
});

const choice = chooseScreen({
  url: screenUrl(values.url).href,
  dataDirectory: values.data,
  windowed: values.windowed,
});
console.error(choice.reason);
if (choice.kind === 'none') process.exitCode = 3;
else {
  const child = spawn(choice.command, choice.args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`${choice.command} could not be started: ${error.message}.`);
    process.exitCode = 1;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
