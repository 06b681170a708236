import type { Receipt, ReceiptLine } from './receipt.js';
import type { ScreenView, ToScreen } from './screen-message.js';

/** What changed between two views, as it travels; `rev` is added by the sender. */
export type ScreenPatch = Omit<Extract<ToScreen, { type: 'patch' }>, 'type' | 'rev'>;

/**
 * Equality of what JSON would carry: a key that is undefined is a key that is absent, because after the wire they
 * cannot be told apart, and a difference that cannot travel must not be sent for ever.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    const other: readonly unknown[] = b;
    return a.every((value, index) => sameJson(value, other[index]));
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(left)) if (!sameJson(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

/** Lines of `lines` after a patch: removed ones gone, replaced ones in their place, new ones at the end. */
function patchLines(
  lines: readonly ReceiptLine[],
  change: { upsert: readonly ReceiptLine[]; remove: readonly number[] },
): ReceiptLine[] {
  const gone = new Set(change.remove);
  const incoming = new Map(change.upsert.map((line) => [line.line, line]));
  const kept: ReceiptLine[] = [];
  for (const line of lines) {
    if (gone.has(line.line)) continue;
    const replacement = incoming.get(line.line);
    incoming.delete(line.line);
    kept.push(replacement ?? line);
  }
  return [...kept, ...incoming.values()];
}

/**
 * The change of single lines that leads from one receipt to the next, or undefined when only a whole receipt can say it:
 * another trip, or an order of lines that replacing and appending cannot reach.
 */
function diffLines(previous: Receipt, next: Receipt): ScreenPatch['receiptLines'] {
  if (previous.trip !== next.trip) return undefined;
  const before = new Map(previous.lines.map((line) => [line.line, line]));
  const after = new Set(next.lines.map((line) => line.line));
  const change = {
    upsert: next.lines.filter((line) => !sameJson(before.get(line.line), line)),
    remove: previous.lines.filter((line) => !after.has(line.line)).map((line) => line.line),
  };
  const reached = patchLines(previous.lines, change);
  const inOrder = reached.length === next.lines.length && reached.every((line, i) => line.line === next.lines[i]?.line);
  return inOrder ? change : undefined;
}

/**
 * The smallest patch from one view to the next: the keys that differ, each whole, and of a receipt only its changed lines.
 * @returns undefined when nothing a screen could see has changed
 */
export function diffView(previous: ScreenView, next: ScreenView): ScreenPatch | undefined {
  const changed = (Object.keys(next) as (keyof ScreenView)[]).filter((key) => !sameJson(previous[key], next[key]));
  if (changed.length === 0) return undefined;
  const set: Record<string, unknown> = {};
  for (const key of changed) set[key] = next[key];
  const receiptLines =
    changed.includes('receipt') && previous.receipt !== null && next.receipt !== null
      ? diffLines(previous.receipt, next.receipt)
      : undefined;
  if (receiptLines === undefined) return { set: set };
  return {
    set: { ...(set as ScreenPatch['set']), receipt: { ...(next.receipt as Receipt), lines: [] } },
    receiptLines,
  };
}

/**
 * The view after a patch. Lines and keys the patch does not name stay the same objects, so a screen repaints only what
 * changed. For every two views, `applyPatch(a, diffView(a, b))` equals `b` as JSON.
 */
export function applyPatch(view: ScreenView, patch: ScreenPatch): ScreenView {
  const next = { ...view, ...patch.set } as ScreenView;
  if (patch.receiptLines === undefined || next.receipt === null) return next;
  const lines = patchLines(view.receipt?.lines ?? [], patch.receiptLines);
  return { ...next, receipt: { ...next.receipt, lines } };
}
