import { lineSavings, type Receipt, type ReceiptLine, type Visit } from '@smart-cart/contracts';
import { receiptWords, type ReceiptWords } from './receipt-words.js';

export interface ReceiptOnPaper {
  readonly store: string;
  readonly cart: string;
  readonly receipt: Receipt;
  readonly visit: Visit;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly language: string;
  readonly timeZone: string;
}

/** Style sheets a page links to; a mail carries none and stays plain. */
export interface PageDress {
  readonly stylesheet?: string;
  readonly script?: string;
}

/** The receipt as a page that prints on one column. Every text is escaped. */
export function receiptHtml(paper: ReceiptOnPaper, { stylesheet, script }: PageDress = {}): string {
  const { store, receipt, visit, language } = paper;
  const say = receiptWords(language);
  const format = formats(paper);
  const row = (name: string, value: string, kind = ''): string =>
    `<tr${kind === '' ? '' : ` class="${kind}"`}><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`;
  const refunded = visit.tenders.reduce((sum, tender) => sum + (tender.refunded ?? 0), 0);
  const sums = [
    receipt.savings === 0 ? '' : row(say.goods, format.money(receipt.goods)),
    receipt.savings === 0 ? '' : row(say.savings, format.money(-receipt.savings), 'saving'),
    receipt.deposits === 0 ? '' : row(say.deposit, format.money(receipt.deposits)),
    row(say.total, format.money(receipt.total), 'total'),
    ...visit.tenders
      .filter(({ state }) => state === 'approved')
      .map((tender) => row(say.paid[tender.method], format.money(tender.paid + (tender.refunded ?? 0)))),
    refunded === 0 ? '' : row(say.refunded, format.money(-refunded)),
    ...receipt.taxes.map(({ rate, gross, tax }) =>
      row(say.tax(format.rate(rate), format.money(gross)), format.money(tax), 'tax'),
    ),
  ];
  const direction = language.startsWith('ar') ? 'rtl' : 'ltr';
  return [
    `<!doctype html><html lang="${escape(language)}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escape(`${say.title} · ${store}`)}</title>`,
    stylesheet === undefined ? '' : `<link rel="stylesheet" href="${escape(stylesheet)}">`,
    script === undefined ? '' : `<script type="module" src="${escape(script)}"></script>`,
    `</head><body><main><header><h1>${escape(say.title)}</h1>`,
    `<p>${escape(store)} · ${escape(format.time(paper.at))}</p></header>`,
    receipt.status === 'open' ? `<p class="open">${escape(say.open)}</p>` : '',
    `<table class="lines"><tbody>${receipt.lines.map((line) => lineRow(line, say, format)).join('')}</tbody></table>`,
    `<table class="sums"><tbody>${sums.join('')}</tbody></table>`,
    visit.exitCode === null
      ? ''
      : `<section class="exit"><h2>${escape(say.exitCode)}</h2><p>${escape(visit.exitCode)}</p></section>`,
    `<p class="trip">${escape(receipt.trip)}</p>`,
    script === undefined ? '' : `<button type="button" id="print">${escape(say.print)}</button>`,
    '</main></body></html>',
  ].join('\n');
}

function lineRow(line: ReceiptLine, say: ReceiptWords, format: Formats): string {
  const measure =
    line.soldBy === 'piece'
      ? line.quantity === 1
        ? ''
        : `${line.quantity} × ${format.money(line.printedPrice ?? line.unitPrice)}`
      : `${format.kilos(line.mass ?? 0)} · ${format.money(line.unitPrice)} ${say.perKilo}`;
  const notes = [
    ...(line.savings ?? [])
      .filter(({ amount }) => amount > 0)
      .map(({ name, amount }) => `${name} ${format.money(-amount)}`),
    line.depositAmount === 0 ? '' : `${say.deposit} ${format.money(line.depositAmount)}`,
  ];
  const small = [measure, ...notes].filter((note) => note !== '').map((note) => `<small>${escape(note)}</small>`);
  const amount = format.money(line.amount - lineSavings(line) + line.depositAmount);
  return `<tr><th scope="row">${escape(line.name)}${small.join('')}</th><td>${escape(amount)}</td></tr>`;
}

interface Formats {
  readonly money: (amount: number) => string;
  readonly kilos: (milligrams: number) => string;
  readonly rate: (basisPoints: number) => string;
  readonly time: (at: number) => string;
}

function formats({ receipt, language, timeZone }: ReceiptOnPaper): Formats {
  const money = new Intl.NumberFormat(language, { style: 'currency', currency: receipt.currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const kilos = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilogram', minimumFractionDigits: 3 });
  const rate = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    money: (amount) => money.format(amount / 10 ** digits),
    kilos: (milligrams) => kilos.format(milligrams / 1_000_000),
    rate: (basisPoints) => rate.format(basisPoints / 100),
    time: (at) => time.format(at),
  };
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
