import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Starts to make the demo's head beside the running demo; the cart takes it into service when it is there.
 * @param photos directory of a data set, where the demo is given one
 */
export function learnDemoProducts(directory: string, say: (text: string) => void, photos?: string): ChildProcess {
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const child = spawn(process.execPath, [main, directory, ...(photos === undefined ? [] : [photos])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => say(`  ${line}`));
  child.on('exit', (code) => {
    if (code !== 0 && code !== null) say('  The camera could not learn the products; the reason is above.');
  });
  return child;
}
