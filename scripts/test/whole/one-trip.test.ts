import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt } from '@smart-cart/contracts';
import { settledBooks } from '../../src/drill/settled-books.js';
import { reckon } from '../../src/drill/store-ledger.js';
import { untilHolds } from '../../src/drill/until-holds.js';
import { Shopper } from '../../src/sim/shopper/shopper.js';
import { openStage, type StoreStage } from '../../src/stage/store-stage.js';

interface StoredReceipt {
  readonly agreement: string;
  readonly receipt: Receipt;
}

async function storedReceipt(stage: StoreStage, trip: string): Promise<StoredReceipt> {
  let found: StoredReceipt | undefined;
  await untilHolds(async () => {
    const answer = await fetch(new URL(`/api/receipts/${trip}`, stage.backOfficeUrl));
    found = answer.ok ? ((await answer.json()) as StoredReceipt) : undefined;
    return found !== undefined && found.agreement !== 'pending';
  }, 20_000);
  if (found === undefined) throw new Error(`The store has no receipt of trip ${trip}.`);
  return found;
}

/** What was bought: the store's copy goes on to `closed` when the shopper has left. */
const bought = ({ status: _status, ...rest }: Receipt): Omit<Receipt, 'status'> => rest;

describe('a whole trip in the simulated store', () => {
  let directory = '';
  let stage: StoreStage;
  let shopper: Shopper;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'one-trip-'));
    stage = await openStage({ directory, broker: 'mosquitto', seed: 7, fps: 15 });
    shopper = new Shopper({ world: stage.world.world, screen: stage.screenSocket, seed: 7, pace: 3, items: [3, 4] });
    await shopper.start();
  }, 90_000);

  afterAll(async () => {
    await shopper.stop();
    await stage.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('leaves one right receipt, the same on the screen and at the store', async () => {
    const report = await shopper.trip();
    expect(report.finished).toBe(true);
    expect(report.differences).toEqual([]);
    const { receipt } = report;
    if (receipt === null) throw new Error('The screen showed no receipt.');
    expect(receipt.lines.length).toBeGreaterThan(0);
    const stored = await storedReceipt(stage, receipt.trip);
    expect(stored.agreement).toBe('agrees');
    expect(bought(stored.receipt)).toEqual(bought(receipt));
  }, 90_000);

  it('goes on with the receipt the screen showed when the firmware is killed in the middle', async () => {
    const { screen } = shopper;
    const trip = shopper.trip();
    const shopping = await screen.until(
      (view) => view.phase === 'shopping' && (view.receipt?.lines.length ?? 0) >= 2,
      60_000,
    );
    expect(shopping).toBeDefined();
    const lost = new Promise<void>((resolve) => screen.once('lost', () => resolve()));
    await stage.firmware.kill();
    await lost;
    const shown = screen.lastShown?.receipt;
    expect(shown?.lines.length).toBeGreaterThanOrEqual(2);
    const back = screen.until(() => true, 30_000);
    await stage.firmware.start();
    const first = (await back)?.receipt;
    expect(first?.trip).toBe(shown?.trip);
    // Ahead by facts on disk is right, behind never is: every line shown is there.
    for (const line of shown?.lines ?? [])
      expect(first?.lines).toContainEqual(expect.objectContaining({ line: line.line, sku: line.sku }));
    const report = await trip;
    expect(report.finished).toBe(true);
    expect(report.differences).toEqual([]);
    expect(report.id).toBe(shown?.trip);
    const stored = await storedReceipt(stage, shown?.trip ?? '');
    expect(stored.agreement).toBe('agrees');
    const { journal, ledger } = await settledBooks(stage, 20_000);
    expect(reckon(journal, ledger)).toEqual({ facts: journal.length, lost: 0, duplicated: 0, receiptsDiffer: 0 });
  }, 150_000);
});
