import { describe, expect, it } from '@jest/globals';
import { FirmataDevice } from './firmata-device.js';

function device(): { board: FirmataDevice; said: () => number[] } {
  const bytes: number[] = [];
  const board = new FirmataDevice((sent) => bytes.push(...sent));
  return { board, said: () => bytes.splice(0) };
}

describe('simulated Firmata board', () => {
  it('announces version 2.5 and its firmware unasked when it starts', () => {
    const { board, said } = device();
    board.boot();
    const bytes = said();
    expect(bytes.slice(0, 7)).toEqual([0xf9, 2, 5, 0xf0, 0x79, 2, 5]);
    expect(bytes.at(-1)).toBe(0xf7);
  });

  it('lists 20 pins, of which six are analog, and offers nothing on the pins of the serial line', () => {
    const { board, said } = device();
    board.receive(Buffer.from([0xf0, 0x6b, 0xf7]));
    const pins = said().slice(2, -1).join(',').split('127').length - 1;
    expect(pins).toBe(20);
    board.receive(Buffer.from([0xf0, 0x69, 0xf7]));
    expect(said().slice(2, -1)).toEqual([...Array<number>(14).fill(127), 0, 1, 2, 3, 4, 5]);
  });

  it('switches the pull-up of an input on when a 1 is written to it, and reads a driven level against it', () => {
    const { board, said } = device();
    board.receive(Buffer.from([0xf4, 2, 0, 0x90, 0b100, 0]));
    expect(board.pin(2).value).toBe(1);
    board.receive(Buffer.from([0xd0, 1]));
    expect(said()).toEqual([0x90, 0b100, 0]);
    board.drive(2, 0);
    expect(said()).toEqual([0x90, 0, 0]);
  });

  it('leaves a dimmed pin alone when its port is written', () => {
    const { board } = device();
    board.receive(Buffer.from([0xf4, 9, 3, 0xe9, 80, 0, 0xf4, 8, 1, 0x91, 0b01, 0]));
    expect([board.pin(8).value, board.pin(9).value]).toEqual([1, 80]);
  });

  it('forgets every mode and report when it restarts', () => {
    const { board, said } = device();
    board.setAnalog(0, 2.5);
    board.receive(Buffer.from([0xf4, 9, 3, 0xe9, 80, 0, 0xc0, 1]));
    board.sample();
    expect(said()).toEqual([0xe0, 512 & 0x7f, 512 >> 7]);
    board.boot();
    said();
    board.sample();
    expect(said()).toEqual([]);
    expect(board.pin(9)).toEqual({ mode: 1, value: 0 });
  });

  it('begins anew when a command byte comes in the middle of a command', () => {
    const { board, said } = device();
    board.receive(Buffer.from([0xf0, 0x6b, 0xf9]));
    expect(said()).toEqual([0xf9, 2, 5]);
  });
});
