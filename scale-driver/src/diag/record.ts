import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { performance } from 'node:perf_hooks';
import type { Command } from 'commander';
import type { RecordingHeader } from '../record/recording.js';
import type { DiagIo } from './diag-io.js';
import { pauseOrInterrupt, runCommand } from './run-command.js';
import { addScaleOptions, withScale, type ScaleOptions } from './scale-options.js';
import { secondsArgument } from './seconds-argument.js';

interface RecordOptions extends ScaleOptions {
  readonly for: string;
}

export function addRecordCommand(program: Command, io: DiagIo): void {
  const command = program
    .command('record <file>')
    .description('write everything that crosses the line into a file that "replay" and the tests read')
    .option('--for <seconds>', 'how long; Ctrl-C ends it earlier', '10');
  addScaleOptions(command).action(async (file: string, options: RecordOptions) => {
    await runCommand(
      io,
      options.json,
      () => record(io, file, options),
      (result) => `${result.chunks} chunks, ${result.bytes} bytes in ${result.file}`,
    );
  });
}

async function record(io: DiagIo, file: string, options: RecordOptions) {
  const ms = secondsArgument(options.for);
  const begun = performance.now();
  const entries: string[] = [];
  const counted = { chunks: 0, bytes: 0 };
  let write = (line: string): void => void entries.push(line);
  const tap = (dir: 'in' | 'out', bytes: Uint8Array): void => {
    counted.chunks += 1;
    counted.bytes += bytes.length;
    const at = Math.round((performance.now() - begun) * 1_000) / 1_000;
    write(JSON.stringify({ at, dir, hex: Buffer.from(bytes).toString('hex') }));
  };
  return await withScale(
    io,
    options,
    async ({ config, protocol, line }) => {
      const output = createWriteStream(file);
      const header: RecordingHeader = {
        recording: 'scale-line',
        version: 1,
        protocol,
        line,
        port: config.port,
        startedAt: new Date().toISOString(),
      };
      output.write(`${JSON.stringify(header)}\n`);
      // The unit is open already; what it said before the header was known comes first.
      for (const entry of entries) output.write(`${entry}\n`);
      write = (entry) => void output.write(`${entry}\n`);
      await Promise.race([pauseOrInterrupt(io, ms), finished(output)]);
      write = () => undefined;
      output.end();
      await finished(output);
      return { file, ...counted };
    },
    tap,
  );
}
