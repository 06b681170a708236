/**
 * GS1 price and weight verifiers: one digit in the middle of an in-store code that vouches for the measure beside it.
 * Each digit goes through a weighting table; the tables are those of the GS1 General Specifications 7.9.5.
 */
const minus2 = (d: number): number => tensFolded(2 * d, -1);
const minus5 = (d: number): number => tensFolded(5 * d, -1);
const plus5 = (d: number): number => tensFolded(5 * d, 1);
const times3 = (d: number): number => (3 * d) % 10;

/** The product minus (or plus) its tens, last digit. */
function tensFolded(product: number, sign: 1 | -1): number {
  return (((product + sign * Math.floor(product / 10)) % 10) + 10) % 10;
}

function weightedSum(digits: string, weights: readonly ((digit: number) => number)[]): number {
  return weights.reduce((sum, weight, i) => sum + weight(digits.charCodeAt(i) - 48), 0);
}

/** @param digits four digits of a price or weight */
export function verifierOfFour(digits: string): number {
  return (weightedSum(digits, [minus2, minus2, times3, minus5]) * 3) % 10;
}

/** @param digits five digits of a price or weight */
export function verifierOfFive(digits: string): number {
  const rest = (10 - (weightedSum(digits, [plus5, minus2, minus5, plus5, minus2]) % 10)) % 10;
  // The verifier is the digit whose 5- weighting gives the remainder; 5- is a permutation of 0-9, so there is one.
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => minus5(digit) === rest) ?? 0;
}
