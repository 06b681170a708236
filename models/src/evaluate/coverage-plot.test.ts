import { describe, expect, it } from '@jest/globals';
import { coveragePlot } from './coverage-plot.js';
import { coverageOf } from './evaluate.js';

const said = [
  { confidence: 0.6, right: false },
  { confidence: 0.95, right: true },
  { confidence: 0.8, right: true },
];

describe('coverageOf', () => {
  it('takes the surest answers first', () => {
    expect(coverageOf(said)).toEqual([
      { confidence: 0.95, covered: 1 / 3, right: 1 },
      { confidence: 0.8, covered: 2 / 3, right: 1 },
      { confidence: 0.6, covered: 1, right: 2 / 3 },
    ]);
  });
});

describe('coveragePlot', () => {
  it('marks how many pictures are answered at a certainty', () => {
    const svg = coveragePlot(coverageOf(said), 'a < b');
    expect(svg).toContain('sure by 90 %');
    expect(svg).toContain('a &lt; b');
    expect(svg.match(/<polyline/g)).toHaveLength(1);
  });
});
