/**
 * UPC-E to UPC-A. The last of the six digits says which zeros were left out (GS1 General Specifications 5.2.2.4.2).
 * @param digits 8: number system, six digits, check digit
 * @returns 12 digits, or undefined when it is no UPC-E; the check digit is the one given, not yet checked
 */
export function expandUpcE(digits: string): string | undefined {
  if (!/^[01]\d{7}$/.test(digits)) return undefined;
  const system = digits.slice(0, 1);
  const body = digits.slice(1, 7);
  const last = body.slice(5);
  const check = digits.slice(7);
  if ('012'.includes(last)) return `${system}${body.slice(0, 2)}${last}0000${body.slice(2, 5)}${check}`;
  if (last === '3') return `${system}${body.slice(0, 3)}00000${body.slice(3, 5)}${check}`;
  if (last === '4') return `${system}${body.slice(0, 4)}00000${body.slice(4, 5)}${check}`;
  return `${system}${body.slice(0, 5)}0000${last}${check}`;
}
