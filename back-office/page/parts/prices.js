import { h, picture } from './dom.js';
import { decimals, money } from './words.js';

/** Minor units from what a person typed, or undefined. */
export function parsePrice(text, digits) {
  const match = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null || (match[2] ?? '').length > digits) return undefined;
  return Number(match[1]) * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0') || 0);
}

/** Product prices with a field to change each; a change reaches open carts at once. */
export function prices(state, search, change) {
  const { header, products, total } = state.catalogue ?? { header: undefined, products: [], total: 0 };
  const words = header === undefined ? 'No catalogue yet' : `Catalogue version ${header.version}, ${total} found`;
  return [
    h('div.head', {}, h('h1', {}, 'Prices'), h('p', {}, words)),
    h(
      'label.search',
      {},
      h('span.soft.small', {}, 'Name, number or PLU'),
      h('input.field', {
        type: 'search',
        value: state.search,
        'data-key': 'search',
        input: (event) => search(event.target.value),
      }),
    ),
    products.length === 0
      ? h(
          'p.card.empty',
          {},
          header === undefined ? 'The store has published no catalogue.' : 'No product fits. Try fewer letters.',
        )
      : h('div.card', {}, table(products, header, change)),
  ];
}

function table(products, header, change) {
  const digits = decimals(header.currency);
  const head = ['Product', 'Number', 'Sold by', 'Price now', 'New price'];
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((name, i) => h(i > 2 ? 'th.number' : 'th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      products.map((product) => {
        const submit = (event) => {
          event.preventDefault();
          change(product, parsePrice(event.target.elements.price.value, digits));
        };
        return h(
          'tr',
          {},
          h('td', {}, h('div.product', {}, picture(product.picture, product.name), h('span', {}, product.name))),
          h('td.soft', {}, product.plu ?? product.sku),
          h('td.soft', {}, product.soldBy === 'weight' ? 'kilogram' : 'piece'),
          h('td.number', {}, money(product.price, header.currency)),
          h(
            'td',
            {},
            h(
              'form.price',
              { submit },
              h('input.field', {
                name: 'price',
                inputmode: 'decimal',
                autocomplete: 'off',
                'aria-label': `New price of ${product.name}`,
                placeholder: (product.price / 10 ** digits).toFixed(digits),
                'data-key': `price-${product.sku}`,
              }),
              h('button.button', { type: 'submit' }, 'Change'),
            ),
          ),
        );
      }),
    ),
  );
}
