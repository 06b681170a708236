import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PeripheralsUnit } from '@smart-cart/cart-firmware/peripherals';
import { referenceBoard } from '../../src/sim/board/reference-wiring.js';

const PROGRAM = fileURLToPath(new URL('../../src/sim/board/main.js', import.meta.url));

describe('board simulation run by itself', () => {
  let directory: string;
  let program: ChildProcess;
  let unit: PeripheralsUnit;
  const said: string[] = [];
  let lines: ReturnType<typeof createInterface>;

  const says = async (line: string): Promise<void> => {
    while (!said.includes(line)) await once(lines, 'line');
  };
  const tell = (command: string): void => void program.stdin?.write(`${command}\n`);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'board-'));
    const link = join(directory, 'cart-board');
    program = spawn(process.execPath, [PROGRAM, '--link', link], { stdio: ['pipe', 'pipe', 'inherit'] });
    lines = createInterface({ input: program.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => said.push(line));
    await says(`board at ${link}`);
    unit = new PeripheralsUnit(referenceBoard(link));
  });

  afterEach(async () => {
    await unit.stop();
    if (program.exitCode === null) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
    await rm(directory, { recursive: true, force: true });
  });

  it('prints light and beeps, and obeys what is typed', async () => {
    unit.showLight('amber');
    await unit.start();
    await says('light amber');
    unit.beep('accepted');
    await says('beep off');
    expect(said.indexOf('beep on')).toBeLessThan(said.indexOf('beep off'));

    const called = once(unit, 'help-button');
    tell('press');
    await called;

    tell('battery 12.1');
    while (unit.battery === undefined || unit.battery.volts > 12.3) await once(unit, 'battery');

    tell('quit');
    const [code] = (await once(program, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
