import { h, picture, sign } from './dom.js';
import { clock, grams, money, pieces } from './words.js';

const STATUS = { open: 'Shopping', finished: 'Finished', abandoned: 'Left without buying', closed: 'Closed' };

/** The list of receipts, and one of them whole. */
export function receipts(state, trip) {
  const list = [...state.receipts.values()].sort((a, b) => b.startedAt - a.startedAt);
  const differing = list.filter((receipt) => receipt.agreement === 'differs').length;
  const words =
    differing === 0 ? 'All agree with what the carts claimed' : `${differing} differ from what the cart claimed`;
  return [
    h('div.head', {}, h('h1', {}, 'Receipts'), h('p', {}, list.length === 0 ? '' : words)),
    list.length === 0
      ? h('p.card.empty', {}, 'No trip has been reported yet.')
      : h('div.split', {}, h('div.card', {}, table(list, trip)), paper(state.details.get(trip))),
  ];
}

function agreement(receipt) {
  if (receipt.agreement === 'differs') return sign('bad', 'Differs');
  if (receipt.agreement === 'agrees') return sign('good', 'Agrees');
  return h('span.soft', {}, '–');
}

function table(list, chosen) {
  const head = ['Started', 'Cart', 'Status', 'Items', 'Total', 'Recomputed'];
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((name, i) => h(i === 3 || i === 4 ? 'th.number' : 'th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      list.map((receipt) =>
        h(
          'tr.choice',
          { 'aria-selected': receipt.trip === chosen ? 'true' : 'false' },
          h(
            'td',
            {},
            h('a', { href: `#receipts/${receipt.trip}`, 'data-key': receipt.trip }, clock(receipt.startedAt)),
          ),
          h('td', {}, receipt.cart),
          h('td', {}, STATUS[receipt.status]),
          h('td.number', {}, String(receipt.items)),
          h('td.number', {}, money(receipt.total, receipt.currency)),
          h('td', {}, agreement(receipt)),
        ),
      ),
    ),
  );
}

function paper(detail) {
  if (detail === undefined) return h('p.card.empty', {}, 'Choose a receipt to see its lines.');
  const { receipt } = detail;
  const amount = (value) => money(value, receipt.currency);
  const sum = (name, value, tone = '') => [h(`dt${tone}`, {}, name), h(`dd${tone}`, {}, value)];
  return h(
    'section.card.paper',
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
    picture(line.picture),
    h('div', {}, h('div', {}, line.name), h('div.soft.small', {}, [measure, ...notes].join(' · '))),
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
