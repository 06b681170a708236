import { h } from './dom.js';
import { clock, plain } from './words.js';

const SEVERE = new Set(['different-body', 'wrong-cart', 'lost-facts']);

/** What came in and could not be right. */
export function anomalies(state) {
  const list = state.anomalies;
  return [
    h(
      'div.head',
      {},
      h('h1', {}, 'Anomalies'),
      h('p', {}, 'Messages that could not be right; nothing of them was charged'),
    ),
    list.length === 0
      ? h('p.card.empty', {}, 'Nothing unusual has arrived.')
      : h(
          'div.card',
          {},
          h(
            'table',
            {},
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                ['Last seen', 'Cart', 'Kind', 'What', 'Times'].map((name, i) =>
                  h(i === 4 ? 'th.number' : 'th', { scope: 'col' }, name),
                ),
              ),
            ),
            h('tbody', {}, list.map(row)),
          ),
        ),
  ];
}

function row(anomaly) {
  return h(
    'tr',
    {},
    h('td', {}, clock(anomaly.lastAt)),
    h('td', {}, anomaly.cart === '' ? '–' : anomaly.cart),
    h('td', {}, h(`span.chip.${SEVERE.has(anomaly.kind) ? 'bad' : 'ask'}`, {}, plain(anomaly.kind))),
    h('td', {}, h('div', {}, anomaly.reason), h('div.detail', {}, anomaly.detail)),
    h('td.number', {}, String(anomaly.count)),
  );
}
