import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { coveragePlot } from '../evaluate/coverage-plot.js';
import { evaluate } from '../evaluate/evaluate.js';
import { reliabilityPlot } from '../evaluate/reliability-plot.js';
import { readPictureList } from '../list/picture-list.js';
import { percent, report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { confusionSheet } from './confusion-sheet.js';
import { embedList } from './embed-list.js';
import { readHead } from '../head/head-on-disk.js';

interface Options extends CommonOptions {
  readonly images: string;
  readonly test: string;
  readonly plots?: string;
}

export function evaluateCommand(io: CliIo): Command {
  return commandWith('evaluate', 'how often the head is right on a list of labelled pictures, and what it confuses')
    .requiredOption('--images <dir>', 'directory that the paths of the list are relative to')
    .requiredOption('--test <list>', 'lines of "path, fine, coarse"')
    .option('--plots <dir>', 'write reliability.svg and coverage.svg, and confusions.png drawn from these pictures')
    .action(async ({ head: file, embedder: weights, json, images, test, plots }: Options) => {
      const list = await readPictureList(images, test);
      const { coverage, ...result } = await withEmbedder(weights, async (embedder) =>
        evaluate(await readHead(file, embedder.id), await embedList(embedder, list, io)),
      );
      if (plots !== undefined) {
        await mkdir(plots, { recursive: true });
        const title = `${result.images} pictures, calibration error ${result.ece.toFixed(3)}`;
        await writeFile(join(plots, 'reliability.svg'), reliabilityPlot(result.reliability, title));
        const surest = `The surest first, ${result.images} pictures`;
        await writeFile(join(plots, 'coverage.svg'), coveragePlot(coverage, surest));
        const sheet = await confusionSheet(result.confusions, list);
        if (sheet !== undefined) await writeFile(join(plots, 'confusions.png'), sheet);
      }
      report(io, json, result, [
        `${result.images} pictures: first answer right ${percent(result.top1)}, among five ${percent(result.top5)}, group right ${percent(result.coarseTop1)}`,
        `calibration error ${result.ece.toFixed(3)}`,
        ...result.confusions.map(({ truth, said, times }) => `${truth} was called ${said} ${times} times`),
      ]);
    });
}
