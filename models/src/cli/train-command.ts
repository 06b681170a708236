import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Head } from '../head/head.js';
import { trainHead } from '../head/train-head.js';
import { readPictureList, type ListedPicture } from '../list/picture-list.js';
import { isModelsError } from '../models-error.js';
import { embedNothing } from '../nothing/nothing-embeddings.js';
import { report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { embedList } from './embed-list.js';
import { readHead, writeHead } from '../head/head-on-disk.js';
import { readPictureFolders } from './picture-folders.js';

interface Options extends CommonOptions {
  readonly images: string;
  readonly train?: string;
}

const LIST = 'train.txt';
const NAMED = 10;

export function trainCommand(io: CliIo): Command {
  return commandWith('train', 'train a head from labelled pictures; it replaces the file, enrolled products too')
    .requiredOption('--images <dir>', 'directory that the paths of the list are relative to, or of folders SKU/*.jpg')
    .option(
      '--train <list>',
      `lines of "path, fine, coarse" (default: ${LIST}; without one the folders are the labels)`,
    )
    .action(async ({ head: file, embedder: weights, json, images, train }: Options) => {
      const before = await readHead(file).catch((error: unknown) => {
        if (isModelsError(error, 'head-missing')) return undefined;
        throw error;
      });
      const list = await labelled(images, train, before, io);
      const head = await withEmbedder(weights, async (embedder) =>
        trainHead(await embedList(embedder, list, io), {
          embedder: embedder.id,
          madeAt: new Date().toISOString(),
          version: (before?.version ?? 0) + 1,
          nothing: (await embedNothing(embedder)).map((view) => view.embedding),
        }),
      );
      await writeHead(file, head);
      const trained = new Set(head.products.map(({ sku }) => sku));
      const gone = (before?.products ?? []).map(({ sku }) => sku).filter((sku) => !trained.has(sku));
      if (gone.length > 0) {
        io.stderr.write(
          `${gone.length} products of version ${before?.version ?? 0} had no picture here and are not known any more: ${some(gone)}. Add their pictures and train again, or enrol them.\n`,
        );
      }
      report(io, json, { pictures: list.length, products: head.products.length, version: head.version, gone }, [
        `${file} is version ${head.version}: ${head.products.length} products from ${list.length} pictures.`,
      ]);
    });
}

async function labelled(
  images: string,
  train: string | undefined,
  before: Head | undefined,
  io: CliIo,
): Promise<readonly ListedPicture[]> {
  if (train !== undefined) return readPictureList(images, train);
  for (const place of [LIST, join(images, LIST)]) {
    const found = await access(place).then(
      () => true,
      () => false,
    );
    if (found) return readPictureList(images, LIST);
  }
  // A crop says what was bought and nothing of its kind: that is as the head before had it.
  const groups = new Map(before?.products.map(({ sku, group }) => [sku, group]));
  const { list, empty } = await readPictureFolders(images, (sku) => groups.get(sku) ?? sku);
  if (empty.length > 0) io.stderr.write(`Folders without a picture are left out: ${some(empty)}.\n`);
  return list;
}

function some(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
