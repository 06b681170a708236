import { describe, expect, it } from '@jest/globals';
import { reliabilityPlot } from './reliability-plot.js';

describe('reliabilityPlot', () => {
  it('draws one bar a bin, as high as its accuracy', () => {
    const svg = reliabilityPlot([{ from: 0.5, to: 1, count: 4, confidence: 0.8, accuracy: 0.75 }], 'a < b');
    expect(svg.match(/<title>4 pictures<\/title>/g)).toHaveLength(1);
    expect(svg).toContain('height="300.0"');
    expect(svg).toContain('a &lt; b');
  });
});
