#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BackOfficeError } from '../back-office-error.js';
import { readConfig } from '../config.js';
import { badgePage } from './badge-page.js';
import { openLoginKey } from './login-key.js';
import { badgeCode } from './sign-code.js';

const USAGE = `Makes a badge with which staff identify themselves at a cart: a page to print.

  node back-office/dist/src/companion/badge-program.js --config FILE --name NAME --out FILE

  --config FILE   configuration of the back office (default back-office.config.json)
  --name NAME     how the cart calls the person, up to 40 characters
  --days DAYS     how long it is good for, 1 to 366 (default 90)
  --out FILE      the page to write (default badge.html); existing files are not overwritten

Ends with 0, or with 2 for wrong usage or configuration.
`;

function main(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string', default: 'back-office.config.json' },
      name: { type: 'string', default: '' },
      days: { type: 'string', default: '90' },
      out: { type: 'string', default: 'badge.html' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const name = values.name.trim();
  const days = Number(values.days);
  if (name === '' || name.length > 40 || !Number.isInteger(days) || days < 1 || days > 366) {
    process.stderr.write(`Give --name with 1 to 40 characters, and --days from 1 to 366.\n\n${USAGE}`);
    return 2;
  }
  const { store, members } = readConfig(values.config);
  if (members === undefined) {
    process.stderr.write('The configuration names no members.loginKeyFile; badges are signed with that key. Add it.\n');
    return 2;
  }
  const badge = badgeCode(openLoginKey(members.loginKeyFile), store, name, days, Date.now());
  // Whoever has the page has the badge.
  writeFileSync(values.out, badgePage(store, name, badge), { mode: 0o600, flag: 'wx' });
  process.stderr.write(
    `${values.out}: badge ${badge.badge} of ${name}, good until ${new Date(badge.expiresAt).toISOString()}\n`,
  );
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  const expected = BackOfficeError.is(error) || (error instanceof Error && 'code' in error);
  if (!expected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
