import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPictureList, type ListedPicture } from '@smart-cart/models';
import { drawnProduce } from './drawn-produce.js';

/** Photographs of one product of the demo. */
export interface Photographed {
  readonly sku: string;
  /** What it surely is when the exact product is unsure: the coarse class. */
  readonly group: string;
  /** What the head learns from. */
  readonly learned: readonly string[];
  /** What is held to the camera: none of those that were learned from. */
  readonly shown: readonly string[];
}

/** Classes of the Grocery Store data set (Klasson et al. 2019) that the demo store sells loose. */
const CLASSES: Readonly<Record<string, string>> = {
  '10011': 'Banana',
  '10013': 'Royal-Gala',
  '10014': 'Granny-Smith',
  '10015': 'Kaiser',
  '10016': 'Orange',
  '10017': 'Lemon',
  '10018': 'Peach',
  '10019': 'Mango',
  '10021': 'Kiwi',
  '10022': 'Pineapple',
  '10023': 'Watermelon',
  '10024': 'Cantaloupe',
  '11011': 'Vine-Tomato',
  '11012': 'Cucumber',
  '11013': 'Carrots',
  '11015': 'Green-Bell-Pepper',
  '11016': 'Aubergine',
  '11017': 'Avocado',
  '11018': 'Yellow-Onion',
  '11019': 'Garlic',
  '11021': 'Solid-Potato',
  '11026': 'Sweet-Potato',
};

const TO_SHOW = ['test.txt', 'val.txt'];

/**
 * Photographs of the demo's produce from a directory laid out as the Grocery Store data set: `classes.csv`, `train.txt` to
 * learn from, `test.txt` or `val.txt` to hold up. Rejects with a sentence when the directory is another.
 */
export async function photographedProduce(directory: string): Promise<readonly Photographed[]> {
  const table = await readFile(join(directory, 'classes.csv'), 'utf8').catch((cause: unknown) => {
    throw new Error(
      `${directory} has no readable classes.csv: name the directory "dataset" of https://github.com/marcusklasson/GroceryStoreDataset.`,
      { cause },
    );
  });
  const classes = new Map(
    table.split(/\r?\n/).flatMap((line): [string, { number: string; group: string }][] => {
      const [name, number, group] = line.split(',').map((part) => part.trim());
      return name && number && group ? [[name, { number, group }]] : [];
    }),
  );
  const learned = byClass(await readPictureList(directory, join(directory, 'train.txt')));
  const others = await firstList(directory);
  return drawnProduce.flatMap(({ product: { sku } }): Photographed[] => {
    const known = classes.get(CLASSES[sku] ?? '');
    const own = learned.get(known?.number ?? '') ?? [];
    if (known === undefined || own.length === 0) return [];
    const shown = others.get(known.number) ?? [];
    // Without a second list the last picture of the first one is held up, and not learned from.
    return shown.length > 0
      ? [{ sku, group: known.group, learned: own, shown }]
      : [{ sku, group: known.group, learned: own.slice(0, -1), shown: own.slice(-1) }];
  });
}

async function firstList(directory: string): Promise<Map<string, string[]>> {
  for (const name of TO_SHOW) {
    const list = await readPictureList(directory, join(directory, name)).catch(() => undefined);
    if (list !== undefined) return byClass(list);
  }
  return new Map();
}

function byClass(list: readonly ListedPicture[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { sku, path } of list) paths.set(sku, [...(paths.get(sku) ?? []), path]);
  return paths;
}
