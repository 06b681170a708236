import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Journal } from '../../src/journal/journal.js';

const FACTS = 40;
const FRAME = 24 + 4096;
let directory: string;
let file: string;

function journal(at = file): Journal {
  return new Journal({ file: at, keepDays: 30, now: () => 1_700_000_000_000 });
}

/** A journal as a power cut leaves it: its newest facts only in the write-ahead log. */
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wal-damage-'));
  const living = join(directory, 'living.db');
  file = join(directory, 'journal.db');
  const writer = journal(living);
  writer.open();
  for (let i = 0; i < FACTS; i += 1) {
    writer.append([{ kind: 'firmware-started', bootId: `boot-${i}`, version: '1' }], 1_700_000_000_000 + i);
  }
  for (const end of ['', '-wal', '.epoch']) {
    try {
      copyFileSync(`${living}${end}`, `${file}${end}`);
    } catch {
      // Not every journal has each of them.
    }
  }
  writer.close();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function spoilWal(change: (wal: Buffer) => Buffer): void {
  writeFileSync(`${file}-wal`, change(readFileSync(`${file}-wal`)));
}

describe('a write-ahead log', () => {
  it('that a power cut left whole gives back every fact and reports nothing', () => {
    const opened = journal();
    expect(opened.open()).toEqual({});
    expect(opened.position.last).toBe(FACTS);
    opened.close();
  });

  it('damaged in the middle is set aside and reported, because synced commits lie behind the damage', () => {
    spoilWal((wal) => wal.fill(0x5a, Math.floor(wal.length * 0.25), Math.floor(wal.length * 0.75)));
    const opened = journal();
    const { quarantined, reason } = opened.open();
    expect(quarantined).toContain('damaged');
    expect(reason).toMatch(/write-ahead log is damaged, and commits lie behind it/);
    expect(opened.append([{ kind: 'firmware-started', bootId: 'after', version: '1' }], 1)).toHaveLength(1);
    opened.close();
  });

  it('torn within its last transaction gives back all before it and reports nothing', () => {
    spoilWal((wal) => wal.fill(0, wal.length - FRAME, wal.length - 200));
    const opened = journal();
    expect(opened.open()).toEqual({});
    expect(opened.position.last).toBe(FACTS - 1);
    opened.close();
  });

  it('cut off in the middle of a frame gives back all before it and reports nothing', () => {
    spoilWal((wal) => wal.subarray(0, wal.length - 1_000));
    const opened = journal();
    expect(opened.open()).toEqual({});
    expect(opened.position.last).toBe(FACTS - 1);
    opened.close();
  });
});
