/* global window */
import { h } from './dom.js';

const armed = new Map();
const ARMED_MS = 5000;

/** A button for what cannot be undone: the first press asks, the second does. */
export function graveButton(key, label, question, action, redraw) {
  const isArmed = (armed.get(key) ?? 0) > Date.now();
  const press = () => {
    if (isArmed) {
      armed.delete(key);
      action();
      return;
    }
    armed.set(key, Date.now() + ARMED_MS);
    redraw();
    window.setTimeout(redraw, ARMED_MS + 50);
  };
  return h(
    'button.button.grave',
    { type: 'button', 'data-key': key, 'aria-pressed': isArmed ? 'true' : 'false', click: press },
    isArmed ? question : label,
  );
}

export function button(key, label, action, kind = '') {
  return h(`button.button${kind}`, { type: 'button', 'data-key': key, click: action }, label);
}

/** A table from names of columns and rows of cells; a name that begins with # is a number. */
export function table(label, columns, rows) {
  const number = columns.map((name) => name.startsWith('#'));
  return h(
    'div.card.scroll',
    { tabindex: 0, role: 'region', 'aria-label': label },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((name, i) => h(number[i] ? 'th.number' : 'th', { scope: 'col' }, name.replace('#', ''))),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((cells) =>
          h(
            'tr',
            {},
            cells.map((cell, i) => h(number[i] ? 'td.number' : 'td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}
