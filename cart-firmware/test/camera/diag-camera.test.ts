import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runProgram } from '@smart-cart/scale-driver';
import { Command } from 'commander';
import { addCameraCommand, type CameraReport } from '../../src/camera/index.js';
import { drawCode } from '../vision/barcode-pictures.js';
import { footageDirectory } from './footage.js';

const footage = footageDirectory();
const pictures = join(footage.path, 'pictures');

beforeAll(async () => {
  await drawCode(pictures, '1.png', 'ean13', '4006381333931');
});
afterAll(() => {
  footage.remove();
});

class Text extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

async function cartDiag(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new Text(), new Text()];
  const io = {
    stdin: Readable.from([]),
    stdout,
    stderr,
    signal: new AbortController().signal,
    readConfig: () => Promise.resolve({ camera: { sauce: pictures } }),
    exitCode: 0,
  };
  const program = new Command('cart-diag');
  addCameraCommand(program, io);
  const code = await runProgram(program, ['camera', ...args], io);
  return { code, out: stdout.text, err: stderr.text };
}

describe('cart-diag camera', () => {
  it('reports rate, size and the codes it read, and ends with 0', async () => {
    const { code, out } = await cartDiag('--source', pictures, '--seconds', '8', '--json');
    const report = JSON.parse(out) as CameraReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ kind: 'pictures', codes: [{ symbology: 'ean13', text: '4006381333931' }] });
    expect(report.framesPerSecond).toBeGreaterThan(5);
    expect(report.frameAge.p50).toBeGreaterThan(0);
  });

  it('ends with 2 when no camera is named, or the section is wrong, naming the key', async () => {
    expect(await cartDiag()).toMatchObject({ code: 2, err: expect.stringContaining('--source') as unknown });
    expect(await cartDiag('--config', 'x.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('sauce') as unknown,
    });
    expect(await cartDiag('--source', pictures, '--seconds', 'soon')).toMatchObject({ code: 2 });
  });

  it('ends with 3 when the device is missing, and says it as JSON when asked', async () => {
    const { code, out } = await cartDiag('--source', '/dev/video-none', '--seconds', '0.5', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      error: { exitCode: 3, message: expect.stringContaining('no camera at') as unknown },
    });
  });

  it('ends with 4 when no frame comes', async () => {
    const empty = join(footage.path, 'empty');
    mkdirSync(empty);
    expect(await cartDiag('--source', empty, '--seconds', '0.5')).toMatchObject({
      code: 4,
      err: expect.stringContaining('has no pictures') as unknown,
    });
  });
});
