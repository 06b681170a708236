/** Crockford's base 32: no I, L, O, U, so that it can be read aloud and typed by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 7;

/** Luhn's sum in base 32: a single wrong sign and nearly every pair of swapped ones give another check sign. */
function checkSign(signs: string): string {
  let sum = 0;
  for (let i = 0; i < signs.length; i += 1) {
    const value = ALPHABET.indexOf(signs[signs.length - 1 - i] ?? '0');
    const weighed = i % 2 === 0 ? 2 * value : value;
    sum += Math.floor(weighed / 32) + (weighed % 32);
  }
  return ALPHABET[(32 - (sum % 32)) % 32] ?? '0';
}

/**
 * What opens the gate after a settled trip: 7 signs of Crockford's base 32 from the trip's id (FNV-1a, 64 bits folded to
 * 35) and a check sign. The id is random, so the code cannot be guessed; the same id gives the same code on the cart, in
 * the back office and after any restart. A gate that is connected compares it with the finished trips of the day.
 */
export function exitCodeOf(trip: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(trip)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  let rest = (hash >> 35n) ^ BigInt.asUintN(35, hash);
  let signs = '';
  for (let i = 0; i < DIGITS; i += 1) {
    signs = (ALPHABET[Number(rest & 31n)] ?? '0') + signs;
    rest >>= 5n;
  }
  return signs + checkSign(signs);
}

/** True for a well-formed code: catches slips of typing before anything is looked up. */
export function isExitCode(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(text) && checkSign(text.slice(0, DIGITS)) === text.at(-1);
}
