import { Indicator } from './indicator.js';
import type { DeviceOptions, ScaleDevice, Send } from './scale-device.js';

const SERIAL = 'SIM-0002';
const REPEAT_MS = 50;
/** A stable value is waited for this long, then the command is refused. */
const STABLE_MS = 3_000;

/** Simulation of a scale speaking MT-SICS levels 0 and 1 in kilograms. */
export class MtSicsDevice implements ScaleDevice {
  readonly #indicator: Indicator;
  #input = '';
  #repeating = false;
  #repeatedAt = 0;
  #stableWanted: number | undefined;
  #now = 0;

  constructor(
    private readonly send: Send,
    options: DeviceOptions,
  ) {
    this.#indicator = new Indicator(options);
  }

  boot(at: number): void {
    this.#now = at;
    this.#indicator.boot();
    this.#reset();
  }

  convert(mg: number, at: number): void {
    this.#now = at;
    this.#indicator.convert(mg, at);
    if (this.#repeating && at - this.#repeatedAt >= REPEAT_MS) {
      this.#repeatedAt = at;
      this.#immediate();
    }
    if (this.#stableWanted !== undefined) {
      if (!this.#indicator.motion) this.#immediate();
      else if (at < this.#stableWanted) return;
      else this.#line('S I');
      this.#stableWanted = undefined;
    }
  }

  receive(bytes: Uint8Array, at: number): void {
    this.#now = at;
    this.#input = (this.#input + Buffer.from(bytes).toString('latin1')).slice(-256);
    for (;;) {
      const end = this.#input.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#input.slice(0, end);
      this.#input = this.#input.slice(end + 2);
      this.#command(line);
    }
  }

  #command(line: string): void {
    const scale = this.#indicator;
    switch (line) {
      case 'S':
        this.#repeating = false;
        this.#stableWanted = this.#now + STABLE_MS;
        return;
      case 'SI':
        this.#repeating = false;
        {
          this.#immediate();
          return;
        }
      case 'SIR':
        this.#repeating = true;
        this.#repeatedAt = this.#now;
        {
          this.#immediate();
          return;
        }
      case 'Z': {
        const outcome = scale.zero();
        this.#line(outcome === 'done' ? 'Z A' : outcome === 'motion' ? 'Z I' : scale.gross > 0 ? 'Z +' : 'Z -');
        return;
      }
      case 'T': {
        this.#line(scale.tare() ? `T S ${this.#padded(scale.gross)} kg` : 'T I');
        return;
      }
      case 'TAC':
        scale.setTare(0);
        {
          this.#line('TAC A');
          return;
        }
      case 'I0':
        ['S', 'SI', 'SIR', 'Z', 'T', 'TAC', '@', 'I4'].forEach((name, index, all) => {
          this.#line(`I0 ${index === all.length - 1 ? 'A' : 'B'} 0 "${name}"`);
        });
        return;
      case 'I4': {
        this.#line(`I4 A "${SERIAL}"`);
        return;
      }
      case '@': {
        this.#reset();
        return;
      }
      default: {
        this.#line('ES');
        return;
      }
    }
  }

  #reset(): void {
    this.#repeating = false;
    this.#stableWanted = undefined;
    this.#input = '';
    this.#line(`I4 A "${SERIAL}"`);
  }

  #immediate(): void {
    const scale = this.#indicator;
    if (!scale.started) {
      this.#line('S I');
      return;
    }
    if (scale.over) {
      this.#line('S +');
      return;
    }
    if (scale.gross < -scale.options.capacity * 0.05) {
      this.#line('S -');
      return;
    }
    this.#line(`S ${scale.motion ? 'D' : 'S'} ${this.#padded(scale.net)} kg`);
  }

  #padded(mg: number): string {
    return (mg / 1_000_000).toFixed(3).padStart(10, ' ');
  }

  #line(text: string): void {
    this.send(Buffer.from(`${text}\r\n`, 'latin1'));
  }
}
