/** Progress and tables: stderr, because the last line of stdout is the result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export const rounded = (value: number, digits = 4): number => Math.round(value * 10 ** digits) / 10 ** digits;
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
