import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedPicture } from '../list/picture-list.js';
import { ModelsError } from '../models-error.js';

export interface PictureFolders {
  readonly list: readonly ListedPicture[];
  /** Folders without a picture: what expired from them left them empty. */
  readonly empty: readonly string[];
}

const PICTURE = /\.(?:jpe?g|png|webp)$/i;

/**
 * Pictures laid out as `SKU/*.jpg`, as carts keep them: the folder's name is the SKU. Hidden folders and files are left
 * out. Throws `bad-list` when the directory can't be read or has no such folder with a picture.
 * @param groupOf what an SKU surely is when the exact product is unsure
 */
export async function readPictureFolders(directory: string, groupOf: (sku: string) => string): Promise<PictureFolders> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ModelsError('bad-list', `There is no readable directory ${directory}: check --images.`, { cause });
  });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  const list: ListedPicture[] = [];
  const empty: string[] = [];
  for (const sku of folders.sort()) {
    const names = (await readdir(join(directory, sku))).filter((name) => PICTURE.test(name) && !name.startsWith('.'));
    if (names.length === 0) empty.push(sku);
    const group = groupOf(sku);
    list.push(...names.sort().map((name) => ({ path: join(directory, sku, name), sku, group })));
  }
  if (list.length === 0) {
    throw new ModelsError(
      'bad-list',
      `${directory} has neither a train.txt nor folders with pictures: give one folder a product, named by its SKU, with .jpg, .png or .webp files, or name a list with --train.`,
    );
  }
  return { list, empty };
}
