import { Option, type Command } from 'commander';
import { answer, type Answer } from '../head/answer.js';
import { judge } from '../head/judge.js';
import { ModelsError } from '../models-error.js';
import { percent, report, type CliIo } from './cli-io.js';
import { commandWith, withEmbedder, type CommonOptions } from './common-options.js';
import { readHead } from '../head/head-on-disk.js';

interface Options extends CommonOptions {
  readonly picture: string;
  readonly threshold: number;
  readonly crop?: string;
}

const SHOWN = 5;

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < 1)) {
    throw new ModelsError('bad-option', `--threshold is a probability between 0 and 1, not "${text}".`);
  }
  return value;
}

function inWords(said: Answer): string {
  switch (said.level) {
    case 'product':
      return `It is ${said.sku} (${percent(said.probability)}).`;
    case 'group':
      return `It is one of ${said.group} (${percent(said.probability)}); remaining: ${said.remaining.map((one) => one.sku).join(', ')}.`;
    case 'unknown':
      return `I don't know this (unknown ${percent(said.unknown)}).`;
  }
}

export function explainCommand(io: CliIo): Command {
  return commandWith('explain', 'what the head thinks of one picture, and what part of it was looked at')
    .requiredOption('--picture <file>', 'the picture')
    .addOption(new Option('--threshold <p>', 'how sure an answer must be').default(0.8).argParser(share))
    .option('--crop <file>', 'write what the network sees as PNG')
    .action(async ({ head: file, embedder: weights, json, picture, threshold, crop }: Options) => {
      const judgement = await withEmbedder(weights, async (embedder) => {
        const head = await readHead(file, embedder.id);
        const square = await embedder.look(picture);
        if (crop !== undefined) {
          const { default: sharp } = await import('sharp');
          const { width, height, data } = square;
          await sharp(data, { raw: { width, height, channels: 3 } })
            .png()
            .toFile(crop);
        }
        return judge(head, await embedder.embedSquare(square));
      });
      const said = answer(judgement, threshold);
      const candidates = judgement.candidates.slice(0, SHOWN);
      report(io, json, { picture, answer: said, candidates, unknown: judgement.unknown }, [
        inWords(said),
        ...candidates.map((one) => `${percent(one.probability).padStart(7)}  ${one.sku} (${one.group})`),
        `${percent(judgement.unknown).padStart(7)}  something the head was never shown`,
      ]);
    });
}
