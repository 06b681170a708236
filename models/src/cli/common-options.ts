import { Command } from 'commander';
import { Embedder } from '../embedder/embedder.js';
import { shippedEmbedder } from '../embedder/embedder-file.js';

export interface CommonOptions {
  readonly head: string;
  readonly embedder: string;
  readonly json: boolean;
}

/** A command with the options that all of them share. */
export function commandWith(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--head <file>', 'the head to work on', 'head.json')
    .option('--embedder <file>', 'embedder (.onnx with its .json beside it)', shippedEmbedder)
    .option('--json', 'one JSON object on stdout', false);
}

/** Runs `work` with a started embedder, and stops it whatever happens. */
export async function withEmbedder<T>(file: string, work: (embedder: Embedder) => Promise<T>): Promise<T> {
  const embedder = new Embedder(file);
  await embedder.start();
  try {
    return await work(embedder);
  } finally {
    await embedder.stop();
  }
}
