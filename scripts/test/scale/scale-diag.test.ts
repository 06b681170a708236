import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { addScaleCommands, runProgram, type DiagIo } from '@smart-cart/scale-driver';
import { SimulatedScale } from '../../src/sim/scale/simulated-scale.js';

let folder: string;
let scale: SimulatedScale;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scale-diag-'));
  scale = new SimulatedScale({ protocol: 'hx711-bridge' });
  await scale.start();
});

afterEach(async () => {
  await scale.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command as a technician would, and answers each "press Enter" after doing what it asks for. */
async function diag(args: string[], atPrompt: (text: string) => void = () => undefined) {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  let said = '';
  let out = '';
  stdout.on('data', (text: Buffer) => (out += text.toString()));
  stderr.on('data', (text: Buffer) => {
    said += text.toString();
    if (!text.toString().includes('press Enter')) return;
    atPrompt(text.toString());
    setTimeout(() => stdin.write('\n'), 700);
  });
  const io: DiagIo = {
    stdin,
    stdout,
    stderr,
    signal: new AbortController().signal,
    readConfig: async (file) => JSON.parse(await readFile(file, 'utf8')) as unknown,
    exitCode: 0,
  };
  const program = new Command('cart-diag');
  addScaleCommands(program, io);
  const code = await runProgram(program, args, io);
  return { code, out, said, json: (): unknown => JSON.parse(out.trim().split('\n').at(-1) ?? '') };
}

/** A cable without anything the scale said before it began to misbehave. */
async function freshWireWith(behaviour: Parameters<SimulatedScale['setBehaviour']>[0]): Promise<void> {
  await scale.unplug();
  scale.setBehaviour(behaviour, true);
  await scale.plug();
}

describe('the technician', () => {
  it('calibrates with two points, checks, zeroes, records and replays', async () => {
    const calibration = join(folder, 'calibration.json');
    const onScale = ['--port', scale.path, '--calibration', calibration, '--json'];
    const sealed = await diag(['calibrate', '--mass', '5kg', ...onScale], (prompt) => {
      scale.setLoad(prompt.includes('Put') ? 5_000_000 : 0);
    });
    expect(sealed.json()).toMatchObject({ counter: 1, device: 'SIM-0001' });
    expect(sealed.code).toBe(0);

    const again = await diag(['calibrate', '--mass', '5kg', ...onScale]);
    expect(again.code).toBe(7);
    expect(again.json()).toMatchObject({ error: { code: 'lock-needed', exitCode: 7 } });

    scale.setLoad(50_000);
    const zeroed = await diag(['zero', ...onScale]);
    expect(zeroed.code).toBe(0);
    const { before, after } = zeroed.json() as { before: number; after: number };
    expect(Math.abs(before - 50_000)).toBeLessThan(2_000);
    expect(Math.abs(after)).toBeLessThan(1_000);

    const seen = await diag(['monitor', '--for', '1', ...onScale]);
    expect(seen).toMatchObject({ code: 0 });
    expect(seen.json()).toMatchObject({ protocol: 'hx711-bridge', faults: 0, badPercent: 0 });

    const file = join(folder, 'line.jsonl');
    setTimeout(() => scale.setLoad(1_050_000), 1_200);
    expect((await diag(['record', file, '--for', '3', ...onScale])).code).toBe(0);
    const replayed = await diag(['replay', file, '--calibration', calibration, '--json']);
    expect(replayed.code).toBe(0);
    const { steps } = replayed.json() as { steps: { delta: number }[] };
    expect(steps.map((step) => Math.round(step.delta / 5_000) * 5)).toEqual([1_000]);
  });

  it('learns what an unknown scale speaks', async () => {
    const found = await diag(['identify', '--port', scale.path, '--json']);
    expect(found.json()).toMatchObject({ protocol: 'hx711-bridge', device: 'SIM-0001' });
  });

  it('is told with exit code 3 that a port is missing', async () => {
    const missing = await diag(['identify', '--port', '/dev/cart-scale-that-is-not-there']);
    expect(missing.code).toBe(3);
    expect(missing.said).toContain('cart-diag ports');
  });

  it('is told with exit code 3 that a port is busy', async () => {
    const { ScaleUnit, scaleConfigSchema } = await import('@smart-cart/scale-driver');
    const unit = new ScaleUnit({ config: scaleConfigSchema.parse({ port: scale.path, protocol: 'hx711-bridge' }) });
    const weighing = new Promise<void>((resolve) => unit.once('message', () => resolve()));
    await unit.start();
    await weighing;
    const busy = await diag(['identify', '--port', scale.path]);
    await unit.stop();
    expect(busy.code).toBe(3);
    expect(busy.said).toContain('in use by another program');
  });

  it('is told with exit code 4 that nothing answers', async () => {
    await freshWireWith('silence');
    expect((await diag(['monitor', '--protocol', 'hx711-bridge', '--port', scale.path])).code).toBe(4);
  });

  it('is told with exit code 5 that the parity is wrong, by that name', async () => {
    await freshWireWith('parity-mistake');
    const wrong = await diag(['identify', '--port', scale.path, '--json']);
    expect(wrong.code).toBe(5);
    expect(wrong.json()).toMatchObject({ error: { code: 'parity' } });
  });

  it('is told with exit code 2 that an option does not exist', async () => {
    expect((await diag(['monitor', '--sideways'])).code).toBe(2);
    expect((await diag(['monitor'])).code).toBe(2);
  });
});
