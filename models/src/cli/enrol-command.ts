import type { Command } from 'commander';
import { enrolInFile, FEW_PICTURES } from '../enrol/enrol-in-file.js';
import { readHead } from '../head/head-on-disk.js';
import { isModelsError } from '../models-error.js';
import { report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { picturesIn } from './picture-directory.js';

interface Options extends CommonOptions {
  readonly product: string;
  readonly pictures: string;
  readonly group?: string;
}

export function enrolCommand(io: CliIo): Command {
  return commandWith('enrol', 'make a product recognisable from a few pictures of it; the others stay as they are')
    .requiredOption('--product <sku>', 'SKU of the product; an enrolled one is replaced')
    .requiredOption('--pictures <dir>', 'directory of pictures, five or more')
    .option('--group <name>', 'what it surely is when the exact product is unsure (default: as before, or the SKU)')
    .addHelpText('after', '\nWith the cart itself, held before its camera: npx cart-diag enrol --product SKU')
    .action(async ({ head: file, embedder: weights, json, product, pictures, group }: Options) => {
      const paths = await picturesIn(pictures);
      const head = await withEmbedder(weights, async (embedder) => {
        // A head that can't be used is said before the pictures are looked at.
        await readHead(file, embedder.id).catch((error: unknown) => {
          if (!isModelsError(error, 'head-missing')) throw error;
        });
        const embeddings: Float32Array[] = [];
        for (const path of paths) embeddings.push(await embedder.embed(path));
        return enrolInFile(file, embedder, { sku: product, group, embeddings });
      });
      if (paths.length < FEW_PICTURES)
        io.stderr.write(`Only ${paths.length} pictures: with ${FEW_PICTURES} it is recognised more surely.\n`);
      const enrolled = head.products.find(({ sku }) => sku === product);
      const told = { product, group: enrolled?.group ?? product, pictures: paths.length };
      report(io, json, { ...told, version: head.version, products: head.products.length }, [
        `${product} is enrolled from ${paths.length} pictures; ${file} is version ${head.version} with ${head.products.length} products.`,
      ]);
    });
}
