import { EventEmitter } from 'node:events';

/** Pin modes of the Firmata protocol. */
const INPUT = 0x00;
const OUTPUT = 0x01;
const ANALOG = 0x02;
const PWM = 0x03;
const SERVO = 0x04;
const I2C = 0x06;
const PULLUP = 0x0b;

const NO_ANALOG = 0x7f;
const PIN_COUNT = 20;
const FIRST_ANALOG_PIN = 14;
const DIMMING = new Set([3, 5, 6, 9, 10, 11]);
/** Payload bytes of the commands that are no sysex, by command without its channel. */
const LENGTHS: Readonly<Record<number, number>> = {
  0x90: 2,
  0xc0: 1,
  0xd0: 1,
  0xe0: 2,
  0xf4: 2,
  0xf5: 2,
  0xf9: 0,
  0xff: 0,
};
const MAX_SYSEX = 64;

/** What a meter on the pin would show, and what the host has set. */
export interface SimulatedPin {
  readonly mode: number;
  /** Output: 0 or 1, or the duty 0 to 255 in PWM mode. Input: the level outside. Analog: counts 0 to 1023. */
  readonly value: number;
}

interface PinState {
  mode: number;
  output: number;
  pullUp: boolean;
  /** Level something outside drives the pin to; undefined: nothing does, so the pull-up decides. */
  driven: number | undefined;
  analog: number;
  reportAnalog: boolean;
  /** Value of the last `pin` event. */
  told: number;
}

/**
 * Simulation of an Arduino Uno running StandardFirmata 2.5, at the level of the protocol: bytes in, bytes out, pins.
 * It answers as that sketch does, including what hosts trip over: after a restart every digital pin is a low output,
 * a write to a port does not touch PWM pins, and writing 1 to an input switches its pull-up on.
 */
export class FirmataDevice extends EventEmitter<{ pin: [number, SimulatedPin] }> {
  readonly #pins: PinState[] = [];
  #reportedPorts = new Map<number, number>();
  #samplingInterval = 19;
  #command: number[] = [];

  /** @param send takes what the board writes to its serial line */
  constructor(private readonly send: (bytes: Buffer) => void) {
    super();
    for (let i = 0; i < PIN_COUNT; i += 1)
      this.#pins.push({
        mode: OUTPUT,
        output: 0,
        pullUp: false,
        driven: undefined,
        analog: 0,
        reportAnalog: false,
        told: 0,
      });
    this.#resetPins();
  }

  /** Milliseconds between two analog reports, as the host set it. */
  get samplingInterval(): number {
    return this.#samplingInterval;
  }

  pin(number: number): SimulatedPin {
    const pin = this.#pin(number);
    return { mode: pin.mode, value: this.#valueOf(pin) };
  }

  /** Power-on or the reset button: pins fall back, then version and firmware are announced unasked. */
  boot(): void {
    this.#command = [];
    this.#resetPins();
    this.#version();
    this.#firmware();
  }

  /** Something outside drives a digital pin to a level; undefined lets go of it. */
  drive(number: number, level: 0 | 1 | undefined): void {
    this.#pin(number).driven = level;
    this.#look(number);
    const port = number >> 3;
    const before = this.#reportedPorts.get(port);
    if (before !== undefined && before !== this.#portLevels(port)) this.#reportPort(port);
  }

  /** @param channel 0 for A0; @param volts at the pin, of a 5 V board */
  setAnalog(channel: number, volts: number): void {
    this.#pin(FIRST_ANALOG_PIN + channel).analog = Math.max(0, Math.min(1023, Math.round((volts / 5) * 1023)));
  }

  /** One turn of the sketch's sampling clock: sends the analog channels the host asked for. */
  sample(): void {
    for (let channel = 0; FIRST_ANALOG_PIN + channel < PIN_COUNT; channel += 1) {
      const pin = this.#pin(FIRST_ANALOG_PIN + channel);
      if (pin.reportAnalog) this.#write([0xe0 | channel, pin.analog & 0x7f, pin.analog >> 7]);
    }
  }

  /** Bytes from the host. A command byte in the middle of a command begins anew, as in the sketch's parser. */
  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#command[0] === 0xf0) this.#receiveInSysex(byte);
      else this.#receiveInCommand(byte);
    }
  }

  #receiveInSysex(byte: number): void {
    if (byte === 0xf7) {
      const [, id = 0, ...data] = this.#command;
      this.#command = [];
      this.#sysex(id, data);
    } else if (byte >= 0x80) {
      this.#command = [];
      this.#receiveInCommand(byte);
    } else if (this.#command.length < MAX_SYSEX) this.#command.push(byte);
  }

  #receiveInCommand(byte: number): void {
    if (byte >= 0x80) this.#command = [byte];
    else if (this.#command.length > 0) this.#command.push(byte);
    const [first] = this.#command;
    if (first === undefined || first === 0xf0) return;
    const command = first < 0xf0 ? first & 0xf0 : first;
    const length = LENGTHS[command];
    if (length === undefined) this.#command = [];
    else if (this.#command.length === length + 1) {
      const [, a = 0, b = 0] = this.#command;
      this.#command = [];
      this.#obey(command, first & 0x0f, a, b);
    }
  }

  #obey(command: number, channel: number, a: number, b: number): void {
    if (command === 0xf9) this.#version();
    else if (command === 0xff) this.#resetPins();
    else if (command === 0xf4) this.#setMode(a, b);
    else if (command === 0xf5) this.#writeDigital(a, b);
    else if (command === 0xe0) this.#writeAnalog(channel, a | (b << 7));
    else if (command === 0xc0) this.#setAnalogReporting(channel, a > 0);
    else if (command === 0xd0) this.#setPortReporting(channel, a > 0);
    else if (command === 0x90)
      for (let bit = 0; bit < 8; bit += 1) this.#writeDigital(channel * 8 + bit, ((a | (b << 7)) >> bit) & 1);
  }

  #sysex(id: number, data: number[]): void {
    const [pin = 0, low = 0, high = 0] = data;
    if (id === 0x79) this.#firmware();
    else if (id === 0x6b) this.#write([0xf0, 0x6c, ...this.#pins.flatMap((_, i) => [...capabilities(i), 0x7f]), 0xf7]);
    else if (id === 0x69)
      this.#write([
        0xf0,
        0x6a,
        ...this.#pins.map((_, i) => (i >= FIRST_ANALOG_PIN ? i - FIRST_ANALOG_PIN : NO_ANALOG)),
        0xf7,
      ]);
    else if (id === 0x7a) this.#samplingInterval = Math.max(1, pin | (low << 7));
    else if (id === 0x6f) this.#writeAnalog(pin, low | (high << 7));
    else if (id === 0x6d && pin < PIN_COUNT) {
      const { mode, output, pullUp } = this.#pin(pin);
      const state = mode === PULLUP || (mode === INPUT && pullUp) ? 1 : output;
      this.#write([0xf0, 0x6e, pin, mode, state & 0x7f, state >> 7, 0xf7]);
    }
  }

  #setMode(number: number, mode: number): void {
    if (number >= PIN_COUNT || !supports(number, mode)) return;
    const pin = this.#pin(number);
    pin.mode = mode;
    pin.output = 0;
    pin.pullUp = mode === PULLUP;
    this.#look(number);
  }

  #writeDigital(number: number, level: number): void {
    const pin = this.#pins[number];
    if (pin === undefined) return;
    if (pin.mode === INPUT && level === 1) pin.pullUp = true;
    if (pin.mode === OUTPUT) pin.output = level;
    this.#look(number);
  }

  #writeAnalog(number: number, value: number): void {
    const pin = this.#pins[number];
    if (pin?.mode !== PWM) return;
    pin.output = value;
    this.#look(number);
  }

  #setAnalogReporting(channel: number, on: boolean): void {
    const pin = this.#pins[FIRST_ANALOG_PIN + channel];
    if (pin !== undefined) pin.reportAnalog = on;
  }

  #setPortReporting(port: number, on: boolean): void {
    if (on) this.#reportPort(port);
    else this.#reportedPorts.delete(port);
  }

  #reportPort(port: number): void {
    const levels = this.#portLevels(port);
    this.#reportedPorts.set(port, levels);
    this.#write([0x90 | port, levels & 0x7f, levels >> 7]);
  }

  #portLevels(port: number): number {
    let levels = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      const pin = this.#pins[port * 8 + bit];
      if (pin !== undefined && (pin.mode === INPUT || pin.mode === PULLUP)) levels |= this.#valueOf(pin) << bit;
    }
    return levels;
  }

  #resetPins(): void {
    this.#reportedPorts = new Map();
    this.#samplingInterval = 19;
    this.#pins.forEach((pin, number) => {
      pin.mode = number >= FIRST_ANALOG_PIN ? ANALOG : OUTPUT;
      pin.output = 0;
      pin.pullUp = false;
      pin.reportAnalog = false;
      this.#look(number);
    });
  }

  #valueOf(pin: PinState): number {
    if (pin.mode === ANALOG) return pin.analog;
    if (pin.mode === INPUT || pin.mode === PULLUP) return pin.driven ?? (pin.pullUp ? 1 : 0);
    return pin.output;
  }

  #pin(number: number): PinState {
    const pin = this.#pins[number];
    if (pin === undefined) throw new RangeError(`The simulated board has pins 0 to ${PIN_COUNT - 1}, not ${number}.`);
    return pin;
  }

  #version(): void {
    this.#write([0xf9, 2, 5]);
  }

  #firmware(): void {
    const name = [...Buffer.from('StandardFirmata.ino')].flatMap((byte) => [byte & 0x7f, byte >> 7]);
    this.#write([0xf0, 0x79, 2, 5, ...name, 0xf7]);
  }

  /** Tells of a pin whose value is not what was last told. */
  #look(number: number): void {
    const pin = this.#pin(number);
    const value = this.#valueOf(pin);
    if (pin.told === value) return;
    pin.told = value;
    this.emit('pin', number, this.pin(number));
  }

  #write(bytes: number[]): void {
    this.send(Buffer.from(bytes));
  }
}

/** Mode and resolution in bits, as the sketch lists them for an Uno. */
function capabilities(pin: number): number[] {
  if (pin < 2) return [];
  const analog = pin >= FIRST_ANALOG_PIN ? [ANALOG, 10] : [];
  const pwm = DIMMING.has(pin) ? [PWM, 8] : [];
  const i2c = pin >= 18 ? [I2C, 1] : [];
  return [INPUT, 1, PULLUP, 1, OUTPUT, 1, ...analog, ...pwm, SERVO, 14, ...i2c];
}

function supports(pin: number, mode: number): boolean {
  return capabilities(pin).some((entry, index) => index % 2 === 0 && entry === mode);
}
