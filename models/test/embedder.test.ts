/** @jest-environment ./models/test/one-realm.mjs */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Embedder } from '../src/embedder/embedder.js';
import { shippedEmbedder } from '../src/embedder/embedder-file.js';
import { dot, unit } from '../src/head/vectors.js';
import { isModelsError } from '../src/models-error.js';
import { drawProduct } from './drawn-products.js';

const embedder = new Embedder();
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'embedder-'));
  await embedder.start();
});
afterAll(async () => {
  await embedder.stop();
  await rm(directory, { recursive: true });
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => (isModelsError(error) ? error.code : String(error)),
  );
}

/** The shipped weights and card in an own directory, changed by `change`. */
async function damaged(change: (weights: Buffer) => Buffer): Promise<Embedder> {
  const file = join(directory, 'embedder.onnx');
  await copyFile(shippedEmbedder.replace(/onnx$/, 'json'), join(directory, 'embedder.json'));
  await writeFile(file, change(await readFile(shippedEmbedder)));
  return new Embedder(file);
}

describe('the shipped embedder', () => {
  it('gives the same features for a path, its bytes and its pixels', async () => {
    const bytes = await drawProduct('tomato', 4);
    const path = join(directory, 'tomato.jpg');
    await writeFile(path, bytes);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const fromPath = await embedder.embed(path);
    expect(await embedder.embed(bytes)).toEqual(fromPath);
    const fromPixels = await embedder.embed({ width: info.width, height: info.height, data });
    expect(dot(unit(fromPixels), unit(fromPath))).toBeGreaterThan(0.99);
    expect(fromPath).toHaveLength(embedder.id.dimension);
  });

  it('puts two pictures of one thing closer than pictures of two things', async () => {
    const [a, b, c] = await Promise.all(
      [drawProduct('tomato', 1), drawProduct('tomato', 2), drawProduct('carton', 1)].map(async (picture) =>
        unit(await embedder.embed(await picture)),
      ),
    );
    const none = new Float32Array();
    expect(dot(a ?? none, b ?? none)).toBeGreaterThan(dot(a ?? none, c ?? none) + 0.1);
  });

  it('looks only at the region it is given', async () => {
    const picture = await drawProduct('banana', 1);
    const half = await embedder.embed(picture, { region: { left: 0, top: 0, width: 0.3, height: 0.3 } });
    expect(dot(unit(half), unit(await embedder.embed(picture)))).toBeLessThan(0.95);
  });

  it('refuses a corrupt, a cut-short and a tiny picture with a sentence', async () => {
    const whole = await drawProduct('bag', 1);
    expect(await codeOf(embedder.embed(Buffer.from('no picture at all')))).toBe('bad-picture');
    expect(await codeOf(embedder.embed(whole.subarray(0, whole.length / 2)))).toBe('bad-picture');
    expect(await codeOf(embedder.embed(join(directory, 'absent.jpg')))).toBe('bad-picture');
    const tiny = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect(await codeOf(embedder.embed(tiny))).toBe('wrong-size');
    expect(await codeOf(embedder.embedSquare({ width: 8, height: 8, data: new Uint8Array(192) }))).toBe('wrong-size');
  });
});

describe('an embedder that must not be used', () => {
  it('is refused when its weights are missing', async () => {
    expect(await codeOf(new Embedder(join(directory, 'none.onnx')).start())).toBe('weights-missing');
  });

  it('is refused when one byte of its weights changed, or the end is missing', async () => {
    const flipped = await damaged((weights) => {
      weights[5_000_000] = 255 - (weights[5_000_000] ?? 0);
      return weights;
    });
    expect(await codeOf(flipped.start())).toBe('weights-corrupt');
    const short = await damaged((weights) => weights.subarray(0, 1000));
    expect(await codeOf(short.start())).toBe('weights-corrupt');
  });

  it('says so when it is used before it was started', async () => {
    expect(await codeOf(new Embedder().embed('picture.jpg'))).toBe('not-started');
  });
});
