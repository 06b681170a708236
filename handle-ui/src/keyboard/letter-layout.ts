const latin = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Rows of letters by language; small letters, as for a search. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  en: latin,
  de: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'],
  es: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'],
  fr: ['azertyuiopé', 'qsdfghjklmè', 'wxcvbnçàêœ'],
  // The fifty sounds in their order; the marks after ん voice the kana before them.
  ja: [
    'あいうえおかきくけこさしす',
    'せそたちつてとなにぬねのは',
    'ひふへほまみむめもやゆよら',
    'りるれろわをん゛゜ー',
  ],
  ar: ['ضصثقفغعهخحج', 'شسيبلاتنمكط', 'ئءؤرىةوزظدذ'],
};

export function letterRows(language: string): readonly (readonly string[])[] {
  const rows = layouts[language.split('-', 1)[0] ?? language] ?? latin;
  return rows.map((row) => row.split(''));
}

const voicing: Readonly<Record<string, string>> = { '゛': '\u3099', '゜': '\u309a' };

/** The text after a key: a voicing mark joins the kana before it, as on a phone's kana keys. */
export function typeLetter(text: string, letter: string): string {
  const mark = voicing[letter];
  if (mark === undefined) return text + letter;
  const joined = (text + mark).normalize('NFC');
  return joined.endsWith(mark) || text === '' ? text : joined;
}

/** The text without its last letter, whole letters of any script. */
export function eraseLetter(text: string): string {
  const last = [...new Intl.Segmenter().segment(text)].at(-1);
  return last === undefined ? '' : text.slice(0, last.index);
}
