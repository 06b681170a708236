import { checkPixels, type RgbPixels } from './picture.js';

/** Pixels as JPEG. Throws `wrong-size` when the length of the data is not what the sides say. */
export async function encodeJpeg(pixels: RgbPixels, quality = 85): Promise<Uint8Array> {
  checkPixels(pixels);
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  const { width, height, data } = pixels;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}
