import type { CoveragePoint } from './evaluate.js';
import { plotFrame, SIDE, MARGIN } from './plot-frame.js';

/** From this accuracy up: below it nobody would use the answers. */
const LOWEST = 0.7;

/** Accuracy over the share of pictures that get an answer, as SVG: the surest first. */
export function coveragePlot(points: readonly CoveragePoint[], title: string): string {
  const x = (covered: number): string => (MARGIN + covered * SIDE).toFixed(1);
  const y = (right: number): string => (MARGIN + ((1 - Math.max(right, LOWEST)) / (1 - LOWEST)) * SIDE).toFixed(1);
  const line = points.map(({ covered, right }) => `${x(covered)},${y(right)}`).join(' ');
  const marks = [0.9, 0.7, 0.5].flatMap((confidence, place) => {
    const last = points.findLast((point) => point.confidence >= confidence);
    if (last === undefined) return [];
    const [left, top] = [x(last.covered), y(last.right)];
    return [
      `<circle cx="${left}" cy="${top}" r="4" fill="#111"/>`,
      `<text x="${left}" y="${(Number(top) + 18 + 16 * place).toFixed(1)}" text-anchor="end">sure by ${100 * confidence} %</text>`,
    ];
  });
  const body = [`<polyline points="${line}" fill="none" stroke="#1f6f43" stroke-width="2.5"/>`, ...marks];
  return plotFrame(body, { title, across: 'pictures that are answered, %', up: 'right, %', from: LOWEST });
}
