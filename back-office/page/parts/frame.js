/* global document */
import { h, replace } from './dom.js';
import { setStaffName, setTheme, staffName, theme } from './remembered.js';
import { state } from './state.js';

function groups() {
  const differ = [...state.receipts.values()].filter((receipt) => receipt.agreement === 'differs').length;
  const money = state.balances.filter((balance) => ['owed', 'overpaid'].includes(balance.state)).length;
  return [
    ['Now', [['queue', 'To do', state.queue.length], ['floor', 'Carts', 0]]],
    ['Money', [['receipts', 'Receipts', differ], ['payments', 'Payments', money]]],
    ['The store', [['prices', 'Prices', 0], ['promotions', 'Promotions', 0], ['map', 'Map', 0], ['documents', 'Documents', 0], ['badges', 'Badges', 0]]],
    ['Health', [['fleet', 'Fleet', 0], ['anomalies', 'Anomalies', state.anomalies.length]]],
  ]; // prettier-ignore
}

/** The side of the page: where one is, what waits, and whether what is shown is live. */
export function drawFrame(section) {
  const here = section === 'carts' ? 'floor' : section;
  replace(
    document.getElementById('sections'),
    ...groups().map(([name, entries]) =>
      h(
        'div',
        {},
        h('p.group', {}, name),
        h(
          'ul',
          {},
          entries.map(([key, label, count]) =>
            h(
              'li',
              {},
              h(
                'a',
                { href: `#${key}`, 'aria-current': key === here ? 'page' : null, 'data-key': `tab-${key}` },
                h('span', {}, label),
                count === 0 ? null : h('span.count', {}, String(count)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  const name = state.health?.store === undefined ? 'Back office' : `Store ${state.health.store}`;
  document.getElementById('store').textContent = name;
  document.title = `${state.queue.length === 0 ? '' : `(${state.queue.length}) `}${name}`;
  const link = document.getElementById('link');
  const [tone, words, why] = linkWords();
  if (link.textContent !== words) {
    link.title = why;
    link.replaceChildren(h(`span.dot.${tone}`, { 'aria-hidden': 'true' }), words);
  }
}

function linkWords() {
  if (!state.reachable) return ['bad', 'Back office not reachable, trying again', ''];
  const broker = state.health?.broker;
  if (broker?.connected === false) return ['bad', 'No connection to the carts', broker.reason];
  return ['good', 'Live', ''];
}

/** Who one is and how the page looks: drawn once. */
export function drawFoot() {
  const themes = [['', 'As the system'], ['light', 'Light'], ['dark', 'Dark']]; // prettier-ignore
  document.documentElement.dataset.theme = theme();
  document.getElementById('foot').replaceChildren(
    h(
      'label',
      {},
      h('span.soft.small', {}, 'Your name, as shoppers see it'),
      h('input.field', {
        value: staffName() === 'staff' ? '' : staffName(),
        maxlength: 60,
        autocomplete: 'given-name',
        input: (event) => setStaffName(event.target.value),
      }),
    ),
    h(
      'label',
      {},
      h('span.soft.small', {}, 'Colours'),
      h(
        'select.field',
        { change: (event) => setTheme(event.target.value) },
        themes.map(([value, label]) => h('option', { value, selected: value === theme() }, label)),
      ),
    ),
  );
}
