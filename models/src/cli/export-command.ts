import type { Command } from 'commander';
import { forCarts } from '../head/head.js';
import { readSigningKey, sealHead } from '../head/signed-head.js';
import { report, type CliIo } from './cli-io.js';
import { commandWith, type CommonOptions } from './common-options.js';
import { readHead, writeWhole } from '../head/head-on-disk.js';

interface Options extends CommonOptions {
  readonly out: string;
  readonly sign: string;
}

export function exportCommand(io: CliIo): Command {
  return commandWith('export', 'write the head signed, as carts take it')
    .requiredOption('--out <file>', 'the signed head')
    .requiredOption('--sign <key>', 'private ed25519 key in PEM; carts hold the public one')
    .action(async ({ head: file, json, out, sign }: Options) => {
      const key = await readSigningKey(sign);
      const head = await readHead(file);
      const text = sealHead(forCarts(head), key);
      await writeWhole(out, text);
      report(io, json, { out, version: head.version, products: head.products.length, bytes: Buffer.byteLength(text) }, [
        `${out} holds version ${head.version} with ${head.products.length} products, signed.`,
      ]);
    });
}
