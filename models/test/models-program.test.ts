/** @jest-environment ./models/test/one-realm.mjs */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { runCli } from '../src/cli/run-cli.js';
import { openHead, readTrustedKey } from '../src/head/signed-head.js';
import { drawInto, drawnNames } from './drawn-products.js';

let directory = '';
let head = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'models-'));
  head = join(directory, 'head.json');
});
afterAll(async () => rm(directory, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

const explained = z.object({
  candidates: z.array(z.object({ sku: z.string(), probability: z.number() })),
  unknown: z.number(),
});

async function firstAnswer(picture: string): Promise<string | undefined> {
  const { out, code } = await run('explain', '--picture', picture, '--head', head, '--json');
  expect(code).toBe(0);
  return explained.parse(JSON.parse(out)).candidates[0]?.sku;
}

// Every command loads the network anew and learns what nothing looks like: slow on a machine that is busy.
jest.setTimeout(240_000);

describe('the models program', () => {
  it('trains a head from a list and evaluates it', async () => {
    const lines = async (names: string[], count: number, seed: number): Promise<string> => {
      const rows: string[] = [];
      for (const name of names) {
        for (const path of await drawInto(join(directory, 'set'), name, count, seed)) {
          rows.push(`${path.slice(directory.length + 1)}, ${name}, ${name === 'tomato' ? 'fruit' : 'other'}`);
        }
      }
      return rows.join('\n');
    };
    const taught = drawnNames.filter((name) => name !== 'cucumber');
    await writeFile(join(directory, 'train.txt'), await lines(taught, 8, 1));
    await writeFile(join(directory, 'test.txt'), await lines(taught, 3, 50));
    expect((await run('train', '--images', directory, '--train', 'train.txt', '--head', head)).code).toBe(0);
    const { out } = await run('evaluate', '--images', directory, '--test', 'test.txt', '--head', head, '--json');
    expect(z.object({ images: z.number(), top1: z.number() }).parse(JSON.parse(out))).toEqual({ images: 12, top1: 1 });
  });

  it('recognises a product enrolled from five pictures at once, and the others still', async () => {
    await drawInto(join(directory, 'cucumber'), 'cucumber', 5, 100);
    const pictures = join(directory, 'cucumber');
    expect((await run('enrol', '--product', 'cucumber', '--pictures', pictures, '--head', head)).code).toBe(0);
    const [cucumber = ''] = await drawInto(join(directory, 'later'), 'cucumber', 1, 300);
    const [tomato = ''] = await drawInto(join(directory, 'later'), 'tomato', 1, 300);
    expect([await firstAnswer(cucumber), await firstAnswer(tomato)]).toEqual(['cucumber', 'tomato']);
  });

  it('writes what the network saw', async () => {
    const crop = join(directory, 'crop.png');
    const picture = join(directory, 'later', 'tomato-300.jpg');
    expect((await run('explain', '--picture', picture, '--head', head, '--crop', crop)).code).toBe(0);
    expect((await readFile(crop)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('exports a head that a cart accepts by the public key', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const [secret, open, out] = ['secret.pem', 'open.pem', 'signed.json'].map((name) => join(directory, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(open, publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await run('export', '--out', out, '--sign', secret, '--head', head)).code).toBe(0);
    const trusted = [await readTrustedKey(open)];
    expect(openHead(await readFile(out, 'utf8'), { where: out, trusted }).products).toHaveLength(5);
  });

  it('removes a product and no longer lists it', async () => {
    expect((await run('remove', '--product', 'cucumber', '--head', head)).code).toBe(0);
    const { out } = await run('list', '--head', head);
    expect(out).toContain('tomato');
    expect(out).not.toContain('cucumber');
  });

  it('tells by its exit code and a sentence what is wrong', async () => {
    const absent = join(directory, 'absent');
    expect((await run('enrol')).code).toBe(2);
    expect((await run('list', '--head', absent)).code).toBe(5);
    expect((await run('remove', '--product', 'absent', '--head', head)).code).toBe(2);
    expect((await run('enrol', '--product', 'x', '--pictures', absent, '--head', head)).code).toBe(4);
    const foreign = await run('explain', '--picture', absent, '--head', head, '--embedder', `${absent}.onnx`);
    expect(foreign.code).toBe(3);
    expect(foreign.err).toMatch(/can't be read\. Check the path/);
    expect((await run('--help')).code).toBe(0);
  });
});
