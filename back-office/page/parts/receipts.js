import { h, sign } from './dom.js';
import { paper, STATUS } from './paper.js';
import { clock, money } from './words.js';

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
      : h(
          'div.columns',
          {},
          h('div.card.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Receipts' }, table(list, trip)),
          paper(state.details.get(trip)),
        ),
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
