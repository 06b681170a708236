import type { Firmata } from 'firmata-io';
import five from 'johnny-five';
import { BatteryGauge, type BatteryReading } from './battery-gauge.js';
import type { BatteryConfig } from './config.js';

const SAMPLE_MS = 500;

interface Disableable {
  disable(): void;
}

/** Watches the battery through the board's converter; johnny-five gives the median of the samples of each half second. */
export class BatteryMonitor {
  readonly #sensor: five.Sensor;

  constructor(board: five.Board, config: BatteryConfig, changed: (reading: BatteryReading | null) => void) {
    const gauge = new BatteryGauge(config, (board.io as Firmata).RESOLUTION.ADC ?? 1023);
    this.#sensor = new five.Sensor({ board, pin: config.pin, freq: SAMPLE_MS });
    this.#sensor.on('data', (median) => {
      // Before the first report of the board johnny-five gives 0, which is no measurement.
      if ((this.#sensor.raw as number | null) === null) return;
      const reading = gauge.add(Number(median));
      if (reading !== undefined) changed(reading);
    });
  }

  dispose(): void {
    (this.#sensor as unknown as Disableable).disable();
  }
}
