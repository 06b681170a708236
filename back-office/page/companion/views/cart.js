import { call } from '../api.js';
import { h, productPicture } from '../dom.js';
import { day, kilos, money, tongue } from '../words/index.js';

function liveReceipt({ cart, currency, lines, savings, total }) {
  const { say } = tongue;
  const measure = ({ mass, quantity }) => (mass !== null ? kilos(mass) : quantity > 1 ? `× ${quantity}` : '');
  const row = (line) =>
    h(
      'li',
      {},
      productPicture(line.picture, line.name),
      h('span.name', {}, h('span', { dir: 'auto' }, line.name), h('span.small', {}, measure(line))),
      h(
        'span.amount',
        {},
        h('span', {}, money(line.amount, currency)),
        line.saved > 0 ? h('span.saved', {}, money(-line.saved, currency)) : null,
      ),
    );
  return h(
    'section.paper',
    { 'aria-label': say.cart },
    h('p.live', {}, say.live.replace('{cart}', cart)),
    h('ul', {}, ...[...lines].reverse().map(row)),
    savings > 0 ? h('p.sum.saved', {}, h('span', {}, say.saved), h('span', {}, money(savings, currency))) : null,
    h('p.sum.total', { 'aria-live': 'polite' }, h('span', {}, say.total), h('span', {}, money(total, currency))),
  );
}

/** What lies in the cart now, and the receipts of before. */
export function cartView(page) {
  const { say } = tongue;
  const { trip, receipts } = page.state;
  if (receipts === undefined) {
    page.state.receipts = null;
    void page.attempt(async () => {
      page.state.receipts = await call('receipts');
      page.draw();
    });
  }
  const past = ({ at, total, items, currency, page: address, savings }) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: address },
        h('span.name', {}, h('span', {}, day(at)), h('span.small', {}, say.items.replace('{count}', items))),
        h(
          'span.amount',
          {},
          h('span', {}, money(total, currency)),
          savings > 0 ? h('span.saved', {}, `${say.saved} ${money(savings, currency)}`) : null,
        ),
      ),
    );
  return [
    trip === null ? h('div.empty', {}, h('p.strong', {}, say.noTrip), h('p', {}, say.noTripText)) : liveReceipt(trip),
    page.state.live ? null : h('p.card.soft', { role: 'status' }, say.offline),
    h('h2', {}, say.past),
    (receipts ?? []).length === 0
      ? h('p.soft', {}, receipts ? say.noPast : '')
      : h('ul.past.card', {}, ...receipts.map(past)),
  ];
}
