export const SIDE = 400;
export const MARGIN = 56;

export interface FrameWords {
  readonly title: string;
  /** Names of the axes; both run to 100 %, the upright one from `from`. */
  readonly across: string;
  readonly up: string;
  readonly from: number;
}

/** A square plot as SVG: `body` between a grid and a frame with ticks at every quarter. */
export function plotFrame(body: readonly string[], { title, across, up, from }: FrameWords): string {
  const whole = SIDE + 2 * MARGIN;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const x = MARGIN + share * SIDE;
    const y = MARGIN + (1 - share) * SIDE;
    const height = Number((100 * (from + share * (1 - from))).toFixed(1));
    return [
      `<path d="M${x} ${MARGIN}V${MARGIN + SIDE}M${MARGIN} ${y}H${MARGIN + SIDE}" stroke="#ddd"/>`,
      `<text x="${x}" y="${MARGIN + SIDE + 18}" text-anchor="middle">${100 * share}</text>`,
      `<text x="${MARGIN - 8}" y="${y}" text-anchor="end" dominant-baseline="middle">${height}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" font-family="sans-serif" font-size="12">`,
    `<rect width="${whole}" height="${whole}" fill="#fff"/>`,
    `<text x="${whole / 2}" y="32" text-anchor="middle" font-size="14">${escaped(title)}</text>`,
    ...grid,
    ...body,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#444"/>`,
    `<text x="${whole / 2}" y="${whole - 12}" text-anchor="middle">${escaped(across)}</text>`,
    `<text x="16" y="${whole / 2}" text-anchor="middle" transform="rotate(-90 16 ${whole / 2})">${escaped(up)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
