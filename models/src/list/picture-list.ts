import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { ModelsError } from '../models-error.js';

export interface ListedPicture {
  /** Absolute, or relative to where the program runs, as the directory was given. */
  readonly path: string;
  /** The fine class as written; it serves as the SKU. */
  readonly sku: string;
  readonly group: string;
}

/**
 * Lines of `path, fine, coarse`; paths relative to `directory`. The list itself is looked for as given, then inside
 * `directory`. Throws `bad-list` with the line.
 */
export async function readPictureList(directory: string, list: string): Promise<ListedPicture[]> {
  const places = isAbsolute(list) ? [list] : [list, join(directory, list)];
  for (const place of places) {
    const text = await readFile(place, 'utf8').catch(() => undefined);
    if (text !== undefined) return parsePictureList(text, place, directory);
  }
  throw new ModelsError(
    'bad-list',
    `There is no readable list ${places.join(' or ')}: give a file of lines "path, fine, coarse".`,
  );
}

export function parsePictureList(text: string, name: string, directory: string): ListedPicture[] {
  const pictures = text.split(/\r?\n/).flatMap((line, place): ListedPicture[] => {
    if (line.trim() === '') return [];
    const parts = line.split(',').map((part) => part.trim());
    const [path, sku, group] = parts;
    if (parts.length !== 3 || !path || !sku || !group) {
      throw new ModelsError(
        'bad-list',
        `${name}:${place + 1}: a line is "path, fine, coarse", this is "${line.trim().slice(0, 80)}".`,
      );
    }
    return [{ path: isAbsolute(path) ? path : join(directory, path), sku, group }];
  });
  if (pictures.length === 0) throw new ModelsError('bad-list', `${name} lists no pictures.`);
  return pictures;
}
