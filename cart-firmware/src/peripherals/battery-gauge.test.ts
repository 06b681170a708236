import { describe, expect, it } from '@jest/globals';
import { BatteryGauge, type BatteryReading } from './battery-gauge.js';

const config = { pin: 'A0', upperOhms: 33_000, lowerOhms: 10_000, referenceVolts: 5, emptyVolts: 11, fullVolts: 13 };

/** Counts a 10-bit converter gives for a battery voltage behind the divider. */
const counts = (volts: number): number => Math.round((volts / 4.3 / 5) * 1023);

function settle(gauge: BatteryGauge, volts: number): BatteryReading | null | undefined {
  let last: BatteryReading | null | undefined;
  for (let i = 0; i < 60; i += 1) last = gauge.add(counts(volts)) ?? last;
  return last;
}

describe('battery gauge', () => {
  it('undoes the divider and reads the first sample at once', () => {
    const reading = new BatteryGauge(config, 1023).add(counts(12));
    expect(reading?.volts).toBeCloseTo(12, 1);
    expect(reading?.percent).toBeGreaterThan(47);
    expect(reading?.percent).toBeLessThan(53);
  });

  it('does not fall by percents when a motor pulls the voltage down for one sample', () => {
    const gauge = new BatteryGauge(config, 1023);
    settle(gauge, 12.5);
    const dip = gauge.add(counts(11.5));
    expect(dip?.percent ?? 75).toBeGreaterThan(60);
    expect(settle(gauge, 12.5)?.percent ?? 75).toBeGreaterThan(72);
  });

  it('says nothing while the voltage moves by less than a percent', () => {
    const gauge = new BatteryGauge(config, 1023);
    gauge.add(500);
    expect([501, 500, 499, 500, 501].map((c) => gauge.add(c))).toEqual(Array(5).fill(undefined));
  });

  it('keeps to 0 and 100 percent outside the configured range', () => {
    expect(new BatteryGauge(config, 1023).add(counts(14.5))?.percent).toBe(100);
    expect(new BatteryGauge(config, 1023).add(counts(9))?.percent).toBe(0);
  });

  it('calls a wire that is off unreadable, once, and not an empty battery', () => {
    const gauge = new BatteryGauge(config, 1023);
    settle(gauge, 12);
    expect(gauge.add(3)).toBeNull();
    expect(gauge.add(3)).toBeUndefined();
    expect(gauge.add(counts(12))?.percent).toBeGreaterThan(45);
  });
});
