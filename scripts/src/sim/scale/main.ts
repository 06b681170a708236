import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { massArgument, protocolNames, type ProtocolName } from '@smart-cart/scale-driver';
import { behaviours, isBehaviour } from './behaviour.js';
import { SimulatedScale } from './simulated-scale.js';

const HELP = `load 1234g [over 800ms]    the load becomes this, at once or evenly
add 250g | take 250g       change the load
behaviour NAME on|off      ${Object.keys(behaviours).join(', ')}
reset                      power fails for a moment
unplug | plug              pull or plug the cable
help | quit`;

interface Options {
  protocol: ProtocolName;
  link?: string;
  capacity: number;
  interval: number;
  calibration?: string;
}

const program = new Command('scale-simulation')
  .description('A simulated scale on a pseudo terminal, for people without hardware. Obeys lines on standard input.')
  .addOption(new Option('--protocol <name>', 'what it speaks').choices(protocolNames).default('hx711-bridge'))
  .option('--link <path>', 'where the serial device appears, for example /tmp/cart-scale')
  .option('--capacity <mass>', 'Max', massArgument, 30_000_000)
  .option('--interval <mass>', 'verification interval e', massArgument, 5_000)
  .option('--calibration <file>', 'also write a fitting calibration for the cart (hx711-bridge)')
  .parse();

const options = program.opts<Options>();
const scale = new SimulatedScale(options);
await scale.start();
if (options.calibration !== undefined) await scale.writeCalibration(options.calibration);
console.log(`simulated ${options.protocol} scale at ${scale.path}\n${HELP}`);

const lines = createInterface({ input: process.stdin });
process.once('SIGINT', () => lines.close());
process.once('SIGTERM', () => lines.close());
for await (const line of lines) {
  if (line.trim() === 'quit') break;
  try {
    await obey(line.trim());
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
  }
}
lines.close();
await scale.stop();

async function obey(line: string): Promise<void> {
  const [word = '', ...rest] = line.split(/\s+/);
  switch (word) {
    case '':
      return;
    case 'load':
    case 'add':
    case 'take': {
      const [amount = '', duration] = rest.join(' ').split(/\s*over\s*/);
      const mass = massArgument(amount);
      const load = word === 'load' ? mass : scale.load + (word === 'add' ? mass : -mass);
      scale.setLoad(load, duration === undefined ? 0 : Number.parseInt(duration, 10));
      console.log(`load ${load / 1_000} g`);
      return;
    }
    case 'behaviour': {
      const [name = '', state] = rest;
      if (!isBehaviour(name) || (state !== 'on' && state !== 'off')) throw new Error(HELP);
      scale.setBehaviour(name, state === 'on');
      console.log(`${name} ${state}`);
      return;
    }
    case 'reset': {
      scale.reset();
      return;
    }
    case 'unplug':
      await scale.unplug();
      {
        console.log('unplugged');
        return;
      }
    case 'plug':
      await scale.plug();
      {
        console.log('plugged');
        return;
      }
    default:
      console.log(HELP);
  }
}
