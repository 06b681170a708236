import type { Command } from 'commander';
import { identify } from '../identify/identify.js';
import { portFromUri } from '../ports/port-from-uri.js';
import { lineName } from '../ports/scale-port.js';
import type { DiagIo } from './diag-io.js';
import { runCommand } from './run-command.js';
import { addScaleOptions, scaleConfigOf, type ScaleOptions } from './scale-options.js';

export function addIdentifyCommand(program: Command, io: DiagIo): void {
  const command = program
    .command('identify')
    .description('find out what an unknown scale speaks, and how its line is set');
  addScaleOptions(command).action(async (options: ScaleOptions) => {
    await runCommand(
      io,
      options.json,
      async () => {
        const config = await scaleConfigOf(options, io);
        const found = await identify(await portFromUri(config.port), {
          signal: io.signal,
          netBit: config.netBit,
          ...(config.protocol !== 'auto' && { protocols: [config.protocol] }),
          ...(config.line !== undefined && { line: config.line }),
          progress: (sentence) => io.stderr.write(`${sentence}\n`),
        });
        return { port: config.port, ...found };
      },
      (found) => {
        const who = found.device === null ? '' : `, serial number ${found.device}`;
        return `${found.port} speaks ${found.title} (${found.protocol}) at ${lineName(found.line)}${who}`;
      },
    );
  });
}
