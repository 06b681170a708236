import type { ReliabilityBin } from '../head/calibration.js';

const SIDE = 400;
const MARGIN = 48;

/** Accuracy over confidence as SVG: bars on the diagonal are honest, below it boastful. Pictures a bar stands for in its title. */
export function reliabilityPlot(bins: readonly ReliabilityBin[], title: string): string {
  const x = (share: number): string => (MARGIN + share * SIDE).toFixed(1);
  const y = (share: number): string => (MARGIN + (1 - share) * SIDE).toFixed(1);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const bars = bins.map(({ from, to, count, confidence, accuracy }) => {
    const shade = (0.25 + 0.75 * Math.sqrt(count / most)).toFixed(2);
    return [
      `<rect x="${x(from)}" y="${y(accuracy)}" width="${((to - from) * SIDE - 1).toFixed(1)}" height="${(accuracy * SIDE).toFixed(1)}" fill="#1f6f43" fill-opacity="${shade}"><title>${count} pictures</title></rect>`,
      `<circle cx="${x(confidence)}" cy="${y(accuracy)}" r="3" fill="#111"/>`,
    ].join('');
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<text x="${x(share)}" y="${MARGIN + SIDE + 18}" text-anchor="middle">${100 * share}</text><text x="${MARGIN - 8}" y="${y(share)}" text-anchor="end" dominant-baseline="middle">${100 * share}</text>`,
  );
  const whole = SIDE + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" font-family="sans-serif" font-size="12">`,
    `<rect width="${whole}" height="${whole}" fill="#fff"/>`,
    `<text x="${whole / 2}" y="24" text-anchor="middle" font-size="14">${escaped(title)}</text>`,
    ...bars,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#444"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#b33" stroke-dasharray="5 4"/>`,
    ...ticks,
    `<text x="${whole / 2}" y="${whole - 8}" text-anchor="middle">probability given to the first answer, %</text>`,
    `<text x="14" y="${whole / 2}" text-anchor="middle" transform="rotate(-90 14 ${whole / 2})">right, %</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
