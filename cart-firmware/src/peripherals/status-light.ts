import type { LightColour } from '@smart-cart/contracts';
import five from 'johnny-five';
import type { LightConfig } from './config.js';

/** Duty of the channels, 0 to 255. Amber needs far less green than red: the eye and green LEDs are both most sensitive there. */
const MIX: Readonly<Record<LightColour, { red: number; green: number }>> = {
  off: { red: 0, green: 0 },
  green: { red: 0, green: 255 },
  amber: { red: 255, green: 80 },
  red: { red: 255, green: 0 },
};

/** The light on the handle, as wired. */
export interface StatusLight {
  show(colour: LightColour): void;
}

export function statusLight(board: five.Board, config: LightConfig): StatusLight {
  return config.kind === 'rgb' ? mixedLight(board, config) : separateLamps(board, config);
}

function mixedLight(board: five.Board, config: Extract<LightConfig, { kind: 'rgb' }>): StatusLight {
  const channel = (pin: number): five.Led => new five.Led({ board, pin, isAnode: config.common === 'anode' });
  const red = channel(config.red);
  const green = channel(config.green);
  if (config.blue !== undefined) channel(config.blue).brightness(0);
  return {
    show: (colour) => {
      red.brightness(MIX[colour].red);
      green.brightness(MIX[colour].green);
    },
  };
}

function separateLamps(board: five.Board, config: Extract<LightConfig, { kind: 'separate' }>): StatusLight {
  const lamps = (['red', 'amber', 'green'] as const).map((colour) => ({
    colour,
    pin: new five.Pin({ board, pin: config[colour] }),
  }));
  return {
    show: (colour) => {
      // The lamp that goes out goes first, so that two colours are never lit together.
      for (const lamp of [...lamps].sort((a, b) => Number(a.colour === colour) - Number(b.colour === colour))) {
        if ((lamp.colour === colour) !== config.activeLow) lamp.pin.high();
        else lamp.pin.low();
      }
    },
  };
}
