import { h, picture } from './dom.js';
import { clock, grams, money, pieces } from './words.js';

export const STATUS = { open: 'Shopping', finished: 'Finished', abandoned: 'Left without buying', closed: 'Closed' };

/** One receipt whole. */
export function paper(detail, kind = '') {
  if (detail === undefined) return h('p.card.empty', {}, 'Choose a receipt to see its lines.');
  const { receipt } = detail;
  const amount = (value) => money(value, receipt.currency);
  const sum = (name, value, tone = '') => [h(`dt${tone}`, {}, name), h(`dd${tone}`, {}, value)];
  return h(
    `section.card.paper${kind}`,
    { 'aria-label': 'Receipt' },
    h(
      'div.row',
      {},
      h('h2', {}, `${detail.cart}, ${clock(detail.startedAt)}`),
      h('span.chip', {}, STATUS[detail.status]),
    ),
    h('p.soft.small', {}, `Trip ${detail.trip}`),
    h(
      'ul.lines',
      {},
      receipt.lines.map((line) => lineItem(line, amount)),
    ),
    receipt.lines.length === 0 ? h('p.soft', {}, 'Nothing in the cart.') : null,
    h(
      'dl.sums',
      {},
      sum(pieces(receipt.items), amount(receipt.goods), '.soft'),
      receipt.savings === 0 ? [] : sum('Promotions', `−${amount(receipt.savings)}`, '.saving'),
      receipt.deposits === 0 ? [] : sum('Deposits', amount(receipt.deposits), '.soft'),
      sum('Total', amount(receipt.total), '.total'),
      receipt.taxes.flatMap((tax) =>
        sum(`Tax ${tax.id}, ${tax.rate / 100} % in ${amount(tax.gross)}`, amount(tax.tax), '.soft'),
      ),
    ),
    verdict(detail, amount),
    detail.openPoints === 0
      ? null
      : h('p.soft.small', {}, `${pieces(detail.openPoints, 'open point', 'open points')} at the end, for an audit`),
  );
}

function lineItem(line, amount) {
  const measure =
    line.soldBy === 'piece'
      ? `${line.quantity} × ${amount(line.printedPrice ?? line.unitPrice)}`
      : `${line.mass === null ? 'not weighed' : grams(line.mass)}, ${amount(line.unitPrice)} per kg`;
  const notes = [
    line.depositAmount === 0 ? null : `deposit ${amount(line.depositAmount)}`,
    line.status === 'awaiting-weight' ? 'not placed yet' : null,
    line.status === 'unverified' ? 'weight not checked' : null,
    line.minimumAge === undefined ? null : `from ${line.minimumAge} years`,
  ].filter(Boolean);
  return h(
    'li',
    {},
    picture(line.picture, line.name),
    h(
      'div',
      {},
      h('div', {}, line.name),
      h('div.soft.small', {}, [measure, ...notes].join(' · ')),
      (line.savings ?? []).map((saving) => h('div.small.saving', {}, `${saving.name} −${amount(saving.amount)}`)),
    ),
    h('div.number', {}, amount(line.amount)),
  );
}

function verdict({ agreement: verdictOf, claimed, computed }, amount) {
  if (verdictOf === 'pending')
    return h('p.verdict', {}, 'The trip is not finished; the cart has claimed no total yet.');
  if (verdictOf === 'agrees') return h('p.verdict.good', {}, 'The cart’s total is what its facts add up to.');
  return h(
    'p.verdict.bad',
    {},
    h('strong', {}, 'Totals differ. '),
    `The cart claimed ${amount(claimed.total)} for ${pieces(claimed.items)}; its facts add up to ${amount(computed.total)} for ${pieces(computed.items)}.`,
  );
}
