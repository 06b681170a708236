import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FactBody } from '@smart-cart/contracts';
import Database from 'better-sqlite3';
import { added, closed, firmware, journalAt, started, temporaryFolder } from './facts.js';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'journal.sqlite');
});
afterEach(() => folder.remove());

const bodies = (facts: readonly { body: FactBody }[]): FactBody[] => facts.map(({ body }) => body);
const kinds = (facts: readonly { body: FactBody }[]): string[] => facts.map(({ body }) => body.kind);

describe('a journal that is opened again', () => {
  it('has every fact it had, with the same numbers, and goes on counting', () => {
    const first = journalAt(file);
    first.open();
    const written = first.append([started('trip-0001'), added('trip-0001', 1)], 1_000);
    const { epoch } = first.position;
    first.close();

    const second = journalAt(file);
    expect(second.open()).toEqual({});
    expect(second.after(0, 10)).toEqual(written);
    expect(second.position).toEqual({ epoch, last: 2, acknowledged: 0 });
    expect(second.append([added('trip-0001', 2)], 2_000)[0]).toMatchObject({ epoch, seq: 3, at: 2_000 });
    second.close();
  });

  it('keeps the mark of the store, which never goes back and never beyond the newest fact', () => {
    const journal = journalAt(file);
    journal.open();
    journal.append([started('trip-0001'), added('trip-0001', 1), added('trip-0001', 2)], 1);
    const { epoch } = journal.position;
    expect(journal.acknowledge(epoch, 2)).toBe('advanced');
    expect(journal.acknowledge(epoch, 1)).toBe('unchanged');
    expect(journal.acknowledge(epoch, 4)).toBe('beyond');
    expect(journal.acknowledge(epoch + 1, 3)).toBe('other-epoch');
    journal.close();
    journal.open();
    expect(journal.position.acknowledged).toBe(2);
    expect(journal.backlog).toBe(1);
    journal.close();
  });
});

describe('the facts the state is rebuilt from', () => {
  it('are those of the trip that is not closed, after the newest start of the firmware', () => {
    const journal = journalAt(file);
    journal.open();
    journal.append([firmware('boot-1'), started('trip-0001'), added('trip-0001', 1), closed('trip-0001')], 1);
    expect(bodies(journal.readOpen())).toEqual([firmware('boot-1')]);
    journal.append([firmware('boot-2'), started('trip-0002'), added('trip-0002', 1)], 2);
    expect(bodies(journal.readOpen())).toEqual([firmware('boot-2'), started('trip-0002'), added('trip-0002', 1)]);
    journal.append([firmware('boot-3')], 3);
    expect(kinds(journal.readOpen())).toEqual(['trip-started', 'line-added', 'firmware-started']);
    journal.append([closed('trip-0002')], 4);
    expect(bodies(journal.readOpen())).toEqual([firmware('boot-3')]);
    journal.close();
  });
});

describe('a fact that could not be read back', () => {
  it('is refused with the whole batch, and nothing of it is written', () => {
    const journal = journalAt(file);
    journal.open();
    const broken = { ...added('trip-0001', 2), unitPrice: Number.NaN } as FactBody;
    expect(() => journal.append([started('trip-0001'), broken], 1)).toThrow(
      expect.objectContaining({ code: 'fact-invalid' }),
    );
    expect(journal.position.last).toBe(0);
    expect(journal.after(0, 10)).toEqual([]);
    journal.close();
  });
});

describe('pruning', () => {
  const DAY = 86_400_000;

  it('deletes only what the store has, what is old and what belongs to no open trip; numbers go on', () => {
    const journal = journalAt(file, { keepDays: 2, now: () => 10 * DAY });
    journal.open();
    journal.append([started('trip-0001'), added('trip-0001', 1), closed('trip-0001')], DAY);
    journal.append([started('trip-0002'), added('trip-0002', 1)], 2 * DAY);
    expect(journal.prune()).toBe(0);
    journal.acknowledge(journal.position.epoch, 5);
    expect(journal.prune()).toBe(3);
    expect(journal.after(0, 10).map(({ seq }) => seq)).toEqual([4, 5]);
    journal.append([closed('trip-0002')], 3 * DAY);
    journal.acknowledge(journal.position.epoch, 6);
    expect(journal.prune()).toBe(3);
    expect(journal.after(0, 10)).toEqual([]);
    journal.close();
    journal.open();
    expect(journal.append([started('trip-0003')], 10 * DAY)[0]?.seq).toBe(7);
    journal.close();
  });

  it('gives pages back to the disk', () => {
    const journal = journalAt(file, { keepDays: 1, now: () => 10 * DAY });
    journal.open();
    for (let i = 0; i < 20; i += 1) {
      journal.append(
        Array.from({ length: 100 }, (_, n) => added('trip-0001', i * 100 + n + 1)),
        DAY,
      );
    }
    journal.acknowledge(journal.position.epoch, 2_000);
    journal.close();
    const before = statSync(file).size;
    journal.open();
    journal.close();
    expect(statSync(file).size).toBeLessThan(before / 2);
  });
});

interface Pragmatic {
  pragma: (this: Pragmatic, source: string, options?: object) => unknown;
}

describe('durability', () => {
  it('is WAL with synchronous=FULL, which SQLite itself confirms', () => {
    const pragmas: string[] = [];
    const { prototype } = Database as unknown as { prototype: Pragmatic };
    const { pragma } = prototype;
    prototype.pragma = function (source, options) {
      const answer = pragma.call(this, source, options);
      pragmas.push(`${source} ${String(answer)}`);
      return answer;
    };
    try {
      const journal = journalAt(file);
      journal.open();
      journal.close();
    } finally {
      prototype.pragma = pragma;
    }
    expect(pragmas).toContain('synchronous 2');
    expect(pragmas).toContain('journal_mode wal');
  });
});

/** One way to ruin a journal file that holds 300 facts. */
const ruins: [string, (path: string) => void][] = [
  ['has garbage for a header', (path) => overwrite(path, 0, Buffer.alloc(100, 0xa5))],
  ['is all garbage', (path) => writeFileSync(path, Buffer.alloc(50_000, 0x5a))],
  ['is cut in the middle of a page', (path) => writeFileSync(path, readFileSync(path).subarray(0, 20_001))],
  ['is cut at a page', (path) => writeFileSync(path, readFileSync(path).subarray(0, 5 * 4096))],
  ['is empty', (path) => writeFileSync(path, '')],
  ['has a page of zeros', (path) => overwrite(path, 6 * 4096, Buffer.alloc(4096))],
  ['has one digit of a price changed', (path) => changeText(path, '"unitPrice":119', '"unitPrice":919')],
  ['is no database but text', (path) => writeFileSync(path, 'hello\n'.repeat(1_000))],
  ['was written by newer firmware', (path) => execute(path, 'PRAGMA user_version = 999')],
  ['is another product’s database', (path) => execute(path, 'PRAGMA application_id = 1')],
  ['lacks a fact in the middle', (path) => execute(path, 'DELETE FROM fact WHERE n = 7')],
  ['lacks a table', (path) => execute(path, 'DROP TABLE journal')],
  ['has a fact under another number', (path) => execute(path, 'UPDATE fact SET seq = 900 WHERE n = 9')],
  ['holds a fact that is none', (path) => execute(path, `UPDATE fact SET body = '{}' WHERE seq = 9`)],
];

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, offset);
  writeFileSync(path, content);
}

function changeText(path: string, from: string, to: string): void {
  const content = readFileSync(path);
  let at = content.indexOf(from);
  if (at < 0) throw new Error(`${from} is not in the file`);
  // Every copy: pages also keep old text in their free space.
  for (; at >= 0; at = content.indexOf(from, at + 1)) content.write(to, at);
  writeFileSync(path, content);
}

function execute(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

describe('a journal that was put back to an older state', () => {
  it('gives what was written since it was opened to a new epoch, and keeps the open trip', () => {
    const journal = journalAt(file, { now: () => 7_000 });
    journal.open();
    journal.append([started('trip-0001'), added('trip-0001', 1)], 1);
    const before = journal.position;
    journal.acknowledge(before.epoch, 1);
    journal.close();
    journal.open();
    journal.append([firmware('boot-2'), added('trip-0001', 2)], 2);
    const open = bodies(journal.readOpen());
    expect(journal.renew()).toEqual({ epoch: before.epoch + 1, last: 2, acknowledged: 0 });
    expect(journal.after(0, 10).map(({ epoch, seq, body }) => [epoch, seq, body])).toEqual([
      [before.epoch + 1, 1, firmware('boot-2')],
      [before.epoch + 1, 2, added('trip-0001', 2)],
    ]);
    journal.append([added('trip-0001', 3)], 3);
    journal.close();
    expect(journal.open()).toEqual({});
    expect(journal.position).toEqual({ epoch: before.epoch + 1, last: 3, acknowledged: 0 });
    expect(bodies(journal.readOpen())).toEqual([...open, added('trip-0001', 3)]);
    expect(journal.acknowledge(before.epoch, 2)).toBe('other-epoch');
    expect(journal.acknowledge(before.epoch + 1, 3)).toBe('advanced');
    expect(journal.append([closed('trip-0001')], 4)[0]).toMatchObject({ epoch: before.epoch + 1, seq: 4 });
    journal.close();
  });
});

describe('a damaged journal', () => {
  it.each(ruins)('that %s is set aside, told, and the cart starts with a greater epoch', (_, ruin) => {
    // The clock stands still: a greater epoch must not depend on it.
    const journal = journalAt(file, { now: () => 5_000 });
    journal.open();
    journal.append([started('trip-0001'), ...Array.from({ length: 299 }, (_each, i) => added('trip-0001', i + 1))], 1);
    const before = journal.position.epoch;
    journal.close();
    ruin(file);
    const damaged = readFileSync(file);

    const { quarantined, reason } = journal.open();
    expect(quarantined).toMatch(/journal\.sqlite\.damaged-\d+$/);
    expect(reason).toMatch(/\w/);
    // What was there is still there; of an empty file there is nothing to keep.
    expect(readFileSync(quarantined ?? '').length).toBe(damaged.length || 4_096);
    expect(journal.position.epoch).toBeGreaterThan(before);
    expect(journal.readOpen()).toEqual([]);
    expect(journal.append([started('trip-0002')], 2)[0]?.seq).toBe(1);
    journal.close();
    expect(journal.open()).toEqual({});
    journal.close();
  });

  it('is never overwritten by the next damaged one', () => {
    const journal = journalAt(file, { now: () => 5_000 });
    const paths = [1, 2, 3].map(() => {
      writeFileSync(file, 'garbage');
      const { quarantined } = journal.open();
      journal.close();
      return quarantined;
    });
    expect(new Set(paths).size).toBe(3);
    expect(paths.every((path) => existsSync(path ?? ''))).toBe(true);
  });

  it('keeps its write-ahead log beside it, also when only the log is left', () => {
    const journal = journalAt(file);
    writeFileSync(file, '');
    writeFileSync(`${file}-wal`, 'what was committed last');
    const { quarantined } = journal.open();
    journal.close();
    expect(readFileSync(`${quarantined ?? ''}-wal`, 'utf8')).toBe('what was committed last');
  });

  it('leaves an epoch that grows even when the record of epochs is gone and the clock went back', () => {
    const journal = journalAt(file, { now: () => 9_000_000 });
    journal.open();
    journal.close();
    writeFileSync(file, 'garbage');
    journal.open();
    const { epoch } = journal.position;
    journal.close();
    writeFileSync(file, 'garbage');
    const later = journalAt(file, { now: () => 0 });
    later.open();
    expect(later.position.epoch).toBeGreaterThan(epoch);
    later.close();
    expect(readdirSync(folder.path).filter((name) => name.includes('damaged')).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a place where nothing can be written', () => {
  it('is told with the next step, and nothing is set aside', () => {
    writeFileSync(join(folder.path, 'plain'), '');
    const journal = journalAt(join(folder.path, 'plain', 'journal.sqlite'));
    expect(() => journal.open()).toThrow(
      expect.objectContaining({
        code: 'journal-unwritable',
        message: expect.stringMatching(/[Cc]heck .*restart/) as unknown,
      }),
    );
    expect(readdirSync(folder.path)).toEqual(['plain']);
  });

  it('a closed journal refuses facts', () => {
    const journal = journalAt(file);
    journal.open();
    journal.close();
    expect(() => journal.append([started('trip-0001')], 1)).toThrow(
      expect.objectContaining({ code: 'journal-unwritable' }),
    );
  });
});

describe('the last shopper', () => {
  const token = { id: 'token-0001', expires: 9_000 };
  const personal = (trip: string): FactBody[] => [
    { kind: 'member-recognised', trip, member: 'm-secret', how: 'phone', firstName: 'Wilhelmina', token },
    { kind: 'member-known', trip, member: 'm-secret', firstName: 'Wilhelmina', coupons: ['C1'], history: ['sku-1'] },
    {
      kind: 'list-changed',
      trip,
      items: [{ id: 'w-1', text: 'Mustard gherkins', done: 'no' }],
      by: 'shopper',
    },
    { kind: 'receipt-wanted', trip, email: 'wilhelmina@example.org' },
  ];
  const onDisk = (): string =>
    readdirSync(folder.path)
      .map((name) => readFileSync(join(folder.path, name)).toString('latin1'))
      .join('\n');
  const traces = /wilhelmina|m-secret|gherkins/i;

  it('is not found on the disk any more once the trip is closed and the store has it; goods and used code stay', () => {
    const journal = journalAt(file);
    journal.open();
    journal.append(
      [started('trip-0001'), ...personal('trip-0001'), added('trip-0001', 1), closed('trip-0001')],
      Date.now(),
    );
    expect(onDisk()).toMatch(traces);
    journal.acknowledge(journal.position.epoch, 7);
    expect(journal.forgetPeople()).toBe(4);
    expect(onDisk()).not.toMatch(traces);
    expect(journal.forgetPeople()).toBe(0);
    const kept = bodies(journal.after(0, 10));
    expect(kept[1]).toEqual({ kind: 'member-recognised', trip: 'trip-0001', member: 'forgotten', how: 'phone', token });
    expect(kept[5]).toEqual(added('trip-0001', 1));
    journal.close();
    journal.open();
    expect(bodies(journal.after(0, 10))).toEqual(kept);
    journal.close();
  });

  it('stays while the trip is open, and while the store has not got it', () => {
    const journal = journalAt(file);
    journal.open();
    journal.append([started('trip-0001'), ...personal('trip-0001')], 1);
    journal.acknowledge(journal.position.epoch, 5);
    expect(journal.forgetPeople()).toBe(0);
    journal.append([closed('trip-0001'), started('trip-0002')], 2);
    expect(journal.forgetPeople()).toBe(4);
    journal.append([...personal('trip-0002'), closed('trip-0002')], 3);
    expect(journal.forgetPeople()).toBe(0);
    expect(bodies(journal.after(7, 10))).toEqual([...personal('trip-0002'), closed('trip-0002')]);
    journal.close();
  });
});
