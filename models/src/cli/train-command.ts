import type { Command } from 'commander';
import { trainHead } from '../head/train-head.js';
import { readPictureList } from '../list/picture-list.js';
import { isModelsError } from '../models-error.js';
import { embedNothing } from '../nothing/nothing-embeddings.js';
import { report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { embedList } from './embed-list.js';
import { readHead, writeHead } from './head-on-disk.js';

interface Options extends CommonOptions {
  readonly images: string;
  readonly train: string;
}

export function trainCommand(io: CliIo): Command {
  return commandWith(
    'train',
    'train a head from a list of labelled pictures; it replaces the file, enrolled products too',
  )
    .requiredOption('--images <dir>', 'directory that the paths of the list are relative to')
    .option('--train <list>', 'lines of "path, fine, coarse"', 'train.txt')
    .action(async ({ head: file, embedder: weights, json, images, train }: Options) => {
      const list = await readPictureList(images, train);
      const before = await readHead(file).catch((error: unknown) => {
        if (isModelsError(error, 'head-missing')) return undefined;
        throw error;
      });
      const head = await withEmbedder(weights, async (embedder) =>
        trainHead(await embedList(embedder, list, io), {
          embedder: embedder.id,
          madeAt: new Date().toISOString(),
          version: (before?.version ?? 0) + 1,
          nothing: (await embedNothing(embedder)).map((view) => view.embedding),
        }),
      );
      await writeHead(file, head);
      report(io, json, { pictures: list.length, products: head.products.length, version: head.version }, [
        `${file} is version ${head.version}: ${head.products.length} products from ${list.length} pictures.`,
      ]);
    });
}
