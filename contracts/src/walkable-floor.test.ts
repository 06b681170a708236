import { describe, expect, it } from '@jest/globals';
import { shelfFace } from './floor-geometry.js';
import { FLOOR_NEIGHBOURS, WalkableFloor } from './walkable-floor.js';
import { shelf, type StoreMap } from './store-map.js';

const room = (...shelves: object[]): Pick<StoreMap, 'floor' | 'shelves' | 'entrance'> => ({
  floor: [
    [0, 0],
    [10, 0],
    [10, 8],
    [0, 8],
  ],
  shelves: shelves.map((one, i) => shelf.parse({ id: `s${i}`, ...one })),
  entrance: { x: 1, y: 1 },
});

describe('the walkable floor', () => {
  it.each([0, 0.1, 0.2, 0.3, 0.4])('leads through an aisle of 1.1 m wherever it lies (%s m)', (shift) => {
    const floor = new WalkableFloor(
      room(
        { x: 0, y: 3 + shift, width: 10, depth: 0.5 },
        { x: 0, y: 4.6 + shift, width: 4, depth: 3 - shift },
        {
          x: 5.1,
          y: 4.6 + shift,
          width: 4.9,
          depth: 3 - shift,
        },
      ),
    );
    expect(floor.nearest({ x: 5, y: 1.5 }, 1)).toBeGreaterThanOrEqual(0);
    const open = new WalkableFloor(
      room({ x: 3 + shift, y: 0, width: 1, depth: 6 }, { x: 5.1 + shift, y: 0, width: 1, depth: 6 }),
    );
    expect(open.nearest({ x: 4.55 + shift, y: 3 }, 0.5)).toBeGreaterThanOrEqual(0);
  });

  it.each([0, 20, 45, 77])('has no step that touches a shelf, however it is turned (%s degrees)', (turn) => {
    const map = room({ x: 4, y: 2, width: 3, depth: 0.3, turn }, { x: 2, y: 5, width: 0.1, depth: 0.1, turn });
    const floor = new WalkableFloor(map);
    for (let cell = 0; cell < floor.cells; cell += 1) {
      if (!floor.isWalkable(cell)) continue;
      for (const [dx, dy] of FLOOR_NEIGHBOURS) {
        const next = floor.neighbour(cell, dx, dy);
        if (next >= 0) expect(floor.isClear(floor.centre(cell), floor.centre(next), 0)).toBe(true);
      }
    }
  });

  it('does not reach through a wall to what is cut off behind it', () => {
    const floor = new WalkableFloor(room({ x: 5, y: 0, width: 0.1, depth: 8 }));
    expect(floor.nearest({ x: 5.6, y: 4 }, 2)).toBe(-1);
    expect(floor.nearestFree({ x: 5.6, y: 4 }, 2)).toBeGreaterThanOrEqual(0);
  });

  it('turns the sides of a turned shelf with it', () => {
    const one = shelf.parse({ id: 's', x: 4, y: 3, width: 2, depth: 1, turn: 90 });
    const face = shelfFace(one, 'top', 1, 2);
    // What was the upper side now looks to the right, and its first segment is at the upper end.
    expect([face.x, face.y, face.outX, face.outY].map((n) => Math.round(n * 100) / 100 + 0)).toEqual([5.5, 3, 1, 0]);
  });
});
