import type { Command } from 'commander';
import { evaluate } from '../evaluate/evaluate.js';
import { readPictureList } from '../list/picture-list.js';
import { percent, report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { embedList } from './embed-list.js';
import { readHead } from './head-on-disk.js';

interface Options extends CommonOptions {
  readonly images: string;
  readonly test: string;
}

export function evaluateCommand(io: CliIo): Command {
  return commandWith('evaluate', 'how often the head is right on a list of labelled pictures, and what it confuses')
    .requiredOption('--images <dir>', 'directory that the paths of the list are relative to')
    .requiredOption('--test <list>', 'lines of "path, fine, coarse"')
    .action(async ({ head: file, embedder: weights, json, images, test }: Options) => {
      const list = await readPictureList(images, test);
      const result = await withEmbedder(weights, async (embedder) =>
        evaluate(await readHead(file, embedder.id), await embedList(embedder, list, io)),
      );
      report(io, json, result, [
        `${result.images} pictures: first answer right ${percent(result.top1)}, among five ${percent(result.top5)}, group right ${percent(result.coarseTop1)}`,
        `calibration error ${result.ece.toFixed(3)}`,
        ...result.confusions.map(({ truth, said, times }) => `${truth} was called ${said} ${times} times`),
      ]);
    });
}
