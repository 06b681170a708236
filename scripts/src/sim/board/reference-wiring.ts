import { boardConfigSchema, type BoardConfig } from '@smart-cart/cart-firmware/peripherals';

/** The wiring of docs/hardware.md: an Arduino Uno, a common-cathode light, an active beeper, a button, a tilt switch, a 12 V battery. */
export const REFERENCE_WIRING = {
  light: { kind: 'rgb', red: 9, green: 10, blue: 11 },
  beeper: { pin: 8 },
  helpButton: { pin: 2 },
  levelSwitch: { pin: 3 },
  battery: { pin: 'A0', upperOhms: 33_000, lowerOhms: 10_000, referenceVolts: 5, emptyVolts: 12, fullVolts: 13.4 },
} as const;

/** Section `board` of a cart that is wired so, with the board at `port`. */
export function referenceBoard(port: string): BoardConfig {
  return boardConfigSchema.parse({ port, ...REFERENCE_WIRING });
}

/** Volts at the analog pin when the battery has `volts`. */
export function behindDivider(volts: number): number {
  const { upperOhms, lowerOhms } = REFERENCE_WIRING.battery;
  return (volts * lowerOhms) / (upperOhms + lowerOhms);
}
