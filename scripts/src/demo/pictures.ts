import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoProducts } from './catalogue.js';
import { drawPackage } from './package-art.js';

/** Change it when the drawing changes, and cached pictures are drawn again. */
const DRAWING = '1';

/**
 * Writes one PNG of 320 x 320 with a transparent ground per demo product, named as in `product.picture`.
 * Pictures that are there already are kept, so that only the first start pays (about two seconds).
 * @returns how many were drawn
 */
export async function writePictures(directory: string): Promise<number> {
  await mkdir(directory, { recursive: true });
  const stamp = join(directory, '.drawing');
  const current = await readFile(stamp, 'utf8').catch(() => '');
  const present = new Set(current === DRAWING ? await readdir(directory) : []);
  let drawn = 0;
  for (const demo of demoProducts) {
    const name = demo.product.picture;
    if (name === undefined || present.has(name)) continue;
    const canvas = await drawPackage(demo);
    // A reader, or a start that was cut off, must never find half a picture.
    const unfinished = join(directory, `.${name}.part`);
    await writeFile(unfinished, await canvas.encode('png'));
    await rename(unfinished, join(directory, name));
    drawn += 1;
  }
  await writeFile(stamp, DRAWING);
  return drawn;
}
