import { describe, expect, it } from '@jest/globals';
import { aisleName, groundOf, viewOf } from './store-ground.js';

const document = {
  format: 1,
  version: 3,
  floor: [
    [0, 0],
    [20, 0],
    [20, 12],
    [0, 12],
  ],
  shelves: [
    {
      id: 'g1',
      x: 4,
      y: 2,
      width: 1,
      depth: 8,
      sides: [
        { side: 'left', segments: 4, aisle: 'a1' },
        { side: 'right', segments: 4, aisle: 'a2' },
      ],
    },
    { id: 'g2', x: 8, y: 2, width: 1, depth: 8, sides: [{ side: 'left', segments: 4, aisle: 'a2' }] },
  ],
  aisles: [
    { id: 'a1', name: 'Aisle 1', names: { de: 'Gang 1' } },
    { id: 'a2', name: 'Aisle 2' },
  ],
  places: [
    { sku: 'milk', shelf: 'g1', side: 'right', from: 1 },
    { sku: 'milk', shelf: 'g2', side: 'left', from: 4, secondary: true },
    { group: 'tea', shelf: 'g2', side: 'left', from: 1 },
  ],
  entrance: { x: 1, y: 11 },
  checkouts: [{ id: 'c1', x: 18, y: 11 }],
};

describe('a store map on the screen', () => {
  const ground = groundOf(document);
  if (ground === undefined) throw new Error('The map of this test is not read.');

  it('says where a product is usually taken from, not where it stands a second time', () => {
    expect(ground.standOf('milk')).toMatchObject({ x: 5, y: 3 });
    expect(ground.standOf('tea')).toBeUndefined();
  });

  it('writes an aisle between its shelves', () => {
    expect(ground.aisles.find(({ id }) => id === 'a2')).toMatchObject({ x: 6.5, y: 6, upright: true });
  });

  it('calls an aisle as its sign does, and by its id without a map', () => {
    const words = {
      named: (written: { name: string; names?: Readonly<Record<string, string>> | undefined }) =>
        written.names?.['de'] ?? written.name,
      say: (_key: string, places: Record<string, string>) => `Gang ${places['aisle']}`,
    };
    expect([aisleName(ground, 'a1', words), aisleName(undefined, 'a1', words)]).toEqual(['Gang 1', 'Gang a1']);
  });

  it('shows the whole store, or what a way passes', () => {
    expect(viewOf(ground, [])).toEqual({ x: -2, y: -2, width: 24, height: 16 });
    const near = viewOf(ground, [
      [2, 10],
      [6, 10],
    ]);
    expect(near).toEqual({ x: -2, y: 5, width: 13, height: 9 });
  });

  it('is no map when the document is of another kind', () => {
    expect(groundOf({ format: 2 })).toBeUndefined();
  });
});
