import type { ReliabilityBin } from '../head/calibration.js';
import { MARGIN, plotFrame, SIDE } from './plot-frame.js';

/** Accuracy over confidence as SVG: bars on the diagonal are honest, below it boastful. A bar is as dark as it has pictures. */
export function reliabilityPlot(bins: readonly ReliabilityBin[], title: string): string {
  const x = (share: number): string => (MARGIN + share * SIDE).toFixed(1);
  const y = (share: number): string => (MARGIN + (1 - share) * SIDE).toFixed(1);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const bars = bins.map(({ from, to, count, confidence, accuracy }) => {
    const shade = (0.25 + 0.75 * Math.sqrt(count / most)).toFixed(2);
    return [
      `<rect x="${x(from)}" y="${y(accuracy)}" width="${((to - from) * SIDE - 1).toFixed(1)}" height="${(accuracy * SIDE).toFixed(1)}" fill="#1f6f43" fill-opacity="${shade}"><title>${count} pictures</title></rect>`,
      `<circle cx="${x(confidence)}" cy="${y(accuracy)}" r="3" fill="#111"/>`,
      `<text x="${x((from + to) / 2)}" y="${MARGIN + SIDE - 6}" text-anchor="middle" font-size="10" fill="#fff" stroke="#333" stroke-width="2" paint-order="stroke">${count}</text>`,
    ].join('');
  });
  const honest = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#b33" stroke-dasharray="5 4"/>`;
  const across = 'probability given to the first answer, % (white: pictures in the bar)';
  return plotFrame([...bars, honest], { title, across, up: 'right, %', from: 0 });
}
