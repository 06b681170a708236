import { describe, expect, it } from '@jest/globals';
import { fitLinear } from '../src/head/fit-linear.js';
import { seeded } from '../src/head/vectors.js';

const random = seeded(9);
const samples = Array.from({ length: 120 }, (_, i) => ({
  label: i % 4,
  embedding: Float32Array.from({ length: 48 }, (_unused, k) => (k % 4 === i % 4 ? 0.6 : 0) + random()),
}));

describe('fitLinear', () => {
  it('gives the same head on WebAssembly as on the plain runtime, to rounding', async () => {
    const wasm = await fitLinear(samples, { classes: 4, epochs: 10, runtime: 'wasm' });
    const plain = await fitLinear(samples, { classes: 4, epochs: 10, runtime: 'cpu' });
    expect([wasm.runtime, plain.runtime]).toEqual(['wasm', 'cpu']);
    const gaps = wasm.rows.flatMap((row, r) => [...row].map((value, i) => Math.abs(value - (plain.rows[r]?.[i] ?? 9))));
    expect(Math.max(...gaps)).toBeLessThan(1e-4);
    expect(Math.max(...wasm.rows.flatMap((row) => [...row]))).toBeGreaterThan(0.01);
  });
});
