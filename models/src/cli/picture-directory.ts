import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelsError } from '../models-error.js';

/** Pictures directly in a directory, by name. Throws `too-few-pictures` when there is none. */
export async function picturesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((cause: unknown) => {
    throw new ModelsError('too-few-pictures', `There is no readable directory ${directory}: check --pictures.`, {
      cause,
    });
  });
  const pictures = names.filter((name) => /\.(?:jpe?g|png|webp)$/i.test(name)).sort();
  if (pictures.length === 0) {
    throw new ModelsError(
      'too-few-pictures',
      `${directory} has no .jpg, .png or .webp pictures: put five of the product there.`,
    );
  }
  return pictures.map((name) => join(directory, name));
}
