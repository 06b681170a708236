import { describe, expect, it } from '@jest/globals';
import { PacketLengths } from './packet-lengths.js';

/** A PUBLISH header announcing `length` bytes. */
function header(length: number): number[] {
  const bytes = [0x30];
  let rest = length;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? digit | 0x80 : digit);
  } while (rest > 0);
  return bytes;
}

describe('packet lengths of an MQTT stream', () => {
  it('are read when header and body come whole', () => {
    const lengths = new PacketLengths();
    expect(lengths.longestIn(Uint8Array.from([...header(3), 1, 2, 3, ...header(200)]))).toBe(200);
  });

  it('are read when each byte comes alone, and bodies are skipped', () => {
    const lengths = new PacketLengths();
    const body = new Array<number>(300).fill(0xff);
    const seen = [...header(300), ...body, ...header(2_000_000)].map((b) => lengths.longestIn(Uint8Array.of(b)));
    expect(seen.filter((length) => length > 0)).toEqual([300, 2_000_000]);
  });

  it('are infinite when the length has more than four bytes', () => {
    expect(new PacketLengths().longestIn(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff, 0x01))).toBe(Infinity);
  });
});
