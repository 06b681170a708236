import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** As long as a product's number may be in a catalogue. */
const LONGEST = 40;

/** @throws TypeError with a sentence, when there is nothing to read */
export async function readBaskets(file: string): Promise<string[][]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw wrongFile(`The baskets in ${file} cannot be read (${why}).`);
  });
  const baskets = basketsIn(text);
  if (baskets.length === 0) throw wrongFile(`${file} holds no basket: one a line, item names separated by commas.`);
  return baskets;
}

/**
 * One basket a line, item names separated by commas; empty lines are left out, and an item named twice counts once. A
 * name with a comma stands in quotes; a quote in it is written twice.
 */
export function basketsIn(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n|\r/)
    .map((line) => [...new Set(namesIn(line))])
    .filter((basket) => basket.length > 0);
}

function namesIn(line: string): string[] {
  return [...`,${line}`.matchAll(/,(\s*"(?:[^"]|"")*"\s*(?=,|$)|[^,]*)/g)]
    .map(([, field = '']) => field.trim())
    .map((name) => (/^".*"$/.test(name) ? name.slice(1, -1).replaceAll('""', '"').trim() : name))
    .filter((name) => name !== '')
    .map(shortened);
}

/** The model's file takes no longer names; what distinguishes two long ones may be at their ends. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 9)}~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** The runner prints the help beside an error of wrong usage. */
function wrongFile(message: string): TypeError {
  return Object.assign(new TypeError(message), { code: 'ERR_PARSE_ARGS_FILE' });
}
