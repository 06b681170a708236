/** A GTIN-14 is the longest code there is to type. */
const LONGEST = 14;

export function typeDigit(code: string, digit: string): string {
  return code.length < LONGEST ? code + digit : code;
}

/** A typed code in groups the eye can check against the goods: PLU as it is, longer codes as printed below their bars. */
export function groupDigits(code: string): string {
  if (code.length <= 5) return code;
  if (code.length <= 8) return `${code.slice(0, 4)} ${code.slice(4)}`;
  return `${code.slice(0, 1)} ${code.slice(1, 7)} ${code.slice(7)}`;
}
