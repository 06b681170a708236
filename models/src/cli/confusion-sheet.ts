import type { Evaluation } from '../evaluate/evaluate.js';
import type { ListedPicture } from '../list/picture-list.js';

const TILE = 120;
const PER_ROW = 3;
const LABEL = 26;

/**
 * One row a confused pair: pictures of the true product left, of the one it was called right. Drawn from the user's own
 * pictures into PNG bytes; undefined when nothing was confused.
 */
export async function confusionSheet(
  confusions: Evaluation['confusions'],
  list: readonly ListedPicture[],
): Promise<Buffer | undefined> {
  if (confusions.length === 0) return undefined;
  const { default: sharp } = await import('sharp');
  const width = TILE * PER_ROW * 2 + 20;
  const rowHeight = TILE + LABEL;
  const layers: { input: Buffer; left: number; top: number }[] = [];
  for (const [row, { truth, said, times }] of confusions.entries()) {
    const text = `${truth} (left) was called ${said} (right) ${times} times`;
    const label = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${LABEL}"><text x="4" y="18" font-size="15" font-family="sans-serif">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></svg>`;
    layers.push({ input: Buffer.from(label), left: 0, top: row * rowHeight });
    for (const [side, sku] of [truth, said].entries()) {
      const own = list.filter((picture) => picture.sku === sku).slice(0, PER_ROW);
      for (const [place, { path }] of own.entries()) {
        const input = await sharp(path).resize(TILE, TILE, { fit: 'cover' }).png().toBuffer();
        layers.push({ input, left: (side * PER_ROW + place) * TILE + side * 20, top: row * rowHeight + LABEL });
      }
    }
  }
  const background = '#ffffff';
  return sharp({ create: { width, height: confusions.length * rowHeight, channels: 3, background } })
    .composite(layers)
    .png()
    .toBuffer();
}
