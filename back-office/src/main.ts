#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { BackOffice } from './back-office.js';
import { BackOfficeError } from './back-office-error.js';
import { readConfig } from './config.js';

const USAGE = `The back office of a store: takes in what its carts report and serves the staff page.

  node back-office/dist/src/main.js --config FILE

  --config FILE   configuration (default back-office.config.json)
  --help          this text

Ends with 0 after SIGTERM or SIGINT, 2 for wrong usage or configuration, 3 when it cannot start.
`;

function say(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

function optionsOf(args: string[]): { config: string; help: boolean } | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        config: { type: 'string', default: 'back-office.config.json' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (options === undefined) return 2;
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const stopAsked = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  const config = readConfig(options.config);
  const office = new BackOffice(config, { log: say });
  const { httpUrl } = await office.start();
  say(`Back office of store ${config.store}: staff page at ${httpUrl}`);
  await stopAsked;
  say('Stopping.');
  await office.stop();
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!BackOfficeError.is(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code.startsWith('config-') ? 2 : 3;
}
