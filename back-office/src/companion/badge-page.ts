import { qrPicture } from './code-picture.js';
import type { SignedBadge } from './sign-code.js';

/** A badge to print, the size of a card. */
export function badgePage(store: string, name: string, { badge, text, expiresAt }: SignedBadge): string {
  const until = new Date(expiresAt).toISOString().slice(0, 10);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escape(name)} · ${escape(store)}</title>`,
    '<style>body{font:600 14pt sans-serif;width:54mm;text-align:center}svg{width:50mm;height:50mm}p{margin:1mm}.number{font:400 8pt monospace}</style>',
    `</head><body>${qrPicture(text)}<p>${escape(name)}</p><p>${escape(store)} · ${until}</p><p class="number">${badge}</p></body></html>\n`,
  ].join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
