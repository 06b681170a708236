import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Grey } from '@smart-cart/cart-firmware';
import sharp, { type Sharp } from 'sharp';

export interface Photo {
  readonly folder: string;
  readonly name: string;
  readonly path: string;
  /** True content; undefined for a photo without a code. */
  readonly content: string | undefined;
}

const pictures = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.bmp']);

/** Photos of all folders of a directory, folder by folder. A photo without `.txt` of its name shows no code. */
export async function listPhotos(directory: string): Promise<Photo[]> {
  const photos: Photo[] = [];
  for (const folder of await inOrder(directory)) {
    if (!(await stat(join(directory, folder))).isDirectory()) continue;
    const names = await inOrder(join(directory, folder));
    for (const name of names) {
      if (!pictures.has(extname(name).toLowerCase())) continue;
      const text = `${basename(name, extname(name))}.txt`;
      const content = names.includes(text) ? await readFile(join(directory, folder, text), 'utf8') : undefined;
      photos.push({ folder, name, path: join(directory, folder, name), content: content?.replace(/[\r\n]+$/, '') });
    }
  }
  return photos;
}

async function inOrder(directory: string): Promise<string[]> {
  return (await readdir(directory)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Luma at native size; only photos larger than the camera would ever give are scaled down. */
export async function loadGrey(path: string, largest: number): Promise<Grey> {
  return grey(sharp(path).resize(largest, largest, { fit: 'inside', withoutEnlargement: true }));
}

/** Luma filling a frame of the given size, cut where the shape differs, so that there are no margins. */
export async function loadFrame(path: string, width: number, height: number): Promise<Grey> {
  return grey(sharp(path).resize(width, height, { fit: 'cover' }));
}

async function grey(picture: Sharp): Promise<Grey> {
  const flat = picture.flatten({ background: '#ffffff' }).greyscale().extractChannel(0);
  const { data, info } = await flat.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
