import type { SeededRandom } from '../camera/seeded-random.js';
import type { BehaviourSet } from './behaviour.js';

/** What a bad line makes of the bytes a device sends: chunks as they arrive at the host. */
export function spoil(bytes: Uint8Array, behaviours: BehaviourSet, random: SeededRandom): Uint8Array[] {
  if (behaviours.has('silence')) return [];
  let arriving = bytes;
  if (behaviours.has('garbage')) arriving = noise(bytes.length, random);
  if (behaviours.has('parity-mistake'))
    arriving = arriving.map((byte) => (odd(byte & 0x7f) ? byte | 0x80 : byte & 0x7f));
  if (behaviours.has('missing-parity')) arriving = arriving.map((byte) => (odd(byte) ? 0 : byte));
  if (behaviours.has('disturbance') && random.chance(0.2)) {
    arriving = Buffer.concat([noise(random.integer(1, 4), random), arriving]);
  }
  return behaviours.has('fragments') ? [...arriving].map((byte) => Uint8Array.of(byte)) : [arriving];
}

function noise(length: number, random: SeededRandom): Uint8Array {
  return Uint8Array.from({ length }, () => random.integer(0, 255));
}

function odd(byte: number): boolean {
  let weight = 0;
  for (let rest = byte; rest > 0; rest >>= 1) weight += rest & 1;
  return weight % 2 === 1;
}
