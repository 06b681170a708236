import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Framer } from '../framing/framer.js';
import { bytesOf } from './ascii.js';
import { crc8 } from './crc8.js';
import { bridgeLine, createProtocol } from './hx711-bridge.js';

const protocol = createProtocol();

function meaning(bytes: Uint8Array): string {
  const [frame, ...more] = new Framer(protocol.shape).push(bytes);
  if (frame === undefined || more.length > 0) return 'not one frame';
  return frame.kind === 'frame' ? JSON.stringify(protocol.decode(frame.bytes)) : `discarded: ${frame.reason}`;
}

const page = readFileSync(new URL('../../../../docs/hx711-bridge.md', import.meta.url), 'utf8');
const vectors = [...page.matchAll(/^\| `((?:[0-9A-F]{2} ?)+)` +\| `(.+)` +\|$/gm)].map(
  ([, hex = '', text = '']) => [hex, text] as const,
);

describe('the load cell bridge line', () => {
  it('has vectors in its specification', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(13);
  });

  it.each(vectors)('reads the bytes %s as its specification says', (hex, text) => {
    expect(meaning(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toBe(text);
  });

  it('uses the CRC-8 whose check value is F4', () => {
    expect(crc8(bytesOf('123456789'))).toBe(0xf4);
  });

  it('discards a line in which any single bit is wrong', () => {
    const good = bridgeLine('W,1,12,-84213,00,231');
    for (let bit = 0; bit < (good.length - 2) * 8; bit += 1) {
      const bad = good.slice();
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const frames = new Framer(protocol.shape).push(bad).filter((frame) => frame.kind === 'frame');
      const meanings = frames.map((frame) => JSON.stringify(protocol.decode(frame.bytes)));
      // The case of a hexadecimal checksum digit carries nothing; every other bit does.
      expect(meanings.filter((text) => text !== meaning(good))).toEqual([]);
    }
  });
});
