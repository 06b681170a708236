import { readFile } from 'node:fs/promises';

/** One basket a line, item names separated by commas. An item named twice counts once; empty lines are left out. */
export async function readBaskets(file: string): Promise<string[][]> {
  const text = await readFile(file, 'utf8');
  const baskets = text
    .split(/\r?\n/)
    .map((line) => [
      ...new Set(
        line
          .split(',')
          .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
          .filter((name) => name !== ''),
      ),
    ])
    .filter((basket) => basket.length > 0);
  if (baskets.length === 0) throw new Error(`${file} holds no basket: one a line, item names separated by commas.`);
  return baskets;
}
