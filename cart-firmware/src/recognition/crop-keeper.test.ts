import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CropKeeper } from './crop-keeper.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const DAY = 86_400_000;
const jpeg = new Uint8Array([0xff, 0xd8, 1]);
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crop-keeper-'));
});
afterEach(async () => rm(directory, { recursive: true }));

const keeper = (maxFiles = 100): CropKeeper => new CropKeeper({ directory, days: 30, maxFiles, now: () => NOW });
const age = (name: string, days: number): Promise<void> => {
  const at = new Date(NOW - days * DAY);
  return utimes(join(directory, name), at, at);
};
const kept = async (): Promise<string[]> =>
  (await readdir(directory, { recursive: true })).filter((name) => /\.(?:jpg|part)$/.test(name)).sort();

describe('CropKeeper', () => {
  it('keeps a picture under its product, in the layout that training takes', async () => {
    await keeper().keep('apple', 7, jpeg);
    expect(await kept()).toEqual(['apple/7.jpg']);
    expect(new Uint8Array(await readFile(join(directory, 'apple/7.jpg')))).toEqual(jpeg);
  });

  it('deletes what is older than the days allowed', async () => {
    const of = keeper();
    await of.keep('apple', 1, jpeg);
    await of.keep('apple', 2, jpeg);
    await age('apple/1.jpg', 31);
    await age('apple/2.jpg', 29);
    await of.tidy();
    expect(await kept()).toEqual(['apple/2.jpg']);
  });

  it('lets the oldest go when there are more than allowed', async () => {
    const of = keeper(2);
    for (const track of [1, 2, 3]) {
      await of.keep('apple', track, jpeg);
      await age(`apple/${track}.jpg`, 10 - track);
    }
    await of.tidy();
    expect(await kept()).toEqual(['apple/2.jpg', 'apple/3.jpg']);
  });

  it('forgets a picture whose line was taken back', async () => {
    const of = keeper();
    await of.keep('apple', 1, jpeg);
    await of.drop('apple', 1);
    expect(await kept()).toEqual([]);
  });

  it('stays inside its directory whatever an SKU is called', async () => {
    await keeper().keep('../../up', 1, jpeg);
    expect(await kept()).toEqual(['__.._up/1.jpg']);
  });

  it('clears away what a power cut left half written', async () => {
    const of = keeper();
    await of.keep('apple', 1, jpeg);
    await writeFile(join(directory, 'apple', '2.jpg.part'), 'half');
    await of.tidy();
    expect(await kept()).toEqual(['apple/1.jpg']);
  });
});
