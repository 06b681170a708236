#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { addScaleCommands, exitCodeHelp, runProgram, type DiagIo } from '@smart-cart/scale-driver';
import { addCameraCommand } from '../camera/diag-camera.js';
import { addEnrolCommand } from '../recognition/diag-enrol.js';
import { addRecogniseCommand } from '../recognition/diag-recognise.js';

/** cart-diag: what a technician runs on the cart. */
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

const io: DiagIo = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: stop.signal,
  readConfig,
  exitCode: 0,
};

const program = new Command('cart-diag')
  .description('Tests the parts of a smart cart: scale, camera and what it recognises.')
  .addHelpText('after', exitCodeHelp);
addScaleCommands(program, io);
addCameraCommand(program, io);
addRecogniseCommand(program, io);
addEnrolCommand(program, io);

process.exitCode = await runProgram(program, process.argv.slice(2), io);
// A pending read of the terminal would keep the process alive after the command is done.
process.stdin.destroy();

async function readConfig(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first === undefined) return value;
  const line = text.slice(0, first.offset).split('\n').length;
  throw new Error(`line ${line}: ${printParseErrorCode(first.error)}`);
}
