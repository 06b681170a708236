import { button, graveButton } from './controls.js';
import { h, picture, sign } from './dom.js';
import { ago, money, pieces, plain } from './words.js';

const TITLES = {
  help: 'Help',
  'age-check': 'Age check',
  audit: 'Check of the cart',
  'cash-desk': 'Pays at the cash desk',
  'unknown-payment': 'Payment without an answer',
  'hand-back': 'Money to hand back',
};
const METHODS = {
  card: 'card',
  'meal-voucher': 'meal voucher',
  'food-assistance': 'food assistance',
  'cash-desk': 'cash desk',
};

/** Everything that waits for a person, the longest waiting first. */
export function queue(state, act, redraw) {
  const items = state.queue;
  const fresh = new Set(items.filter(({ id }) => !state.known.has(id)).map(({ id }) => id));
  state.known = new Set(items.map(({ id }) => id));
  return [
    h(
      'div.head',
      {},
      h('h1', {}, 'To do'),
      h(
        'p',
        {},
        items.length === 0 ? 'Nobody is waiting' : `${pieces(items.length, 'thing waits', 'things wait')} for a person`,
      ),
    ),
    handover(state, act),
    items.length === 0
      ? h(
          'p.card.empty',
          {},
          'Calls for help, age checks, carts to look into and payments at the desk appear here by themselves.',
        )
      : h(
          'ul.queue',
          { 'aria-label': 'To do' },
          items.map((item) => task(item, fresh, act, redraw)),
        ),
  ];
}

/** A cashier scans the code on a cart's screen, or types the name of the cart. */
function handover(state, act) {
  if (!state.queue.some(({ kind }) => kind === 'cash-desk') && state.handover === undefined) return null;
  const submit = (event) => {
    event.preventDefault();
    act.findHandover(event.target.elements.code.value);
  };
  return h(
    'form.card.handover',
    { submit },
    h(
      'label',
      {},
      h('span.soft.small', {}, 'Code on the cart’s screen, or the name of the cart'),
      h('input.field', { name: 'code', autocomplete: 'off', 'data-key': 'handover-code' }),
    ),
    h('button.button.primary', { type: 'submit' }, 'Find the payment'),
    state.handover === undefined
      ? null
      : h(
          'p',
          { role: 'status' },
          `${state.handover.cart}: ${money(state.handover.tender.amount, state.handover.currency)}, marked below.`,
        ),
  );
}

function task(item, fresh, act, redraw) {
  const { words, body, actions, told } = describe(item, act, redraw);
  return h(
    `li.card.task${fresh.has(item.id) ? '.fresh' : ''}${told ? '.told' : ''}`,
    { 'data-id': item.id },
    h(
      'header',
      {},
      h('span.what', {}, TITLES[item.kind]),
      h('a', { href: `#carts/${item.cart}`, 'data-key': `cart-${item.id}` }, item.cart),
      h('span.soft', {}, `${words} · since ${ago(item.since)}`),
    ),
    h('div.actions', {}, actions),
    body,
  );
}

function describe(item, act, redraw) {
  const key = (name) => `${name}-${item.id}`;
  const post = (path, body) => () => act.post(`api/carts/${item.cart}/${path}`, body);
  switch (item.kind) {
    case 'help':
      return {
        words: plain(item.reason),
        told: item.coming !== null || item.told !== null,
        body: item.coming === null ? null : h('p.soft', {}, `The shopper knows that ${item.coming} is coming.`),
        actions: [
          item.told === 'answered'
            ? sign('good', 'Done, the cart is told')
            : item.coming !== null || item.told === 'coming'
              ? sign('good', 'Somebody is coming')
              : button(key('coming'), 'I am coming', post('help-coming', {}), '.primary'),
          item.told === 'answered' ? null : button(key('done'), 'Done', post('help-answered', {})),
        ],
      };
    case 'age-check':
      return {
        words: `from ${item.minimumAge} years`,
        told: item.told !== null,
        body: goods(item),
        actions:
          item.told !== null
            ? [sign('good', item.told === 'approved' ? 'Approved, the cart is told' : 'Refused, the cart is told')]
            : [
                button(
                  key('approve'),
                  `Is ${item.minimumAge} or older`,
                  post('age-check', { approved: true }),
                  '.primary',
                ),
                graveButton(
                  key('refuse'),
                  'Refuse',
                  'Really take them off?',
                  post('age-check', { approved: false }),
                  redraw,
                ),
              ],
      };
    case 'audit':
      return {
        words: `${item.scope === 'full' ? 'everything' : pieces(item.lines.length, 'line', 'lines')}, ${plain(item.reason).toLowerCase()}`,
        told: item.told !== null,
        body: goods(item),
        actions:
          item.told !== null
            ? [sign('good', `${plain(item.told)}, the cart is told`)]
            : [
                button(key('fine'), 'All fine', post('audit-answer', { outcome: 'fine' }), '.primary'),
                button(key('corrected'), 'Corrected', post('audit-answer', { outcome: 'corrected' })),
                button(key('waived'), 'Skip', post('audit-answer', { outcome: 'waived' })),
              ],
      };
    case 'cash-desk':
      return deskTask(item, act, redraw, key);
    case 'unknown-payment':
      return {
        words: `${money(item.tender.amount, item.currency)} by ${METHODS[item.tender.method]}`,
        body: h(
          'p.soft',
          {},
          `The acquirer has not said whether it was charged; asked ${pieces(item.tender.attempts, 'time', 'times')}, and asked again until it is known. Nothing has to be done.`,
        ),
        actions: [h('span.chip.ask', {}, item.tender.cancelWanted ? 'Being cancelled' : 'Asking again')],
      };
    case 'hand-back':
      return {
        words: money(item.refund.amount, item.currency),
        body: h(
          'p.soft',
          {},
          item.refund.reason === 'cash'
            ? 'It was paid at the cash desk and is more than what is due.'
            : 'The acquirer refused to give it back; please pay it out.',
        ),
        actions: [
          button(
            key('back'),
            'Handed back',
            () => act.post(`api/refunds/${item.refund.id}/handed-back`, {}),
            '.primary',
          ),
        ],
      };
    default:
      return { words: '', body: null, actions: [] };
  }
}

function deskTask(item, act, redraw, key) {
  const { cart, trip, tender } = item.tender;
  const path = `api/tenders/${cart}/${trip}/${tender}`;
  return {
    words: money(item.tender.amount, item.currency),
    body: goods(item),
    actions: [
      button(
        key('paid'),
        `Paid ${money(item.tender.amount, item.currency)}`,
        () => act.post(`${path}/paid`, {}),
        '.primary',
      ),
      graveButton(key('not-paid'), 'Not paid', 'Back to the cart?', () => act.post(`${path}/refused`, {}), redraw),
    ],
  };
}

function goods({ lines, currency }) {
  if (lines.length === 0) return null;
  return h(
    'ul.goods',
    {},
    lines.map((line) =>
      h(
        'li',
        {},
        picture(line.picture, line.name),
        `${line.quantity > 1 ? `${line.quantity} × ` : ''}${line.name}`,
        h('span.soft', {}, money(line.amount, currency)),
      ),
    ),
  );
}
