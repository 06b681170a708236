import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FactBody } from '@smart-cart/contracts';
import { Journal } from '../../src/journal/journal.js';

export function started(trip: string): FactBody {
  return { kind: 'trip-started', trip, language: 'en', currency: 'EUR', catalogueVersion: 1, basket: 0 };
}

export function closed(trip: string): FactBody {
  return { kind: 'trip-closed', trip };
}

export function firmware(bootId: string): FactBody {
  return { kind: 'firmware-started', bootId, version: '0.1.0' };
}

/** A line of the size lines have, so that measurements mean something. */
export function added(trip: string, line: number): FactBody {
  return {
    kind: 'line-added',
    trip,
    line,
    sku: `sku-${line}`,
    name: `Whole milk ${line}`,
    picture: 'milk.png',
    group: 'dairy',
    soldBy: 'piece',
    unitPrice: 119,
    quantity: 1,
    mass: null,
    deposit: 0,
    tax: { id: 'A', rate: 700 },
    expected: { mean: 1_030_000, sd: 9_000 },
    awaitingWeight: true,
    origin: 'barcode',
    catalogueVersion: 1,
    evidence: { code: { symbology: 'EAN-13', text: '4006381333931', frames: 3 }, probability: 0.99 },
  };
}

/** A folder that is gone when the test is. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'cart-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function journalAt(file: string, options: { keepDays?: number; now?: () => number } = {}): Journal {
  return new Journal({ file, keepDays: options.keepDays ?? 30, now: options.now ?? Date.now });
}
