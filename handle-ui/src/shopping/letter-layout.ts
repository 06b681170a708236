const latin = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Rows of letters by language; small letters, as for a search. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  en: latin,
  de: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'],
  es: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'],
  ar: ['ضصثقفغعهخحج', 'شسيبلاتنمكط', 'ئءؤرىةوزظدذ'],
};

export function letterRows(language: string): readonly string[] {
  return layouts[language.split('-', 1)[0] ?? language] ?? latin;
}
