import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '@smart-cart/cart-firmware/journal';
import type { Fact } from '@smart-cart/contracts';

/** Everything a dead cart's journal holds, read from a copy so that the cart finds its files as the kill left them. */
export async function readDeadJournal(cartDirectory: string): Promise<{ facts: Fact[]; quarantined: boolean }> {
  const copy = await mkdtemp(join(tmpdir(), 'journal-copy-'));
  try {
    await cp(cartDirectory, copy, { recursive: true, filter: (source) => !source.endsWith('-shm') });
    const journal = new Journal({ file: join(copy, 'journal.db'), keepDays: 3650, now: () => Date.now() });
    const { quarantined } = journal.open();
    const facts: Fact[] = [];
    for (;;) {
      const more = journal.after(facts.at(-1)?.seq ?? 0, 1_000);
      if (more.length === 0) break;
      facts.push(...more);
    }
    journal.close();
    return { facts, quarantined: quarantined !== undefined };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
