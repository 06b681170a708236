import { isModelsError } from '@smart-cart/models';

/** One bench or drill. */
export interface NamedRun {
  readonly help: string;
  run(args: string[]): Promise<object>;
}

/**
 * Runs the one the command line names: `npm run -s bench -- NAME [options]`. Progress and tables go to stderr, one JSON
 * object is the last line of stdout. Exit code 2 for wrong usage, 1 when the run failed.
 */
export async function runNamed(kind: string, table: Readonly<Record<string, () => Promise<NamedRun>>>): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const load = table[name];
  const names = Object.keys(table);
  if (load === undefined) {
    const said = name === '' ? `Say which ${kind} to run` : `There is no ${kind} "${name}"`;
    process.stderr.write(`${said}: ${names.join(', ')}. Example: npm run -s ${kind} -- ${names[0] ?? ''} --help\n`);
    process.exitCode = 2;
    return;
  }
  const chosen = await load();
  if (args.includes('--help')) {
    process.stdout.write(`${chosen.help}\n`);
    return;
  }
  try {
    process.stdout.write(`${JSON.stringify(await chosen.run(args))}\n`);
  } catch (error) {
    const usage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    const words =
      error instanceof Error
        ? usage
          ? `${error.message}\n${chosen.help}`
          : // A picture or a file of the user's is no mistake of the program's.
            isModelsError(error)
            ? error.message
            : (error.stack ?? error.message)
        : String(error);
    process.stderr.write(`${words}\n`);
    process.exitCode = usage ? 2 : 1;
  }
}
