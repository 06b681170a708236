import { describe, expect, it } from '@jest/globals';
import { Framer } from '../framing/framer.js';
import { parityMistake } from '../framing/parity-signature.js';
import type { ProtocolMessage } from './protocol.js';
import { createProtocol } from './toledo-8217.js';

const protocol = createProtocol({});
const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

function read(hex: string): ProtocolMessage[] {
  return new Framer(protocol.shape)
    .push(bytes(hex))
    .flatMap((frame) => (frame.kind === 'frame' ? [protocol.decode(frame.bytes)] : []));
}

const still = { motion: false, over: false, under: false, outsideZeroRange: false, centreOfZero: false };

describe('Toledo 8217', () => {
  it.each([
    ['1.234 kg gross', '02 30 31 2E 32 33 34 0D', { kind: 'mass', mass: 1_234_000, stable: true, net: false }],
    ['0.500 kg net', '02 30 30 2E 35 30 30 4E 0D', { kind: 'mass', mass: 500_000, stable: true, net: true }],
    // 2.72 × 453592.37 mg
    ['2.72 lb', '02 30 32 2E 37 32 0D', { kind: 'mass', mass: 1_233_771, stable: true, net: false }],
    ['motion', '02 3F 41 0D', { kind: 'status', ...still, motion: true }],
    ['over capacity', '02 3F 42 0D', { kind: 'status', ...still, over: true }],
    ['under zero', '02 3F 44 0D', { kind: 'status', ...still, under: true }],
    ['outside zero range', '02 3F 48 0D', { kind: 'status', ...still, outsideZeroRange: true }],
    ['centre of zero', '02 3F 50 0D', { kind: 'status', ...still, centreOfZero: true }],
    ['motion and net', '02 3F 61 0D', { kind: 'status', ...still, motion: true }],
  ])('reads %s', (_, hex, message) => {
    expect(read(hex)).toEqual([message]);
  });

  it('does not take bit 5 for "net" unless told that this model means it', () => {
    expect(read('02 3F 70 0D')).toEqual([{ kind: 'status', ...still, centreOfZero: true }]);
    const trusting = createProtocol({ netBit: true });
    expect(trusting.decode(bytes('02 3F 70 0D')).kind).toBe('complaint');
  });

  it.each([
    '82 30 B1 2E B2 33 B4 8D',
    '82 30 30 2E 35 30 30 4E 8D',
    '82 30 B2 2E B7 B2 8D',
    '82 3F 41 8D',
    '82 3F 42 8D',
    '82 3F E1 8D',
  ])('names the parity when %s comes over a line set to 8N1', (hex) => {
    expect(read(hex)).toEqual([]);
    expect(parityMistake(bytes(hex), protocol.shape)).toBe('device-sends-parity');
  });

  it('reads a frame that comes byte by byte', () => {
    const framer = new Framer(protocol.shape);
    const frames = [...bytes('02 30 31 2E 32 33 34 0D')].flatMap((byte) => framer.push(Uint8Array.of(byte)));
    expect(frames).toHaveLength(1);
  });

  it('finds a frame one byte after a bad start', () => {
    expect(read('02 30 02 30 31 2E 32 33 34 0D')).toEqual([
      { kind: 'mass', mass: 1_234_000, stable: true, net: false },
    ]);
  });
});
