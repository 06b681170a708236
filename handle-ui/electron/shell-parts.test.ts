import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FuseV1Options } from '@electron/fuses';
import { fuseChoice } from './fuse-choice.js';
import { PaintHeartbeat } from './paint-heartbeat.js';
import { climb, noFailures } from './recovery-ladder.js';
import { readStatus, writeStatus } from './status-file.js';

describe('the counters of the recovery', () => {
  it('survive a relaunch, and a damaged file does not keep the screen from starting', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'screen-status-'));
    const file = path.join(directory, 'deep', 'status.json');
    expect(readStatus(file)).toEqual(noFailures);
    const { counters } = climb(noFailures, 'gpu-gone', 1000);
    writeStatus(file, counters);
    expect(readStatus(file)).toEqual(counters);
    writeFileSync(file, '{"failures": 7');
    expect(readStatus(file)).toEqual(noFailures);
    rmSync(directory, { recursive: true });
  });
});

describe('the heartbeat of painted frames', () => {
  it('stops only when no frame came for longer than the limit', () => {
    const heartbeat = new PaintHeartbeat(16_000, 0);
    expect(heartbeat.isDead(16_000)).toBe(false);
    expect(heartbeat.isDead(16_001)).toBe(true);
    heartbeat.beat(10_000);
    expect(heartbeat.isDead(26_000)).toBe(false);
  });
});

describe('the fuses', () => {
  it('are all stated, each true or false', () => {
    const all = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    for (const fuse of all) expect([fuse, typeof fuseChoice[fuse]]).toEqual([fuse, 'boolean']);
  });

  it('make of the binary no Node that runs what it is given', () => {
    expect(fuseChoice[FuseV1Options.RunAsNode]).toBe(false);
    expect(fuseChoice[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(false);
    expect(fuseChoice[FuseV1Options.EnableNodeCliInspectArguments]).toBe(false);
  });
});
