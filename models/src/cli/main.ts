import { runCli } from './run-cli.js';

// npm starts scripts in the repository; paths are meant from where the person is.
if (process.env['INIT_CWD'] !== undefined) process.chdir(process.env['INIT_CWD']);
process.exitCode = await runCli(process.argv.slice(2), process);
