import { describe, expect, it } from '@jest/globals';
import { Framer } from '../framing/framer.js';
import { bytesOf } from './ascii.js';
import { createProtocol } from './mt-sics.js';
import type { ProtocolMessage } from './protocol.js';

const protocol = createProtocol();

function read(text: string): ProtocolMessage[] {
  return new Framer(protocol.shape)
    .push(bytesOf(text))
    .flatMap((frame) => (frame.kind === 'frame' ? [protocol.decode(frame.bytes)] : []));
}

const mass = (mg: number, stable: boolean) => ({ kind: 'mass', mass: mg, stable, net: false });

describe('MT-SICS', () => {
  it.each([
    ['S S      1.234 kg\r\n', mass(1_234_000, true)],
    ['S D      1.235 kg\r\n', mass(1_235_000, false)],
    ['S S     100.00 g\r\n', mass(100_000, true)],
    ['S S     -0.010 g\r\n', mass(-10, true)],
    ['S D   -  0.250 kg\r\n', mass(-250_000, false)],
    ['S S 2.5 lb\r\n', mass(1_133_981, true)],
    ['SI S     1.234 kg\r\n', mass(1_234_000, true)],
  ])('reads %j as a weight with its sign and unit', (line, message) => {
    expect(read(line)).toEqual([message]);
  });

  it.each([
    ['S I\r\n', { motion: true }],
    ['S +\r\n', { over: true }],
    ['S -\r\n', { under: true }],
    ['SI +\r\n', { over: true }],
  ])('reads %j as a state, never as a weight', (line, part) => {
    expect(read(line)).toMatchObject([{ kind: 'status', ...part }]);
  });

  it.each(['ES\r\n', 'ET\r\n', 'EL\r\n', 'S S      12 pcs\r\n'])('reads %j as a complaint', (line) => {
    expect(read(line)).toMatchObject([{ kind: 'complaint' }]);
  });

  it.each([
    ['Z A\r\n', { done: true }],
    ['Z I\r\n', { done: false, why: 'the load is moving or the scale is busy' }],
    ['ES\r\n', { done: false, why: 'the scale reports a syntax error' }],
    ['S S      1.234 kg\r\n', undefined],
  ])('takes %j for the right outcome of a zero command', (line, outcome) => {
    const [message] = read(line);
    expect(message && protocol.commands.zero?.outcome(message)).toEqual(outcome);
  });

  it('reads lines that come in arbitrary pieces', () => {
    const framer = new Framer(protocol.shape);
    const pieces = ['S S      1.2', '34 kg\r', '\nS D', '      1.235 kg\r\n'];
    expect(pieces.flatMap((piece) => framer.push(bytesOf(piece)))).toHaveLength(2);
  });

  it('does not read a line whose beginning was lost', () => {
    expect(read('      1.234 kg\r\nS S      0.500 kg\r\n')).toEqual([mass(500_000, true)]);
  });
});
