import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

const pictureEndings = new Set(['.png', '.jpg', '.jpeg', '.bmp', '.gif', '.webp', '.tif', '.tiff', '.pgm', '.ppm']);

export function isPicture(path: string): boolean {
  return pictureEndings.has(extname(path).toLowerCase());
}

/** The pictures of a directory, or the one picture given, in the order a person expects: 2.png before 10.png. */
export async function listPictures(directory: string): Promise<string[]> {
  if (isPicture(directory)) return [directory];
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && isPicture(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(directory, name));
}
