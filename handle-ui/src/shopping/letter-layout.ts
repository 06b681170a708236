const latin = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Rows of letters by language; small letters, as for a search. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  en: latin,
  de: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'],
  es: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'],
  ar: ['ضصثقفغعهخحج', 'شسيبلاتنمكط', 'ئءؤرىةوزظدذ'],
};

export function letterRows(language: string): readonly (readonly string[])[] {
  const rows = layouts[language.split('-', 1)[0] ?? language] ?? latin;
  return rows.map((row) => row.split(''));
}
