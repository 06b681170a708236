import type { Command } from 'commander';
import { report, type CliIo } from './cli-io.js';
import { commandWith, type CommonOptions } from './common-options.js';
import { readHead } from '../head/head-on-disk.js';

export function listCommand(io: CliIo): Command {
  return commandWith('list', 'the products of the head').action(async ({ head: file, json }: CommonOptions) => {
    const { version, madeAt, embedder, products } = await readHead(file);
    const rows = products.map(({ sku, group, origin, pictures }) => ({ sku, group, origin, pictures }));
    report(io, json, { version, madeAt, embedder, products: rows }, [
      `${file}: version ${version} of ${madeAt} for ${embedder.name}, ${rows.length} products`,
      ...rows.map(({ sku, group, origin, pictures }) => `${sku}\t${group}\t${origin}\t${pictures} pictures`),
    ]);
  });
}
