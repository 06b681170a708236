import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { Journal } from '../../src/journal/journal.js';
import { added, firmware, started } from './facts.js';

const FACTS = 40;
const FRAME = 24 + 4096;
let directory: string;
let file: string;
let whole: Buffer;

function journal(at = file): Journal {
  return new Journal({ file: at, keepDays: 30, now: () => 1_700_000_000_000 });
}

function copyJournal(from: string, to: string): void {
  for (const end of ['', '-wal', '.epoch']) if (existsSync(from + end)) copyFileSync(from + end, to + end);
}

/** A journal as a power cut leaves it: its newest facts only in the write-ahead log. */
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wal-damage-'));
  const living = join(directory, 'living.db');
  file = join(directory, 'journal.db');
  const writer = journal(living);
  writer.open();
  writer.append([started('trip-0001')], 1_700_000_000_000);
  for (let i = 1; i < FACTS; i += 1) writer.append([added('trip-0001', i)], 1_700_000_000_000 + i);
  copyJournal(living, file);
  whole = readFileSync(`${file}-wal`);
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

  it.each<[string, (wal: Buffer) => Buffer]>([
    ['whose middle half is overwritten', (wal) => wal.fill(0x5a, wal.length / 4, (wal.length * 3) / 4)],
    ['with one wrong byte in the middle', (wal) => flip(wal, Math.floor(wal.length / 2))],
    ['with one wrong byte in the last transaction but one', (wal) => flip(wal, wal.length - FRAME - 300)],
  ])('%s is set aside as it was, and the readable facts before the damage go on', (_, spoil) => {
    spoilWal(spoil);
    const damaged = readFileSync(`${file}-wal`);
    const before = readFileSync(file);
    const opened = journal();
    const { quarantined = '', reason } = opened.open();
    expect(quarantined).toMatch(/journal\.db\.damaged-\d+$/);
    expect(reason).toMatch(/write-ahead log is damaged, and commits lie behind it/);
    expect(readFileSync(`${quarantined}-wal`)).toEqual(damaged);
    expect(readFileSync(quarantined)).toEqual(before);
    const open = opened.readOpen().map(({ body }) => body);
    expect(open.length).toBeGreaterThan(2);
    expect(open.length).toBeLessThan(FACTS);
    expect(open).toEqual([started('trip-0001'), ...open.slice(1).map((_fact, i) => added('trip-0001', i + 1))]);
    opened.close();
    expect(journal().open()).toEqual({});
    expect(readdirSync(directory).filter((name) => name.includes('salvage'))).toEqual([]);
  });

  it('still there beside the salvaged copy, because the power went in between, gives the same facts again', () => {
    spoilWal((wal) => flip(wal, Math.floor(wal.length / 2)));
    const twin = join(directory, 'twin.db');
    copyJournal(file, twin);
    const first = journal(twin);
    first.open();
    const readable = first.after(0, 1_000);
    first.close();
    const reading = join(directory, 'reading.db');
    copyJournal(file, reading);
    const db = new Database(reading);
    writeFileSync(file, db.serialize());
    db.close();

    const opened = journal();
    expect(opened.open().reason).toMatch(/write-ahead log is damaged/);
    expect(opened.after(0, 1_000)).toEqual(readable);
    opened.close();
  });

  it('whose header is garbage is set aside too: the commits behind it were synced', () => {
    spoilWal((wal) => wal.fill(0xa5, 0, 32));
    const damaged = readFileSync(`${file}-wal`);
    const opened = journal();
    const { quarantined = '', reason } = opened.open();
    expect(reason).toMatch(/header of the write-ahead log is damaged/);
    expect(readFileSync(`${quarantined}-wal`)).toEqual(damaged);
    expect(opened.append([firmware('after')], 1)).toHaveLength(1);
    opened.close();
  });

  it.each<[string, (wal: Buffer) => Buffer]>([
    ['is all zeros', (wal) => wal.fill(0)],
    ['is a header and nothing else', (wal) => wal.subarray(0, 32)],
  ])('that %s holds no commit and is no damage', (_, spoil) => {
    const opened = journal();
    opened.open();
    opened.close();
    writeFileSync(`${file}-wal`, spoil(Buffer.from(whole)));
    expect(opened.open()).toEqual({});
    expect(opened.position.last).toBe(FACTS);
    opened.close();
  });

  it('of an earlier round with other salts is what a checkpoint leaves, and is no damage', () => {
    const opened = journal();
    opened.open();
    opened.close();
    opened.open();
    opened.append([added('trip-0001', FACTS)], 2);
    const copy = join(directory, 'copy.db');
    copyJournal(file, copy);
    opened.close();
    const newer = readFileSync(`${copy}-wal`);
    expect(newer.length).toBeLessThan(whole.length);
    // The new round overwrote the beginning; behind it lies the old one.
    writeFileSync(`${copy}-wal`, Buffer.concat([newer, whole.subarray(newer.length)]));
    const again = journal(copy);
    expect(again.open()).toEqual({});
    expect(again.position.last).toBe(FACTS + 1);
    again.close();
    // Only its header was written before the power went.
    copyJournal(copy, file);
    writeFileSync(`${file}-wal`, Buffer.concat([newer.subarray(0, 32), whole.subarray(32)]));
    expect(journal().open()).toEqual({});
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

function flip(wal: Buffer, at: number): Buffer {
  wal[at] = (wal[at] ?? 0) ^ 0x10;
  return wal;
}

describe('the epoch of a journal that lost facts', () => {
  let opened: Journal;
  let readable: number;
  let epoch: number;
  beforeEach(() => {
    spoilWal((wal) => flip(wal, Math.floor(wal.length / 2)));
    opened = journal();
    opened.open();
    ({ epoch, last: readable } = opened.position);
  });
  afterEach(() => opened.close());

  it('is sealed: readable facts keep their numbers, new ones wait, also over a restart', () => {
    opened.append([firmware('boot-2'), added('trip-0001', 90)], 2);
    opened.close();
    opened.open();
    opened.append([added('trip-0001', 91)], 3);
    expect(opened.position).toEqual({ epoch, last: readable, acknowledged: 0 });
    expect(opened.after(0, 1_000).map(({ seq }) => seq)).toEqual(Array.from({ length: readable }, (_, i) => i + 1));
    expect(opened.after(readable, 10)).toEqual([]);
    expect(opened.backlog).toBe(readable + 3);
    expect(opened.readOpen()).toHaveLength(readable + 3);
  });

  it.each([
    ['all readable facts', 0],
    ['lost facts too', 20],
  ])('ends when the store has %s: new facts go out in a greater epoch from 1', (_, lost) => {
    opened.append([firmware('boot-2'), added('trip-0001', 90)], 2);
    expect(opened.acknowledge(epoch, readable - 1)).toBe('advanced');
    expect(opened.acknowledge(epoch, readable + lost)).toBe('beyond');
    const { epoch: next } = opened.renew();
    expect(next).toBeGreaterThan(epoch);
    expect(opened.after(0, 10)).toMatchObject([
      { epoch: next, seq: 1, body: firmware('boot-2') },
      { epoch: next, seq: 2, body: added('trip-0001', 90) },
    ]);
    expect(opened.acknowledge(next, 2)).toBe('advanced');
    expect(opened.readOpen()).toHaveLength(readable + 2);
    opened.close();
    expect(opened.open()).toEqual({});
    expect(opened.position).toEqual({ epoch: next, last: 2, acknowledged: 2 });
    expect(opened.append([added('trip-0001', 91)], 3)[0]).toMatchObject({ epoch: next, seq: 3 });
  });

  it('is sealed also when the power went between salvage and seal, and when an older copy was put back', () => {
    opened.close();
    const { epoch: other, file: older } = { epoch: epoch + 7, file: join(directory, 'older.db') };
    writeFileSync(`${older}.epoch`, `${epoch}\n`);
    const first = journal(older);
    first.open();
    first.append([started('trip-0001')], 1);
    const { epoch: known } = first.position;
    first.close();
    writeFileSync(`${older}.epoch`, `${other}\n`);
    first.open();
    first.append([added('trip-0001', 1)], 2);
    expect(first.position).toEqual({ epoch: known, last: 1, acknowledged: 0 });
    expect(first.acknowledge(known, 1)).toBe('beyond');
    expect(first.renew().epoch).toBeGreaterThan(other);
    first.close();
  });
});

describe('a journal that is gone while its epoch is on record', () => {
  it('is reported once, and the new one counts in a greater epoch', () => {
    const { epoch } = ((): { epoch: number } => {
      const first = journal();
      first.open();
      const { position } = first;
      first.close();
      return position;
    })();
    rmSync(file);
    const opened = journal();
    const { quarantined, reason } = opened.open();
    expect(quarantined).toBe(`${file} (missing)`);
    expect(reason).toContain(String(epoch));
    expect(opened.position.epoch).toBeGreaterThan(epoch);
    opened.close();
    expect(opened.open()).toEqual({});
    opened.close();
  });
});
