import { Indicator } from './indicator.js';
import type { DeviceOptions, ScaleDevice, Send } from './scale-device.js';

const STX = 0x02;
const CR = 0x0d;

/** Simulation of a scale speaking Toledo 8217 in kilograms, with the commands W Z T C A B E F. */
export class Toledo8217Device implements ScaleDevice {
  readonly #indicator: Indicator;
  #echo = false;
  #digits: string | undefined;

  constructor(
    private readonly send: Send,
    options: DeviceOptions,
  ) {
    this.#indicator = new Indicator(options);
  }

  boot(): void {
    this.#indicator.boot();
    this.#echo = false;
  }

  convert(mg: number, at: number): void {
    this.#indicator.convert(mg, at);
  }

  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#echo) this.#echoed(byte);
      else this.#command(String.fromCharCode(byte & 0x7f));
    }
  }

  #echoed(byte: number): void {
    if (byte === 0x46) this.#echo = false;
    else this.send(Uint8Array.of(byte));
  }

  #command(letter: string): void {
    if (this.#digits !== undefined && /\d/.test(letter)) {
      this.#digits += letter;
      if (this.#digits.length === 5) {
        this.#indicator.setTare(Number(this.#digits) * 1_000);
        this.#digits = undefined;
        this.#status(0);
      }
      return;
    }
    this.#digits = undefined;
    switch (letter) {
      case 'W': {
        this.#weigh();
        return;
      }
      case 'Z': {
        const outcome = this.#indicator.zero();
        this.#status(outcome === 'outside' ? 0x08 : 0);
        return;
      }
      case 'T':
        this.#indicator.tare();
        this.#digits = '';
        {
          this.#status(0);
          return;
        }
      case 'C':
        if (!this.#indicator.motion) this.#indicator.setTare(0);
        return;
      case 'A': {
        this.send(Uint8Array.of(STX, CR));
        return;
      }
      case 'B': {
        this.#reply('@');
        return;
      }
      case 'E':
        this.#echo = true;
        {
          this.#reply('E');
          return;
        }
    }
  }

  #weigh(): void {
    const scale = this.#indicator;
    if (scale.motion || !scale.started || scale.over || scale.net < 0) {
      this.#status(0);
      return;
    }
    const kg = (scale.net / 1_000_000).toFixed(3).padStart(6, '0');
    this.#reply(scale.tared ? `${kg}N` : kg);
  }

  #status(extra: number): void {
    const scale = this.#indicator;
    const flags =
      0x40 |
      (scale.motion ? 0x01 : 0) |
      (scale.over ? 0x02 : 0) |
      (scale.net < 0 ? 0x04 : 0) |
      (scale.gross === 0 && !scale.motion ? 0x10 : 0) |
      (scale.tared ? 0x20 : 0) |
      extra;
    this.#reply(`?${String.fromCharCode(flags)}`);
  }

  #reply(text: string): void {
    this.send(Uint8Array.of(STX, ...Buffer.from(text, 'latin1'), CR));
  }
}
