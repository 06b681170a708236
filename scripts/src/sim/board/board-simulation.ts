import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import { PtyPair } from '../pty/pty-pair.js';
import { REFERENCE_WIRING } from './reference-wiring.js';
import { FirmataDevice, type SimulatedPin } from './firmata-device.js';

const LEVEL_SWITCH = REFERENCE_WIRING.levelSwitch.pin;
/** How long a quick finger stays down, and up before the next press. */
const FINGER_MS = 120;

/**
 * A simulated Firmata board at the end of a real pseudo terminal, with the ways real boards misbehave. `path` is what a
 * cart's `board.port` names. Runs until `stop()`.
 */
export class BoardSimulation extends EventEmitter<{ pin: [number, SimulatedPin] }> {
  readonly #cable: PtyPair;
  readonly #device: FirmataDevice;
  #port: SerialPort | undefined;
  #clock: NodeJS.Timeout | undefined;
  #silent = false;

  /** @param link where the board appears; a temporary path when not given */
  constructor(link?: string) {
    super();
    this.#cable = new PtyPair(link);
    this.#device = new FirmataDevice((bytes) => {
      if (!this.#silent) this.#port?.write(bytes);
    });
    this.#device.on('pin', (number, pin) => this.emit('pin', number, pin));
  }

  get path(): string {
    return this.#cable.a;
  }

  async start(): Promise<void> {
    await this.plug();
  }

  async stop(): Promise<void> {
    await this.unplug();
    await this.#cable.close();
  }

  /** Connects the cable. The board takes its power from it, so it boots. */
  async plug(): Promise<void> {
    if (this.#port !== undefined) return;
    await this.#cable.plug();
    const port = new SerialPort({ path: this.#cable.b, baudRate: 57_600, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    port.on('error', () => undefined);
    port.on('data', (bytes: Buffer) => {
      if (!this.#silent) this.#device.receive(bytes);
    });
    this.#port = port;
    this.#device.boot();
    this.#scheduleSample();
  }

  /** Pulls the cable: the board loses its power with it. */
  async unplug(): Promise<void> {
    clearTimeout(this.#clock);
    const port = this.#port;
    this.#port = undefined;
    if (port?.isOpen === true) await new Promise<void>((resolve) => port.close(() => resolve()));
    await this.#cable.unplug();
  }

  /** The board hangs: bytes to it are lost and none come back, while the port stays open. */
  set silent(silent: boolean) {
    this.#silent = silent;
  }

  /** Brown-out or reset button: the cable stays, the board starts anew. */
  reset(): void {
    this.#device.boot();
  }

  pin(number: number): SimulatedPin {
    return this.#device.pin(number);
  }

  /** Resolves when the pin has this value, at once if it has it already. */
  async pinBecomes(number: number, value: number): Promise<void> {
    if (this.pin(number).value === value) return;
    await new Promise<void>((resolve) => {
      const look = (changed: number, pin: SimulatedPin): void => {
        if (changed !== number || pin.value !== value) return;
        this.off('pin', look);
        resolve();
      };
      this.on('pin', look);
    });
  }

  /** Closes a button from the pin to ground until `releaseButton`. */
  holdButton(pin: number): void {
    this.#device.drive(pin, 0);
  }

  /** Lets go; resolves when the finger could press again. */
  async releaseButton(pin: number): Promise<void> {
    this.#device.drive(pin, undefined);
    await delay(FINGER_MS);
  }

  /** A press as a finger makes it, with contact bounce at both ends; resolves when the finger could press again. */
  async pressButton(pin: number, milliseconds = FINGER_MS): Promise<void> {
    for (const level of [0, undefined, 0, undefined, 0] as const) this.#device.drive(pin, level);
    await delay(milliseconds);
    for (const level of [undefined, 0, undefined] as const) this.#device.drive(pin, level);
    await delay(milliseconds);
  }

  /** The cart comes to stand at an angle: the tilt switch of the reference wiring closes. */
  tilt(): void {
    this.#device.drive(LEVEL_SWITCH, 0);
  }

  level(): void {
    this.#device.drive(LEVEL_SWITCH, undefined);
  }

  /** @param channel 0 for A0; @param volts at the pin */
  setAnalog(channel: number, volts: number): void {
    this.#device.setAnalog(channel, volts);
  }

  #scheduleSample(): void {
    this.#clock = setTimeout(() => {
      this.#device.sample();
      this.#scheduleSample();
    }, this.#device.samplingInterval);
  }
}
