import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts to make the demo's head beside the running demo; the cart takes it into service when it is there. */
export function learnDrawnProducts(directory: string, say: (text: string) => void): ChildProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.js', import.meta.url)), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => say(`  ${line}`));
  child.on('exit', (code) => {
    if (code !== 0 && code !== null) say('  The camera could not learn the drawn products; the reason is above.');
  });
  return child;
}
