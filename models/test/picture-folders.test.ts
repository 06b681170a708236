/** @jest-environment ./models/test/one-realm.mjs */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, describe, jest } from '@jest/globals';
import { z } from 'zod';
import { runCli } from '../src/cli/run-cli.js';
import { drawInto } from './drawn-products.js';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'models-folders-'));
});
afterAll(async () => rm(directory, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCli(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

// The network is loaded anew for each command: slow on a machine that is busy.
jest.setTimeout(240_000);

describe('training from the folders that carts keep', () => {
  it('takes the folder as the SKU, leaves emptied folders out with a word, and knows the products then', async () => {
    const images = join(directory, 'kept');
    const head = join(directory, 'head.json');
    for (const name of ['tomato', 'banana', 'bag']) await drawInto(join(images, name), name, 6);
    await mkdir(join(images, 'expired'));
    const trained = await run('train', '--images', images, '--head', head, '--json');
    expect(trained).toMatchObject({ code: 0, err: expect.stringContaining('left out: expired') as unknown });
    expect(JSON.parse(trained.out)).toMatchObject({ pictures: 18, products: 3, version: 1, gone: [] });
    const [picture = ''] = await drawInto(join(directory, 'later'), 'banana', 1, 200);
    const { out } = await run('explain', '--picture', picture, '--head', head, '--json');
    const { candidates } = z.object({ candidates: z.array(z.object({ sku: z.string() })) }).parse(JSON.parse(out));
    expect(candidates[0]?.sku).toBe('banana');
  });

  it('names the products that the new head does not know any more', async () => {
    const images = join(directory, 'kept');
    await rm(join(images, 'bag'), { recursive: true });
    const { code, err } = await run('train', '--images', images, '--head', join(directory, 'head.json'));
    expect(code).toBe(0);
    expect(err).toMatch(/1 products of version 1 .*: bag\./);
  });

  it('ends with 2 where there is no picture at all, and with 4 naming a picture that is damaged', async () => {
    const images = join(directory, 'bare');
    await mkdir(join(images, 'tomato'), { recursive: true });
    const head = join(directory, 'none.json');
    expect(await run('train', '--images', images, '--head', head)).toMatchObject({
      code: 2,
      err: expect.stringContaining('one folder a product') as unknown,
    });
    await writeFile(join(images, 'tomato', 'half.jpg'), 'not a picture');
    expect(await run('train', '--images', images, '--head', head)).toMatchObject({
      code: 4,
      err: expect.stringMatching(/half\.jpg is not a picture/) as unknown,
    });
  });
});
