import { describe, expect, it } from '@jest/globals';
import { nearestIn, type Box } from './nearest.js';

const box = (column: number, row: number): Box => ({
  left: column * 100,
  right: column * 100 + 90,
  top: row * 100,
  bottom: row * 100 + 90,
});
const grid = [box(0, 0), box(1, 0), box(2, 0), box(0, 1), box(1, 1)];

describe('an arrow key', () => {
  it('goes to the neighbour in a row', () => {
    expect(nearestIn('right', box(0, 0), grid)).toBe(1);
    expect(nearestIn('left', box(2, 0), grid)).toBe(1);
  });

  it('goes to the same column of the next row', () => {
    expect(nearestIn('down', box(1, 0), grid)).toBe(4);
    expect(nearestIn('up', box(0, 1), grid)).toBe(0);
  });

  it('finds the nearest one where the last row is shorter', () => {
    expect(nearestIn('down', box(2, 0), grid)).toBe(4);
  });

  it('stays where it is at the edge', () => {
    expect(nearestIn('left', box(0, 0), grid)).toBeUndefined();
    expect(nearestIn('down', box(1, 1), grid)).toBeUndefined();
  });
});
