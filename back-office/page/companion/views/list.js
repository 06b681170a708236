/* global crypto, setTimeout, clearTimeout, document */
import { call } from '../api.js';
import { h, productPicture } from '../dom.js';
import { tongue } from '../words/index.js';

const search = { text: '', hits: [], timer: undefined };

/** Enough for one person's list, also where the page is not served by https. */
function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function listView(page) {
  const { say } = tongue;
  const { items, unsent } = page.list;
  const add = (text, sku) => {
    const same = items.find((item) => (sku === undefined ? item.text === text : item.sku === sku));
    if (same?.done === 'no') {
      page.list.change({ kind: 'quantity', id: same.id, quantity: Math.min(99, (same.quantity ?? 1) + 1) });
    } else {
      page.list.change({
        kind: 'add',
        item: { id: freshId(), text: text.slice(0, 80), ...(sku === undefined ? {} : { sku }) },
      });
    }
    Object.assign(search, { text: '', hits: [] });
    const field = document.getElementById('wish');
    field.value = '';
    page.draw();
    document.getElementById('wish').focus();
  };
  const typed = ({ target }) => {
    search.text = target.value;
    clearTimeout(search.timer);
    search.timer = setTimeout(async () => {
      const text = search.text.trim();
      const query = new globalThis.URLSearchParams({ text, language: tongue.language });
      search.hits = text === '' ? [] : await call(`search?${query}`).catch(() => []);
      if (search.text.trim() === text) page.draw();
    }, 180);
  };
  const row = (item) => {
    const { id, text, done, quantity } = item;
    return h(
      `li${done === 'no' ? '' : '.done'}`,
      {},
      h(
        'label.tick',
        {},
        h('input', {
          type: 'checkbox',
          checked: done !== 'no',
          disabled: done === 'cart',
          'data-key': `tick ${id}`,
          change: ({ target }) => page.list.change({ kind: 'tick', id, done: target.checked }),
        }),
        h('span.wish', { dir: 'auto' }, text, quantity > 1 ? h('span.count', {}, ` × ${quantity}`) : null),
        done === 'cart' ? h('span.chip', {}, say.inCart) : null,
      ),
      h(
        'button.quiet',
        {
          type: 'button',
          'aria-label': say.remove.replace('{text}', text),
          'data-key': `remove ${id}`,
          click: () => page.list.change({ kind: 'remove', id }),
        },
        '×',
      ),
    );
  };
  const done = items.filter((item) => item.done !== 'no');
  const sorted = [...items.filter((item) => item.done === 'no'), ...done];
  return [
    h(
      'form.writer',
      {
        submit: (event) => {
          event.preventDefault();
          const text = document.getElementById('wish').value.trim();
          if (text !== '') add(text);
        },
      },
      h('label.hidden', { for: 'wish' }, say.add),
      h('input', {
        id: 'wish',
        'data-key': 'wish',
        placeholder: say.add,
        maxlength: 80,
        autocomplete: 'off',
        enterkeyhint: 'done',
        value: search.text,
        input: typed,
      }),
      h('button.go', { type: 'submit', 'data-key': 'add' }, say.addIt),
    ),
    search.hits.length === 0
      ? null
      : h(
          'ul.hits',
          { 'aria-label': say.suggestions },
          ...search.hits.map(({ sku, name, picture }) =>
            h(
              'li',
              {},
              h(
                'button',
                { type: 'button', 'data-key': `hit ${sku}`, click: () => add(name, sku) },
                productPicture(picture, name),
                h('span', {}, name),
              ),
            ),
          ),
        ),
    unsent ? h('p.card.soft', { role: 'status' }, say.unsent) : null,
    items.length === 0 ? h('p.empty', {}, say.emptyList) : h('ul.wishes.card', {}, ...sorted.map(row)),
    done.length === 0
      ? null
      : h(
          'button.second',
          {
            type: 'button',
            'data-key': 'clear',
            click: () => page.list.change(...done.map(({ id }) => ({ kind: 'remove', id }))),
          },
          say.clear,
        ),
  ];
}
