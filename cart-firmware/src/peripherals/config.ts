import { z } from 'zod';

/** Pins 0 and 1 carry the serial line of nearly every board that runs Firmata. */
const digitalPin = z
  .int()
  .min(2, 'pins 0 and 1 carry the serial line; use 2 or higher')
  .max(69)
  .describe('Digital pin number as printed on the board.');

const analogPin = z
  .string()
  .regex(/^A(?:\d|1[0-5])$/, 'an analog pin is written A0 to A15')
  .describe('Analog pin as printed on the board, A0 to A15.');

const colourLight = z
  .object({
    kind: z.literal('rgb'),
    red: digitalPin.describe('Pin of the red channel; must be able to dim (PWM).'),
    green: digitalPin.describe('Pin of the green channel; must be able to dim (PWM).'),
    blue: digitalPin.optional().describe('Pin of the blue channel, when there is one; it is kept dark.'),
    common: z
      .enum(['cathode', 'anode'])
      .default('cathode')
      .describe('The leg the channels share: cathode to ground, or anode to the supply (channels inverted).'),
  })
  .strict()
  .describe('One light that mixes colours. Amber is mixed from red and green.');

const separateLight = z
  .object({
    kind: z.literal('separate'),
    red: digitalPin.describe('Pin of the red lamp.'),
    amber: digitalPin.describe('Pin of the amber lamp.'),
    green: digitalPin.describe('Pin of the green lamp.'),
    activeLow: z.boolean().default(false).describe('The lamps light when the pin is low.'),
  })
  .strict()
  .describe('Three lamps, one lit at a time, switched without dimming.');

const beeper = z
  .object({
    pin: digitalPin.describe('Pin that switches the beeper.'),
    activeLow: z.boolean().default(false).describe('The beeper sounds when the pin is low.'),
  })
  .strict()
  .describe('A beeper with its own oscillator, switched on and off. A bare piezo disc stays silent.');

const helpButton = z
  .object({
    pin: digitalPin.describe('Pin of the button.'),
    pullUp: z
      .boolean()
      .default(true)
      .describe(
        'Button from the pin to ground, held high by the board. False: button to the supply, own resistor to ground.',
      ),
    debounce: z.int().min(10).max(500).default(40).describe('How long the button must stay down to count, ms.'),
  })
  .strict()
  .describe('The button that calls staff.');

const levelSwitch = z
  .object({
    pin: digitalPin.describe('Pin of the switch.'),
    pullUp: z
      .boolean()
      .default(true)
      .describe(
        'Switch from the pin to ground, held high by the board. False: switch to the supply, own resistor to ground.',
      ),
    whenLevel: z.enum(['open', 'closed']).default('open').describe('The switch on level ground.'),
    steadyFor: z.int().min(50).max(5_000).default(300).describe('How long it must stay so to count, ms.'),
  })
  .strict()
  .describe('A tilt switch under the basket. While the cart stands at an angle its scale is not believed.');

const battery = z
  .object({
    pin: analogPin,
    upperOhms: z
      .number()
      .min(0)
      .max(10_000_000)
      .default(0)
      .describe('Divider: resistor from battery to pin. 0: no divider.'),
    lowerOhms: z.number().min(1).max(10_000_000).default(10_000).describe('Divider: resistor from pin to ground.'),
    referenceVolts: z
      .number()
      .min(1)
      .max(5.5)
      .default(5)
      .describe('Supply of the board: what the pin reads at full scale.'),
    emptyVolts: z.number().min(0.5).max(60).describe('Battery voltage shown as 0 %.'),
    fullVolts: z.number().min(0.5).max(60).describe('Battery voltage shown as 100 %.'),
  })
  .strict()
  .refine((b) => b.fullVolts > b.emptyVolts, { path: ['fullVolts'], message: 'must be above emptyVolts' })
  .refine((b) => (b.fullVolts * b.lowerOhms) / (b.upperOhms + b.lowerOhms) <= b.referenceVolts, {
    path: ['upperOhms'],
    message:
      'the full battery would put more than referenceVolts on the pin and damage the board; use a larger upper resistor',
  })
  .describe('Battery voltage through a resistor divider.');

const wheelOdometer = z
  .object({
    pin: digitalPin.describe('Pin of the pulse sensor.'),
    millimetresPerPulse: z.number().positive().max(5_000).describe('Way rolled between two pulses, mm.'),
  })
  .strict()
  .describe('Pulse sensor on a wheel. Reserved: this version checks it, says so, and does not read it.');

interface Wiring {
  light?: z.output<typeof colourLight> | z.output<typeof separateLight> | undefined;
  beeper?: { pin: number } | undefined;
  helpButton?: { pin: number } | undefined;
  levelSwitch?: { pin: number } | undefined;
  wheelOdometer?: { pin: number } | undefined;
}

function usedPins({
  light,
  beeper: buzzer,
  helpButton: button,
  levelSwitch: level,
  wheelOdometer: wheel,
}: Wiring): number[] {
  const lamps = light === undefined ? [] : [light.red, light.green, light.kind === 'rgb' ? light.blue : light.amber];
  return [...lamps, buzzer?.pin, button?.pin, level?.pin, wheel?.pin].filter((pin) => pin !== undefined);
}

/** Section `board` of the cart's configuration. Every part is optional: a part that is not listed is not fitted. */
export const boardConfigSchema = z
  .object({
    port: z
      .string()
      .min(1)
      .default('/dev/cart-board')
      .describe('Serial device of the board; the shipped udev rules make /dev/cart-board.'),
    baud: z.int().min(9_600).max(1_000_000).default(57_600).describe('Line speed of the Firmata sketch.'),
    light: z
      .discriminatedUnion('kind', [colourLight, separateLight])
      .optional()
      .describe('Status light on the handle.'),
    beeper: beeper.optional(),
    helpButton: helpButton.optional(),
    levelSwitch: levelSwitch.optional(),
    battery: battery.optional(),
    wheelOdometer: wheelOdometer.optional(),
  })
  .strict()
  .refine((board) => new Set(usedPins(board)).size === usedPins(board).length, {
    message: 'one pin is used twice; give each part its own',
  });

export type BoardConfig = z.output<typeof boardConfigSchema>;
export type LightConfig = NonNullable<BoardConfig['light']>;
export type BeeperConfig = NonNullable<BoardConfig['beeper']>;
export type HelpButtonConfig = NonNullable<BoardConfig['helpButton']>;
export type LevelSwitchConfig = NonNullable<BoardConfig['levelSwitch']>;
export type BatteryConfig = NonNullable<BoardConfig['battery']>;
