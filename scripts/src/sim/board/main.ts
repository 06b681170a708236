import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { BoardSimulation } from './board-simulation.js';
import { behindDivider, REFERENCE_WIRING } from './reference-wiring.js';

const HELP_TEXT = `
commands on standard input:
  press            press and release the help button
  hold, release    keep the help button down; let it go
  tilt, level      the cart stands at an angle; level again
  battery VOLTS    voltage of the battery, before the divider
  unplug, plug     pull the cable out; put it in again
  silence, talk    the board hangs with the port open; it recovers
  reset            brown-out or reset button
  quit`;

const program = new Command('board-simulation')
  .description(
    'A simulated Firmata board on a pseudo terminal, wired as docs/hardware.md shows. Prints what light and beeper do.',
  )
  .option('--link <path>', 'where the board appears; a temporary path when not given')
  .addHelpText('after', HELP_TEXT)
  .parse();

const { link } = program.opts<{ link?: string }>();
const board = new BoardSimulation(link);
const { light, beeper, helpButton } = REFERENCE_WIRING;

function colour(): string {
  const [red, green] = [board.pin(light.red).value, board.pin(light.green).value];
  if (red === 0 && green === 0) return 'off';
  if (red === 0) return 'green';
  return green === 0 ? 'red' : 'amber';
}

let shown: string | undefined;
let settle: NodeJS.Immediate | undefined;
board.on('pin', (number, pin) => {
  if (number === beeper.pin) process.stdout.write(`beep ${pin.value === 1 ? 'on' : 'off'}\n`);
  if (number !== light.red && number !== light.green) return;
  // Two channels make one colour and change one after the other: look when both have been written.
  clearImmediate(settle);
  settle = setImmediate(() => {
    if (colour() === shown) return;
    shown = colour();
    process.stdout.write(`light ${shown}\n`);
  });
});

const COMMANDS: Readonly<Record<string, (argument: string | undefined) => void | Promise<void>>> = {
  press: () => board.pressButton(helpButton.pin),
  hold: () => board.holdButton(helpButton.pin),
  release: () => board.releaseButton(helpButton.pin),
  tilt: () => board.tilt(),
  level: () => board.level(),
  battery: (argument) => {
    const volts = Number(argument);
    if (!Number.isFinite(volts) || volts < 0) throw new Error('battery needs a voltage, for example: battery 12.8');
    board.setAnalog(0, behindDivider(volts));
  },
  unplug: () => board.unplug(),
  plug: () => board.plug(),
  silence: () => void (board.silent = true),
  talk: () => void (board.silent = false),
  reset: () => board.reset(),
  quit: () => leave(),
};

async function leave(): Promise<never> {
  await board.stop();
  process.exit(0);
}

await board.start();
board.setAnalog(0, behindDivider(13));
process.stdout.write(`board at ${board.path}\n`);
process.once('SIGINT', () => void leave());
process.once('SIGTERM', () => void leave());
for await (const line of createInterface({ input: process.stdin })) {
  const [command = '', argument] = line.trim().split(/\s+/);
  if (command === '') continue;
  try {
    const obey = COMMANDS[command];
    if (obey === undefined) throw new Error(`"${command}" is no command; see --help`);
    await obey(argument);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
