import type { ReceiptLine } from '@smart-cart/contracts';

/** Rows in a stretch: few enough to be written in no time, enough that two hundred lines are few stretches. */
const ROWS = 8;

export interface Stretch {
  readonly key: string;
  readonly lines: readonly ReceiptLine[];
}

/**
 * The lines in their order, cut where the numbers of lines decide and not their places: a line that is removed shortens its
 * own stretch and no row moves from one to another.
 */
export function stretchesOf(lines: readonly ReceiptLine[]): Stretch[] {
  const found: { key: string; block: number; lines: ReceiptLine[] }[] = [];
  const parts = new Map<number, number>();
  for (const line of lines) {
    const block = Math.floor((line.line - 1) / ROWS);
    const open = found.at(-1);
    if (open?.block === block) {
      open.lines.push(line);
      continue;
    }
    const part = parts.get(block) ?? 0;
    parts.set(block, part + 1);
    found.push({ key: `${block}.${part}`, block, lines: [line] });
  }
  return found;
}

/** The very same lines: a patch keeps the objects of lines it does not name. */
export function sameLines(a: readonly ReceiptLine[], b: readonly ReceiptLine[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
