import { Command, InvalidArgumentError, Option } from 'commander';
import { protocolNames, type ProtocolName } from '@smart-cart/scale-driver';
import { startWorld } from './start-world.js';

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return value;
}

const program = new Command('store-simulation')
  .description('The store around one cart, simulated: a scale on a pty, a camera on HTTP, and a page to act in it.')
  .addOption(new Option('--scale <protocol>', 'what the scale speaks').choices(protocolNames).default('hx711-bridge'))
  .option('--directory <path>', 'for pictures, the serial link and the calibration', '.demo/world')
  .option('--fps <number>', 'frames a second of the camera', whole, 15)
  .option('--camera-port <number>', 'HTTP port of the camera', whole, 8095)
  .option('--page-port <number>', 'HTTP port of the page', whole, 8094)
  .option('--seed <number>', 'the same seed gives the same masses and hands', whole, 1)
  .parse();

interface Options {
  scale: ProtocolName;
  directory: string;
  fps: number;
  cameraPort: number;
  pagePort: number;
  seed: number;
}

const options = program.opts<Options>();
const running = await startWorld({
  directory: options.directory,
  fps: options.fps,
  scaleProtocol: options.scale,
  seed: options.seed,
  ports: { camera: options.cameraPort, page: options.pagePort },
});
console.log(`Simulation of a store around one cart
  scale        ${running.scalePortPath} (${options.scale})
  calibration  ${running.calibrationFile ?? 'none needed'}
  camera       ${running.cameraUrl}
  page         ${running.pageUrl}
Stop it with Ctrl-C.`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void running.stop().then(() => {
      process.exitCode = 0;
    });
  });
