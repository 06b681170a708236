import { performance } from 'node:perf_hooks';
import { SerialPort } from 'serialport';
import { writeCalibration, type ProtocolName } from '@smart-cart/scale-driver';
import { SeededRandom } from '../camera/seeded-random.js';
import { PtyPair } from '../pty/pty-pair.js';
import { spoil } from './bad-wire.js';
import { BehaviourSet, type BehaviourName } from './behaviour.js';
import { BRIDGE_SERIAL, BridgeDevice, COUNTS_PER_MG, ZERO_COUNTS } from './bridge-device.js';
import { MtSicsDevice } from './mt-sics-device.js';
import type { ScaleDevice, Send } from './scale-device.js';
import { Sensor } from './sensor.js';
import { Toledo8217Device } from './toledo-8217-device.js';

export interface SimulatedScaleOptions {
  readonly protocol: ProtocolName;
  /** Max and e in mg; 30 kg and 5 g by default. */
  readonly capacity?: number;
  readonly interval?: number;
  /** Where the scale appears; a temporary path when not given. */
  readonly link?: string;
  readonly seed?: number;
}

const CONVERSION_MS = 12.5;
const RESETS_MS = 2_000;

/** A simulated scale at the end of a real pseudo terminal. `path` is what a cart's `scale.port` names. */
export class SimulatedScale {
  readonly behaviours = new BehaviourSet();
  readonly capacity: number;
  readonly interval: number;
  readonly #cable: PtyPair;
  readonly #device: ScaleDevice;
  readonly #sensor: Sensor;
  readonly #random: SeededRandom;
  #port: SerialPort | undefined;
  #timer: NodeJS.Timeout | undefined;
  #resetAt = 0;

  constructor(private readonly options: SimulatedScaleOptions) {
    this.capacity = options.capacity ?? 30_000_000;
    this.interval = options.interval ?? 5_000;
    this.#random = new SeededRandom(options.seed ?? 1);
    this.#sensor = new Sensor(this.behaviours, this.#random.fork());
    this.#cable = new PtyPair(options.link);
    this.#device = this.#makeDevice((bytes) => {
      for (const chunk of spoil(bytes, this.behaviours, this.#random)) this.#port?.write(Buffer.from(chunk));
    });
  }

  get path(): string {
    return this.#cable.a;
  }

  get load(): number {
    return this.#sensor.load;
  }

  async start(): Promise<void> {
    await this.plug();
  }

  async stop(): Promise<void> {
    await this.unplug();
    await this.#cable.close();
  }

  /** The load becomes `mg`: at once, or evenly over `overMs` as a hand lowers it. */
  setLoad(mg: number, overMs = 0): void {
    this.#sensor.setLoad(mg, performance.now(), overMs);
  }

  setBehaviour(name: BehaviourName, on: boolean): void {
    this.behaviours.set(name, on);
  }

  /** The device loses its power for a moment; the cable stays. */
  reset(): void {
    this.#device.boot(performance.now());
  }

  /** Connects the cable. The device takes its power from it, so it boots. */
  async plug(): Promise<void> {
    if (this.#port !== undefined) return;
    await this.#cable.plug();
    const port = new SerialPort({ path: this.#cable.b, baudRate: 115_200, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    port.on('error', () => undefined);
    port.on('data', (bytes: Buffer) => {
      if (!this.behaviours.has('silence')) this.#device.receive(bytes, performance.now());
    });
    this.#port = port;
    this.reset();
    this.#timer = setInterval(() => this.#convert(), CONVERSION_MS);
  }

  /** Pulls the cable; the device file vanishes. */
  async unplug(): Promise<void> {
    clearInterval(this.#timer);
    const port = this.#port;
    this.#port = undefined;
    if (port?.isOpen === true) await new Promise<void>((resolve) => port.close(() => resolve()));
    await this.#cable.unplug();
  }

  /** Seals a calibration that fits this simulation (hx711-bridge only). */
  async writeCalibration(file: string): Promise<void> {
    const span = this.capacity / 2;
    await writeCalibration(file, {
      device: BRIDGE_SERIAL,
      capacity: this.capacity,
      interval: this.interval,
      points: [
        { counts: ZERO_COUNTS, mass: 0 },
        { counts: ZERO_COUNTS + span * COUNTS_PER_MG, mass: span },
      ],
      sealedAt: new Date().toISOString(),
      by: 'simulation',
    });
  }

  #convert(): void {
    const now = performance.now();
    if (this.behaviours.has('resets') && now - this.#resetAt > RESETS_MS) {
      this.#resetAt = now;
      this.#device.boot(now);
    }
    this.#device.convert(this.#sensor.sample(now), now);
  }

  #makeDevice(send: Send): ScaleDevice {
    const options = { capacity: this.capacity, interval: this.interval };
    switch (this.options.protocol) {
      case 'hx711-bridge':
        return new BridgeDevice(send, this.behaviours);
      case 'toledo-8217':
        return new Toledo8217Device(send, options);
      case 'mt-sics':
        return new MtSicsDevice(send, options);
    }
  }
}
