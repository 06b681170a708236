import type { Embedder, Head, ListedPicture } from '@smart-cart/models';
import sharp from 'sharp';
import { embedPictures, topOne } from './embedded.js';
import { percent, rounded, say } from './say.js';

type Harm = (picture: Buffer, width: number, height: number) => Promise<Buffer>;

const laidOver = (picture: Buffer, svg: string): Promise<Buffer> =>
  sharp(picture)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();

/** A hand comes from below: palm and four fingers cover a third, with a shadow between the fingers. */
async function handed(picture: Buffer, width: number, height: number): Promise<Buffer> {
  const fingers = [0.08, 0.3, 0.52, 0.74].map(
    (left, place) =>
      `<rect x="${left * width}" y="${(place % 3 === 0 ? 0.62 : 0.57) * height}" width="${0.18 * width}" height="${0.4 * height}" rx="${0.09 * width}" fill="#c68e6e" stroke="#8a5a40" stroke-width="2"/>`,
  );
  const palm = `<rect x="0" y="${0.78 * height}" width="${width}" height="${0.3 * height}" rx="20" fill="#bd8464"/>`;
  return laidOver(picture, `<svg width="${width}" height="${height}">${fingers.join('')}${palm}</svg>`);
}

/** Thin clear foil: paler everywhere, with bright folds. */
async function bagged(picture: Buffer, width: number, height: number): Promise<Buffer> {
  const folds = [0.05, 0.2, 0.36, 0.55, 0.7, 0.9].map((at, place) => {
    const [from, to] = place % 2 === 0 ? [at, at + 0.25] : [at + 0.15, at - 0.2];
    return `<path d="M${from * width} 0 Q${at * width} ${0.5 * height} ${to * width} ${height}" stroke="#ffffff" stroke-opacity="${0.35 + 0.1 * (place % 3)}" stroke-width="${0.012 * width * (1 + (place % 3))}" fill="none"/>`;
  });
  const foil = `<rect width="${width}" height="${height}" fill="#f4f8fa" fill-opacity="0.22"/>`;
  return laidOver(picture, `<svg width="${width}" height="${height}">${foil}${folds.join('')}</svg>`);
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
  'a hand over a third': handed,
  'in a clear bag': bagged,
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
