import type { Command } from 'commander';
import { withoutProduct } from '../enrol/enrol.js';
import { report, type CliIo } from './cli-io.js';
import { commandWith, type CommonOptions } from './common-options.js';
import { readHead, writeHead } from '../head/head-on-disk.js';

export function removeCommand(io: CliIo): Command {
  return commandWith('remove', 'take a product out of the head')
    .requiredOption('--product <sku>', 'SKU of the product')
    .action(async ({ head: file, json, product }: CommonOptions & { readonly product: string }) => {
      const head = withoutProduct(await readHead(file), product, new Date().toISOString());
      await writeHead(file, head);
      report(io, json, { product, version: head.version, products: head.products.length }, [
        `${product} is removed; ${file} is version ${head.version} with ${head.products.length} products.`,
      ]);
    });
}
