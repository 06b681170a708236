import { describe, expect, it } from '@jest/globals';
import { boardConfigSchema } from './config.js';

const problem = (config: unknown): string =>
  boardConfigSchema
    .safeParse(config)
    .error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
    .join('; ') ?? '';

describe('configuration of the board', () => {
  it('accepts a board with no parts: every part is optional', () => {
    expect(boardConfigSchema.parse({})).toEqual({ port: '/dev/cart-board', baud: 57_600 });
  });

  it('refuses the pins of the serial line', () => {
    expect(problem({ beeper: { pin: 1 } })).toBe('beeper.pin: pins 0 and 1 carry the serial line; use 2 or higher');
  });

  it('refuses one pin for two parts', () => {
    const light = { kind: 'separate', red: 4, amber: 5, green: 6 };
    expect(problem({ light, beeper: { pin: 5 } })).toContain('one pin is used twice');
    expect(problem({ light, beeper: { pin: 7 } })).toBe('');
  });

  it('refuses a divider that would put more on the pin than the board stands', () => {
    const battery = { pin: 'A0', emptyVolts: 11, fullVolts: 14.6, upperOhms: 10_000, lowerOhms: 10_000 };
    expect(problem({ battery })).toContain('would put more than referenceVolts on the pin');
    expect(problem({ battery: { ...battery, upperOhms: 33_000 } })).toBe('');
  });

  it('names an unknown key instead of ignoring it', () => {
    expect(problem({ lamp: 3 })).toContain('lamp');
  });
});
