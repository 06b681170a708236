/** `npm run -s bench -- NAME [options]`: progress and tables on stderr, one JSON object as the last line of stdout. */
export interface Bench {
  readonly help: string;
  run(args: string[]): Promise<object>;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  barcodes: () => import('./barcodes/barcodes-bench.js'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = benches[name];
if (load === undefined) {
  const names = Object.keys(benches).join(', ');
  const said = name === '' ? 'Say which bench to run' : `There is no bench "${name}"`;
  process.stderr.write(`${said}. Benches: ${names}. Example: npm run -s bench -- barcodes --help\n`);
  process.exitCode = 2;
} else {
  const bench = await load();
  if (args.includes('--help')) {
    process.stdout.write(`${bench.help}\n`);
  } else {
    try {
      process.stdout.write(`${JSON.stringify(await bench.run(args))}\n`);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
