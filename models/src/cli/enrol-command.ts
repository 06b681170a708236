import type { Command } from 'commander';
import { emptyHead, enrol } from '../enrol/enrol.js';
import { isModelsError } from '../models-error.js';
import { embedNothing } from '../nothing/nothing-embeddings.js';
import { report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { readHead, writeHead } from './head-on-disk.js';
import { picturesIn } from './picture-directory.js';

interface Options extends CommonOptions {
  readonly product: string;
  readonly pictures: string;
  readonly group?: string;
}

const FEW = 5;

export function enrolCommand(io: CliIo): Command {
  return commandWith('enrol', 'make a product recognisable from a few pictures of it; the others stay as they are')
    .requiredOption('--product <sku>', 'SKU of the product; an enrolled one is replaced')
    .requiredOption('--pictures <dir>', 'directory of pictures, five or more')
    .option('--group <name>', 'what it surely is when the exact product is unsure (default: the SKU itself)')
    .action(async ({ head: file, embedder: weights, json, product, pictures, group = product }: Options) => {
      const paths = await picturesIn(pictures);
      const head = await withEmbedder(weights, async (embedder) => {
        const madeAt = new Date().toISOString();
        const old = await readHead(file, embedder.id).catch(async (error: unknown) => {
          // The first product of a shop that begins with nothing.
          if (!isModelsError(error, 'head-missing')) throw error;
          return emptyHead(
            embedder.id,
            madeAt,
            (await embedNothing(embedder)).map((view) => view.embedding),
          );
        });
        const embeddings: Float32Array[] = [];
        for (const path of paths) embeddings.push(await embedder.embed(path));
        return enrol(old, { sku: product, group, embeddings, madeAt });
      });
      await writeHead(file, head);
      if (paths.length < FEW)
        io.stderr.write(`Only ${paths.length} pictures: with ${FEW} it is recognised more surely.\n`);
      report(
        io,
        json,
        { product, group, pictures: paths.length, version: head.version, products: head.products.length },
        [
          `${product} is enrolled from ${paths.length} pictures; ${file} is version ${head.version} with ${head.products.length} products.`,
        ],
      );
    });
}
