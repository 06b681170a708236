import type { Embedder, Head, ListedPicture } from '@smart-cart/models';
import sharp from 'sharp';
import { embedPictures, topOne } from './embedded.js';
import { percent, rounded, say } from './say.js';

type Harm = (picture: Buffer, width: number, height: number) => Promise<Buffer>;

async function covered(picture: Buffer, width: number, height: number): Promise<Buffer> {
  // A hand comes from below: the lowest third, in the colour of skin.
  const hand = { width, height: Math.round(height / 3), channels: 3, background: '#c68e6e' } as const;
  return sharp(picture)
    .composite([{ input: { create: hand }, gravity: 'south' }])
    .png()
    .toBuffer();
}

/** Of a picture of 256 pixels on its shorter side. */
const harms: Readonly<Record<string, Harm>> = {
  'as it is': (picture) => Promise.resolve(picture),
  'blurred (sigma 3 px)': async (picture) => sharp(picture).blur(3).png().toBuffer(),
  'dim (a third of the light)': async (picture) =>
    sharp(picture)
      .linear(1 / 3, 0)
      .png()
      .toBuffer(),
  'cropped (middle 60 %)': async (picture, width, height) =>
    sharp(picture)
      .extract({
        left: Math.round(width * 0.2),
        top: Math.round(height * 0.2),
        width: Math.round(width * 0.6),
        height: Math.round(height * 0.6),
      })
      .png()
      .toBuffer(),
  'rotated (30 degrees)': async (picture) => sharp(picture).rotate(30, { background: '#808080' }).png().toBuffer(),
  'rotated (90 degrees)': async (picture) => sharp(picture).rotate(90).png().toBuffer(),
  'a third covered': covered,
};

const MOST = 300;

/** First answers of the same pictures after something a handle camera meets; table on stderr. */
export async function measureRobustness(
  embedder: Embedder,
  head: Head,
  list: readonly ListedPicture[],
): Promise<Record<string, number>> {
  const step = Math.max(1, Math.ceil(list.length / MOST));
  const some = list.filter((_, place) => place % step === 0);
  say(`\nrobustness, ${some.length} pictures           first answer right`);
  const table: Record<string, number> = {};
  for (const [name, harm] of Object.entries(harms)) {
    const { examples } = await embedPictures(embedder, some, async (path) => {
      const { data, info } = await sharp(path)
        .resize(256, 256, { fit: 'outside' })
        .png()
        .toBuffer({ resolveWithObject: true });
      return harm(data, info.width, info.height);
    });
    const right = topOne(head, examples);
    table[name] = rounded(right);
    say(`${name.padEnd(40)}${percent(right).padStart(8)}`);
  }
  return table;
}
