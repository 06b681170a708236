import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EnrolReport, RecogniseReport } from '../../src/recognition/index.js';
import { footageDirectory, makeWithFfmpeg } from '../camera/footage.js';

const main = fileURLToPath(new URL('../../src/diag/main.js', import.meta.url));
const footage = footageDirectory();
const [held, empty, head] = ['held.avi', 'empty.avi', 'head.json'].map((name) => join(footage.path, name)) as [
  string,
  string,
  string,
];
// The embedder and the recogniser's process are loaded anew each time: slow on a machine that is busy.
jest.setTimeout(180_000);

beforeAll(() => {
  const ground = 'color=gray:size=320x240:rate=10,noise=alls=6:allf=t';
  makeWithFfmpeg('-f', 'lavfi', '-i', `${ground},trim=duration=3`, '-c:v', 'mjpeg', '-q:v', '3', empty);
  // After a second and a half of an empty view something is held up and moved to and fro.
  const moved = "overlay=x='90+25*sin(3*t)':y=50:enable='gte(t,1.5)'";
  const graph = `${ground}[a];testsrc2=size=130x130:rate=10[b];[a][b]${moved},trim=duration=12`;
  makeWithFfmpeg('-f', 'lavfi', '-i', graph, '-c:v', 'mjpeg', '-q:v', '3', held);
});
afterAll(() => {
  footage.remove();
});

/** As a process: drawing and looking are slow among a test's globals. */
async function cartDiag(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, out, err };
}

describe('cart-diag', () => {
  it('enrols what is held before the camera, and recognises it from then on, with the part it looked at', async () => {
    const crops = join(footage.path, 'crops');
    const enrolled = await cartDiag('enrol', '--product', 'test-card', '--source', held, '--head', head, '--json');
    expect(enrolled).toMatchObject({ code: 0 });
    expect(JSON.parse(enrolled.out) as EnrolReport).toMatchObject({ product: 'test-card', pictures: 5, products: 1 });
    const watch = ['--source', held, '--head', head, '--seconds', '8', '--crops', crops, '--json'];
    const { code, out } = await cartDiag('recognise', ...watch);
    expect(code).toBe(0);
    const { presentations, looks } = JSON.parse(out) as RecogniseReport;
    expect(looks).toBeGreaterThan(1);
    const [best] = presentations.toSorted((a, b) => b.looks - a.looks);
    expect(best?.considered[0]).toMatchObject({ sku: 'test-card' });
    expect(best?.considered[0]?.probability).toBeGreaterThan(0.5);
    expect(existsSync(best?.crop ?? '')).toBe(true);
  });

  it('changes nothing and ends with 4 when nothing was held up', async () => {
    const other = join(footage.path, 'other.json');
    const { code, err } = await cartDiag(
      ...['enrol', '--product', 'air', '--source', empty, '--head', other, '--seconds', '3'],
    );
    expect(code).toBe(4);
    expect(err).toMatch(/Only 0 of 5 pictures could be taken, nothing was changed\./);
    expect(existsSync(other)).toBe(false);
  });

  it('says what is wrong with options, head and camera before anybody holds something up', async () => {
    expect(await cartDiag('recognise', '--source', held)).toMatchObject({ code: 2 });
    const config = join(footage.path, 'cart.config.json');
    writeFileSync(config, JSON.stringify({ camera: { source: held }, recognition: { had: head } }));
    expect(await cartDiag('recognise', '--config', config)).toMatchObject({
      code: 2,
      err: expect.stringContaining('had') as unknown,
    });
    expect(await cartDiag('recognise', '--source', held, '--head', join(footage.path, 'none.json'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no readable head') as unknown,
    });
    expect(await cartDiag('recognise', '--source', held, '--head', held)).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not hold a head') as unknown,
    });
    const absent = ['--source', '/dev/video-none', '--head', join(footage.path, 'fresh.json'), '--seconds', '5'];
    expect(await cartDiag('enrol', '--product', 'x', ...absent)).toMatchObject({ code: 3 });
  });
});
