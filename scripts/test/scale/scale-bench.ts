import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScaleReading, WeightStep } from '@smart-cart/contracts';
import {
  ScaleUnit,
  scaleConfigSchema,
  type ProtocolName,
  type ScaleConfigInput,
  type ScaleState,
} from '@smart-cart/scale-driver';
import { SimulatedScale } from '../../src/sim/scale/simulated-scale.js';

/** A simulated scale on a real pseudo terminal, the unmodified driver on its other end, and what the driver said. */
export class ScaleBench {
  readonly steps: WeightStep[] = [];
  readonly states: ScaleState[] = [];
  readonly faults = new Set<string>();
  #watchers: (() => void)[] = [];

  private constructor(
    readonly scale: SimulatedScale,
    readonly unit: ScaleUnit,
    readonly folder: string,
  ) {
    unit.on('reading', (reading: ScaleReading) => {
      if (reading.kind === 'fault') this.faults.add(reading.fault);
      this.#changed();
    });
    unit.on('step', (step) => {
      this.steps.push(step);
      this.#changed();
    });
    unit.on('state', (state) => {
      this.states.push(state);
      this.#changed();
    });
  }

  static async start(protocol: ProtocolName, config: Partial<ScaleConfigInput> = {}): Promise<ScaleBench> {
    const folder = await mkdtemp(join(tmpdir(), 'scale-bench-'));
    const scale = new SimulatedScale({ protocol });
    await scale.start();
    const calibrationFile = join(folder, 'calibration.json');
    if (protocol === 'hx711-bridge') await scale.writeCalibration(calibrationFile);
    const unit = new ScaleUnit({
      config: scaleConfigSchema.parse({
        port: scale.path,
        protocol,
        calibrationFile,
        reopen: { leastMs: 50, mostMs: 200 },
        silenceMs: 600,
        frozenMs: 800,
        ...config,
      }),
    });
    const bench = new ScaleBench(scale, unit, folder);
    await unit.start();
    return bench;
  }

  /** Steps in whole grams, as far as they came. */
  get grams(): number[] {
    return this.steps.map((step) => Math.round(step.delta / 5_000) * 5);
  }

  async stop(): Promise<void> {
    await this.unit.stop();
    await this.scale.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Resolves when the condition holds; checked at every event of the driver. */
  async until(what: string, condition: () => boolean, ms = 10_000): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const finish = (): void => {
        this.#watchers = this.#watchers.filter((watcher) => watcher !== watch);
        clearTimeout(timer);
      };
      const watch = (): void => {
        if (!condition()) return;
        finish();
        resolve();
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`${what} did not happen within ${ms} ms; the scale is ${JSON.stringify(this.unit.state)}`));
      }, ms);
      this.#watchers.push(watch);
      watch();
    });
  }

  /** The scale weighs and shows this load, at rest. */
  async atRest(grams: number): Promise<void> {
    await this.until(`a stable load of ${grams} g`, () => {
      const { load } = this.unit;
      return load !== null && Math.abs(load - grams * 1_000) < 5_000;
    });
  }

  async fault(code: string): Promise<void> {
    await this.until(`fault ${code}`, () => this.unit.state.fault === code);
  }

  #changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
