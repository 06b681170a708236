import { qrPicture } from './code-picture.js';
import type { SignedCode } from './sign-code.js';

/** A badge to print, the size of a card. */
export function badgePage(store: string, name: string, { text, expiresAt }: SignedCode): string {
  const until = new Date(expiresAt).toISOString().slice(0, 10);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escape(name)} · ${escape(store)}</title>`,
    '<style>body{font:600 14pt sans-serif;width:54mm;text-align:center}svg{width:50mm;height:50mm}p{margin:1mm}</style>',
    `</head><body>${qrPicture(text)}<p>${escape(name)}</p><p>${escape(store)} · ${until}</p></body></html>\n`,
  ].join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
