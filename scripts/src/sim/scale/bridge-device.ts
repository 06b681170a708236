import { bridgeFlag, bridgeLine, SEQUENCE_MODULUS } from '@smart-cart/scale-driver';
import type { BehaviourSet } from './behaviour.js';
import type { ScaleDevice, Send } from './scale-device.js';

/** A 30 kg platform of 2 mV/V at gain 128 uses half of the converter's range. */
export const COUNTS_PER_MG = 0.14;
export const ZERO_COUNTS = 84_213;
export const BRIDGE_SERIAL = 'SIM-0001';
const FULL_SCALE = 8_388_607;

/** Simulation of our load cell bridge, see docs/hx711-bridge.md. */
export class BridgeDevice implements ScaleDevice {
  #seq = 0;
  #first = true;
  #streaming = true;
  #held: number | undefined;
  #input = '';

  constructor(
    private readonly send: Send,
    private readonly behaviours: BehaviourSet,
  ) {}

  boot(): void {
    this.#seq = 0;
    this.#first = true;
    this.#streaming = true;
    this.#input = '';
    this.send(bridgeLine(banner('P')));
  }

  convert(mg: number): void {
    const raw = Math.round(ZERO_COUNTS + mg * COUNTS_PER_MG);
    const limited = Math.max(-FULL_SCALE - 1, Math.min(FULL_SCALE, raw));
    const stuck = this.behaviours.has('stuck-value') || this.behaviours.has('stuck-sequence');
    if (!stuck) this.#held = undefined;
    else this.#held ??= limited;
    if (!this.behaviours.has('stuck-sequence')) this.#seq = (this.#seq + 1) % SEQUENCE_MODULUS;
    if (!this.#streaming) return;
    const noCell = this.behaviours.has('no-cell');
    const saturated = limited !== raw;
    const flags =
      (saturated ? bridgeFlag.saturated : 0) |
      (noCell ? bridgeFlag.notReady : 0) |
      (this.#first ? bridgeFlag.restarted : 0);
    this.#first = false;
    const counts = noCell ? 0 : (this.#held ?? limited);
    const line = bridgeLine(`W,1,${this.#seq},${counts},${flags.toString(16).toUpperCase().padStart(2, '0')},231`);
    if (this.behaviours.has('wrong-checksum')) line[line.length - 4] = line.at(-4) === 0x30 ? 0x31 : 0x30;
    this.send(line);
  }

  receive(bytes: Uint8Array): void {
    this.#input = (this.#input + Buffer.from(bytes).toString('latin1')).slice(-128);
    for (;;) {
      const end = this.#input.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#input.slice(0, end + 2);
      this.#input = this.#input.slice(end + 2);
      const body = /\$([^$*]*)\*[0-9A-Fa-f]{2}\r\n$/.exec(line)?.[1];
      if (body !== undefined && line.endsWith(Buffer.from(bridgeLine(body)).toString('latin1'))) this.#obey(body);
    }
  }

  #obey(command: string): void {
    if (command === 'Q') {
      this.send(bridgeLine(banner('Q')));
      return;
    }
    if (command === 'S,0' || command === 'S,1') {
      this.#streaming = command === 'S,1';
      this.send(bridgeLine('A,S'));
      return;
    }
    if (command === 'R,80') {
      this.send(bridgeLine('A,R'));
      return;
    }
    if (/^[RS],/.test(command)) this.send(bridgeLine(`N,${command.slice(0, 1)},not possible`));
  }
}

function banner(cause: 'P' | 'Q'): string {
  return `B,1,${BRIDGE_SERIAL},sim-1,80,128,${cause}`;
}
