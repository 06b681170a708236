/**
 * A GS1 date YYMMDD as ISO. The century is the one that puts the year from 49 years ago to 50 years ahead
 * (GS1 General Specifications 7.12); day 00 is the last day of the month.
 * @param at epoch ms, "now" for the century
 * @returns undefined when it is no date
 */
export function readGs1Date(yymmdd: string, at: number): string | undefined {
  if (!/^\d{6}$/.test(yymmdd)) return undefined;
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4, 6));
  const year = fullYear(Number(yymmdd.slice(0, 2)), new Date(at).getUTCFullYear());
  if (month < 1 || month > 12) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > last) return undefined;
  return [String(year), pad(month), pad(day === 0 ? last : day)].join('-');
}

function fullYear(twoDigits: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  const difference = twoDigits - (thisYear % 100);
  if (difference >= 51) return century - 100 + twoDigits;
  if (difference <= -50) return century + 100 + twoDigits;
  return century + twoDigits;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
