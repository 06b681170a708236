import { h, sign } from './dom.js';
import { button, table } from './controls.js';
import { clock, money, plain } from './words.js';

const STATES = {
  open: ['idle', 'Shopping'],
  pending: ['ask', 'Not settled yet'],
  balanced: ['good', 'Balanced'],
  owed: ['bad', 'Less was paid'],
  overpaid: ['bad', 'More was paid'],
};
const BEHAVIOURS = [
  ['approve', 'Approves'],
  ['decline', 'Declines'],
  ['partial', 'Approves half'],
  ['time-out', 'Gives no answer, charges nothing'],
  ['answer-lost', 'Charges, the answer is lost'],
  ['unreachable', 'Cannot be reached at all'],
];

/** What moved for each trip, laid beside its receipt. */
export function payments(state, act) {
  const list = state.balances;
  const wrong = list.filter((balance) => ['owed', 'overpaid'].includes(balance.state)).length;
  return [
    h(
      'div.head',
      {},
      h('h1', {}, 'Payments'),
      h(
        'p',
        {},
        wrong === 0
          ? 'What was paid is what receipts say'
          : `${wrong} trips are paid otherwise than their receipt says`,
      ),
    ),
    h(
      'div.stack',
      {},
      simulation(state, act),
      list.length === 0
        ? h('p.card.empty', {}, 'Nobody has paid at a cart yet.')
        : table(
            'Payments',
            ['Started', 'Cart', 'Tenders', '#Charged', '#Given back', '#Due', 'Balance'],
            list.map((balance) => {
              const amount = (value) => money(value, balance.currency);
              const [tone, words] = STATES[balance.state];
              return [
                h(
                  'a',
                  { href: `#receipts/${balance.trip}`, 'data-key': `pay-${balance.trip}` },
                  clock(balance.startedAt),
                ),
                balance.cart,
                balance.tenders.map((tender) => tenderWords(tender)).join(', '),
                amount(balance.charged),
                balance.refunded === 0 ? '–' : amount(balance.refunded),
                balance.due === null ? '–' : amount(balance.due),
                sign(tone, words),
              ];
            }),
          ),
    ),
  ];
}

const TENDER_STATES = {
  approved: '',
  intended: ', asked for',
  asked: ', no answer yet',
  desk: ', waits for the cashier',
};

function tenderWords({ method, state }) {
  return `${plain(method)}${TENDER_STATES[state] ?? `, ${state}`}`;
}

/** How the simulated acquirer answers: for demonstrations and drills, and said to be that. */
function simulation({ acquirer }, act) {
  if (acquirer === undefined || acquirer.simulation === null) return null;
  const { behaviour, times } = acquirer.simulation;
  const choose = (next, count) => act.simulate({ ...acquirer.simulation, behaviour: next, times: count });
  return h(
    'section.card.padded',
    { 'aria-label': 'Simulated acquirer' },
    h('h2', {}, 'Simulated acquirer'),
    h('p.soft', {}, 'No money moves: this store has no acquirer configured. Choose how the simulated one answers.'),
    h(
      'div.row',
      {},
      h(
        'label.row',
        {},
        h('span', {}, times === null ? 'Every charge' : `The next ${times === 1 ? 'charge' : `${times} charges`}`),
        h(
          'select.field',
          { 'data-key': 'behaviour', change: (event) => choose(event.target.value, null) },
          BEHAVIOURS.map(([value, label]) => h('option', { value, selected: value === behaviour }, label)),
        ),
      ),
      behaviour === 'approve' || times !== null
        ? null
        : button('once', 'Only the next charge', () => choose(behaviour, 1)),
    ),
  );
}
