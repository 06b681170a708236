import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Program } from '../../src/stage/program.js';

let directory = '';
const ready = new EventEmitter<{ pid: [string] }>();
let program: Program;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'program-'));
  program = new Program({
    name: 'The sleeper',
    command: process.execPath,
    args: ['-e', "console.log('ready ' + process.pid); setInterval(() => undefined, 1_000)"],
    log: join(directory, 'sleeper.log'),
    ready: /^ready (\d+)$/,
    onLine: (line) => ready.emit('pid', line.replace('ready ', '')),
  });
});

afterEach(async () => {
  await program.stop();
  await rm(directory, { recursive: true });
});

describe('a program that is kept running', () => {
  it('is started again after a crash, each time, and not after it was stopped', async () => {
    const told: string[] = [];
    let pid = Number(await program.start());
    program.keepRunning((sentence) => told.push(sentence));
    for (const crash of [1, 2]) {
      const again = once(ready, 'pid') as Promise<[string]>;
      process.kill(pid, 'SIGKILL');
      const [next] = await again;
      expect(Number(next)).not.toBe(pid);
      expect(told).toHaveLength(crash);
      pid = Number(next);
    }
    await program.stop();
    expect(program.running).toBe(false);
    expect(told).toHaveLength(2);
  });
});
