import type { Firmata } from 'firmata-io';
import type { BoardConfig } from './config.js';

/** @returns a sentence for each configured part that this board cannot carry on its pin */
export function unusablePins(config: BoardConfig, io: Firmata): { part: keyof BoardConfig; message: string }[] {
  const can = (pin: number, mode: number): boolean => io.pins[pin]?.supportedModes.includes(mode) ?? false;
  const dimming = io.pins.flatMap((_, pin) => (can(pin, io.MODES.PWM) ? [pin] : [])).join(', ');
  const problems: { part: keyof BoardConfig; message: string }[] = [];
  const { light, beeper, helpButton, levelSwitch, battery } = config;
  if (light !== undefined) {
    const rgb = light.kind === 'rgb';
    const pins = rgb
      ? [light.red, light.green, ...(light.blue === undefined ? [] : [light.blue])]
      : [light.red, light.amber, light.green];
    const wrong = pins.filter((pin) => !can(pin, rgb ? io.MODES.PWM : io.MODES.OUTPUT));
    if (wrong.length > 0)
      problems.push({
        part: 'light',
        message: `board.light uses pin ${wrong.join(' and ')}, which ${rgb ? `cannot dim; this board dims ${dimming}` : 'is no output of this board'}.`,
      });
  }
  if (beeper !== undefined && !can(beeper.pin, io.MODES.OUTPUT))
    problems.push({
      part: 'beeper',
      message: `board.beeper uses pin ${beeper.pin}, which is no output of this board.`,
    });
  if (helpButton !== undefined && !can(helpButton.pin, io.MODES.INPUT))
    problems.push({
      part: 'helpButton',
      message: `board.helpButton uses pin ${helpButton.pin}, which is no input of this board.`,
    });
  if (levelSwitch !== undefined && !can(levelSwitch.pin, io.MODES.INPUT))
    problems.push({
      part: 'levelSwitch',
      message: `board.levelSwitch uses pin ${levelSwitch.pin}, which is no input of this board.`,
    });
  if (battery !== undefined && !io.pins.some((pin) => pin.analogChannel === Number(battery.pin.slice(1))))
    problems.push({ part: 'battery', message: `board.battery uses ${battery.pin}, which this board does not have.` });
  return problems;
}
