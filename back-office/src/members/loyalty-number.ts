export const LOYALTY_PREFIX = '2799';

/** EAN-13 of a loyalty card: prefix, eight digits, check digit. @param serial 0 ≤ serial < 10⁸ */
export function loyaltyNumber(serial: number): string {
  const digits = LOYALTY_PREFIX + String(serial).padStart(8, '0');
  const sum = Array.from(digits).reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
