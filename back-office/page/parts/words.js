/** Money in minor units as people write it. */
export function money(amount, currency) {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits;
  return format.format(amount / 10 ** digits);
}

/** Decimal places of a currency. */
export function decimals(currency) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

export function clock(at) {
  const format = { hour: '2-digit', minute: '2-digit' };
  const sameDay = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(undefined, sameDay ? format : { ...format, day: 'numeric', month: 'short' }).format(
    at,
  );
}

export function ago(at) {
  const seconds = Math.max(0, Math.round((Date.now() - at) / 1000));
  if (seconds < 10) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min ago`;
  return clock(at);
}

export function pieces(count, one = 'item', many = 'items') {
  return `${count} ${count === 1 ? one : many}`;
}

export function grams(milligrams) {
  return milligrams >= 1_000_000 ? `${(milligrams / 1_000_000).toFixed(3)} kg` : `${Math.round(milligrams / 1000)} g`;
}

/** `age-check` → `Age check`. */
export function plain(name) {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
