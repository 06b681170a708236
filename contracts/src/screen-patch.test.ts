import { describe, expect, it } from '@jest/globals';
import { emptyView } from './empty-view.js';
import type { Question } from './question.js';
import type { Receipt, ReceiptLine } from './receipt.js';
import type { ScreenView } from './screen-message.js';
import { applyPatch, diffView } from './screen-patch.js';

function line(number: number, quantity = 1): ReceiptLine {
  return {
    line: number,
    sku: `sku-${number}`,
    name: `Thing ${number}`,
    soldBy: 'piece',
    unitPrice: 100,
    quantity,
    mass: null,
    deposit: 0,
    tax: { id: 'A', rate: 700 },
    status: 'placed',
    amount: 100 * quantity,
    depositAmount: 0,
  };
}

function receipt(lines: ReceiptLine[], trip = 'trip-0001'): Receipt {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const items = lines.length;
  return {
    trip,
    currency: 'EUR',
    status: 'open',
    lines,
    items,
    goods: total,
    savings: 0,
    deposits: 0,
    total,
    taxes: [],
  };
}

const empty: ScreenView = { ...emptyView, phase: 'shopping', receipt: receipt([]), light: 'green' };

/** Linear congruential, so that a failure names a seed that repeats it. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomChange(view: ScreenView, random: (below: number) => number, next: () => number): ScreenView {
  const lines = view.receipt?.lines ?? [];
  const at = random(Math.max(1, lines.length));
  switch (random(9)) {
    case 0:
    case 1:
      return { ...view, receipt: receipt([...lines, line(next())]), lastLine: lines.length };
    case 2:
      return { ...view, receipt: receipt(lines.filter((_line, index) => index !== at)) };
    case 3:
      return { ...view, receipt: receipt(lines.map((old, i) => (i === at ? line(old.line, 1 + random(9)) : old))) };
    case 4:
      return { ...view, receipt: random(2) === 0 ? null : receipt([], `trip-${random(1000)}`) };
    case 5:
      return { ...view, receipt: receipt([...lines].reverse()) };
    case 6:
      return { ...view, load: { state: 'moving', mass: random(10_000) } };
    case 7: {
      const question: Question = { id: 1 + random(3), kind: 'unscanned', at: 1, options: [{ id: 'a', action: 'ok' }] };
      return { ...view, questions: random(2) === 0 ? [] : [question] };
    }
    default:
      return { ...view, canUndo: random(2) === 0, light: random(2) === 0 ? 'green' : 'red' };
  }
}

describe('a patch between two views', () => {
  it('leads from the first to the second for whatever changed, also over the wire', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = generator(seed);
      let lastLine = 0;
      let firmware = empty;
      let screen = empty;
      for (let step = 0; step < 60; step += 1) {
        const changed = randomChange(firmware, random, () => (lastLine += 1));
        const patch = diffView(firmware, changed);
        firmware = changed;
        if (patch !== undefined) screen = applyPatch(screen, JSON.parse(JSON.stringify(patch)) as typeof patch);
        expect({ seed, step, view: JSON.parse(JSON.stringify(screen)) as unknown }).toEqual({
          seed,
          step,
          view: JSON.parse(JSON.stringify(firmware)) as unknown,
        });
      }
    }
  });

  it('is absent when nothing a screen could see has changed', () => {
    expect(diffView(empty, structuredClone(empty))).toBeUndefined();
  });

  it('carries one line, not the receipt, when one line of two hundred changes', () => {
    const lines = Array.from({ length: 200 }, (_unused, index) => line(index + 1));
    const before = { ...empty, receipt: receipt(lines) };
    const after = { ...before, receipt: receipt(lines.map((old) => (old.line === 77 ? line(77, 2) : old))) };
    const patch = diffView(before, after);
    expect(patch?.receiptLines?.upsert.map((changed) => changed.line)).toEqual([77]);
    expect(JSON.stringify(patch).length).toBeLessThan(800);
  });

  it('keeps the objects of lines it does not name, so that a screen repaints only what changed', () => {
    const before = { ...empty, receipt: receipt([line(1), line(2)]) };
    const patch = diffView(before, { ...before, receipt: receipt([line(1), line(2, 5)]) });
    expect(patch).toBeDefined();
    const after = applyPatch(before, patch ?? { set: {} });
    expect(after.receipt?.lines[0]).toBe(before.receipt.lines[0]);
    expect(after.receipt?.lines[1]?.quantity).toBe(5);
  });
});
