import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journalAt, started, temporaryFolder } from './facts.js';

const writer = fileURLToPath(new URL('writer.js', import.meta.url));
let folder: ReturnType<typeof temporaryFolder>;
let file: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'journal.sqlite');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  folder.remove();
});

/** Starts a writer; resolves when it has said `lines` lines, or has ended. */
async function write(size: number, lines: number, command = process.execPath, prefix: string[] = []) {
  const child = spawn(command, [...prefix, writer, file, String(size)], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const said: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const enough = new Promise<void>((resolve) => {
    reader.on('line', (line) => {
      said.push(line);
      if (said.length === lines) resolve();
    });
    reader.on('close', () => resolve());
  });
  await enough;
  return { child, said, reader };
}

describe('a firmware killed in the middle of writing', () => {
  it.each([
    [1, 40],
    [7, 11],
    [100, 6],
  ])('loses no fact it had reported, and has no half batch (%i per transaction)', async (size, lines) => {
    let reported = 0;
    for (let round = 0; round < 4; round += 1) {
      const { child, said, reader } = await write(size, lines + round);
      child.kill('SIGKILL');
      await Promise.all([once(reader, 'close'), once(child, 'exit')]);
      const last = Number(said.at(-1)?.split(' ')[1]);
      expect(last).toBeGreaterThan(reported);
      reported = last;

      const journal = journalAt(file);
      expect(journal.open()).toEqual({});
      expect(journal.position.last).toBeGreaterThanOrEqual(reported);
      expect((journal.position.last - 1) % size).toBe(0);
      const facts = journal.after(0, 1_000_000);
      expect(facts.map(({ seq }) => seq)).toEqual(Array.from({ length: journal.position.last }, (_, i) => i + 1));
      journal.close();
    }
  });
});

describe('two firmwares on one journal', () => {
  it('are not possible: the second gets a sentence, the file stays where it is, and the first goes on', async () => {
    const first = await write(1, 3);
    const inode = statSync(file).ino;
    const second = await write(1, 1);
    expect(second.said[0]).toMatch(/^journal-locked: .*in use by another process.*dataDirectory/);
    expect(statSync(file).ino).toBe(inode);
    const count = first.said.length;
    await new Promise<void>((resolve) => first.reader.once('line', () => resolve()));
    expect(first.said.length).toBeGreaterThan(count);
  });

  it('the lock dies with its process, also by SIGKILL', async () => {
    const { child } = await write(1, 3);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const journal = journalAt(file);
    expect(journal.open()).toEqual({});
    journal.close();
  });

  it('within one process the second gets the same sentence', () => {
    const journal = journalAt(file);
    journal.open();
    expect(() => journalAt(file).open()).toThrow(expect.objectContaining({ code: 'journal-locked' }));
    journal.append([started('trip-0001')], 1);
    journal.close();
  });
});

describe('a disk that is full', () => {
  it('is told with the next step; what was reported stays, and no half batch', async () => {
    // The kernel refuses to let the file grow beyond 300 kB, as a full disk would.
    const { said, child } = await write(50, 1e9, 'bash', [
      '-c',
      `ulimit -f 300; trap '' XFSZ; exec "$0" "$@"`,
      process.execPath,
    ]);
    if (child.exitCode === null) await once(child, 'exit');
    expect(said.at(-1)).toMatch(/^journal-unwritable: .*refuses data.*restart the firmware/);
    const reported = Number(said.at(-2)?.split(' ')[1]);
    const journal = journalAt(file);
    expect(journal.open()).toEqual({});
    expect(journal.position.last).toBeGreaterThanOrEqual(reported);
    expect((journal.position.last - 1) % 50).toBe(0);
    journal.close();
  });
});
