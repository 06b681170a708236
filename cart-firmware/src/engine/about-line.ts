import type { LineState } from './state.js';

/** What a question shows of the line it is about. */
export function aboutLine(line: LineState): { line: number; sku: string; name: string; picture?: string } {
  const { line: number, sku, name, picture } = line.added;
  return { line: number, sku, name, ...(picture === undefined ? {} : { picture }) };
}
