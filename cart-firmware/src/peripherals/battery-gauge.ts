import type { BatteryConfig } from './config.js';

/** A filtered reading. `percent` is linear between the configured empty and full voltage, so an estimate. */
export interface BatteryReading {
  readonly percent: number;
  readonly volts: number;
}

/** Share of each new sample: at two samples a second a step is followed to 90 % in about six seconds. */
const WEIGHT = 0.18;
/** Below this share of the empty voltage the cart could not be running: the wire is off, or the divider is wrong. */
const PLAUSIBLE_SHARE = 0.5;
/** A step on the scale of percent is reported when it is this large, so that a boundary does not flicker. */
const HYSTERESIS_PERCENT = 0.7;

/** Turns counts of the board's converter into a battery reading. Pure: one call per sample. */
export class BatteryGauge {
  #volts: number | undefined;
  #reported: BatteryReading | null | undefined;

  /** @param fullScale highest count of the converter, 1023 for 10 bits */
  constructor(
    private readonly config: BatteryConfig,
    private readonly fullScale: number,
  ) {}

  /**
   * @returns a reading when it changed by about a percent, null when the battery has become unreadable (never 0 % for a
   * fault), undefined when there is nothing new to say
   */
  add(counts: number): BatteryReading | null | undefined {
    const { referenceVolts, upperOhms, lowerOhms, emptyVolts, fullVolts } = this.config;
    const volts = ((counts / this.fullScale) * referenceVolts * (upperOhms + lowerOhms)) / lowerOhms;
    if (volts < emptyVolts * PLAUSIBLE_SHARE) {
      this.#volts = undefined;
      if (this.#reported === null) return undefined;
      this.#reported = null;
      return null;
    }
    this.#volts = this.#volts === undefined ? volts : this.#volts + WEIGHT * (volts - this.#volts);
    const share = (this.#volts - emptyVolts) / (fullVolts - emptyVolts);
    const percent = Math.min(100, Math.max(0, share * 100));
    if (this.#reported && Math.abs(this.#reported.percent - percent) < HYSTERESIS_PERCENT) return undefined;
    const reading = { percent: Math.round(percent), volts: Math.round(this.#volts * 100) / 100 };
    if (this.#reported?.percent === reading.percent) return undefined;
    this.#reported = reading;
    return reading;
  }
}
