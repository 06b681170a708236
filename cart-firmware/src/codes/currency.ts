/** ISO 4217 numbers, as GS1 prices carry them (AI 393n), of currencies shops are likely to meet. */
const numeric: Readonly<Record<string, string>> = {
  AED: '784',
  AUD: '036',
  BGN: '975',
  BRL: '986',
  CAD: '124',
  CHF: '756',
  CLP: '152',
  CNY: '156',
  CZK: '203',
  DKK: '208',
  EUR: '978',
  GBP: '826',
  HKD: '344',
  HUF: '348',
  ILS: '376',
  INR: '356',
  ISK: '352',
  JPY: '392',
  KRW: '410',
  MXN: '484',
  NOK: '578',
  NZD: '554',
  PLN: '985',
  RON: '946',
  RSD: '941',
  SAR: '682',
  SEK: '752',
  SGD: '702',
  THB: '764',
  TRY: '949',
  TWD: '901',
  UAH: '980',
  USD: '840',
  ZAR: '710',
};

/** @returns three digits, or undefined when the currency is not in the table: then no foreign price is accepted */
export function numericCodeOf(currency: string): string | undefined {
  return numeric[currency];
}

/** Decimals of a currency: 2 for EUR, 0 for JPY. */
export function minorDigitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
