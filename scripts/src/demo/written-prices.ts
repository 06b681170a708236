const languages = ['en', 'es', 'de', 'fr', 'ar', 'ja'] as const;
type Language = (typeof languages)[number];

/**
 * Names of a promotion with its amounts written as the receipt beside them writes money: with the currency's sign where
 * the language puts it, in the digits that are on the shelf labels.
 * @param texts amounts stand in braces in minor units: `{80} off`
 */
export function writtenPrices(
  texts: Readonly<Record<Language, string>>,
  currency: string,
): { name: string; names: Record<Exclude<Language, 'en'>, string> } {
  const written = (language: Language): string => {
    const format = new Intl.NumberFormat(`${language}-u-nu-latn`, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    });
    const minor = 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
    return texts[language].replaceAll(/\{(-?\d+)\}/g, (_, amount: string) =>
      format.format(Number(amount) / minor).replace('-', '−'),
    );
  };
  const { en, ...names } = Object.fromEntries(languages.map((language) => [language, written(language)])) as Record<
    Language,
    string
  >;
  return { name: en, names };
}
