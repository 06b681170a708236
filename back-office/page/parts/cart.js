import { button } from './controls.js';
import { h, picture, sign } from './dom.js';
import { paper } from './paper.js';
import { ago, clock, money, plain } from './words.js';

/** One cart: its receipt, who shops and what was paid, and what its camera saw. */
export function cart(state, name, act) {
  const view = state.carts.get(name);
  if (view === undefined)
    return [h('div.head', {}, h('h1', {}, name ?? '')), h('p.card.empty', {}, 'This store has no cart of that name.')];
  const trip = view.open?.trip;
  const detail = trip === undefined ? undefined : state.details.get(trip);
  const balance = state.balances.find((one) => one.cart === name && one.trip === trip);
  return [
    h(
      'div.head',
      {},
      h('h1', {}, name),
      view.online ? sign('good', 'Online') : sign('idle', `Offline, seen ${ago(view.lastSeen)}`),
    ),
    h(
      'div.columns',
      {},
      h(
        'div.stack',
        {},
        detail === undefined ? h('p.card.empty', {}, 'Waiting for a shopper.') : paper(detail, '.open-ended'),
        seen(state.seen.get(name) ?? []),
      ),
      h(
        'div.stack',
        {},
        view.open?.status === 'open' ? check(name, detail, act) : null,
        detail === undefined ? null : shopper(detail),
        balance === undefined ? null : tenders(balance),
      ),
    ),
  ];
}

function check(name, detail, act) {
  const start = (scope) => () => act.post(`api/carts/${name}/audit`, { scope }, false);
  const open = detail?.visit.audit?.outcome === 'open';
  return h(
    'section.card.padded',
    { 'aria-label': 'Check this cart' },
    h('h2', {}, 'Check this cart'),
    h(
      'p.soft',
      {},
      open
        ? 'A check is open; it is in the list of things to do.'
        : 'The cart asks the shopper to wait for a person before paying.',
    ),
    open
      ? null
      : h(
          'div.chips',
          {},
          button('audit-partial', 'A few lines', start('partial')),
          button('audit-full', 'Everything', start('full')),
        ),
  );
}

function shopper({ visit, currency }) {
  const facts = [
    [
      'Shopper',
      visit.member === null
        ? 'Not logged in'
        : `Member ${visit.member.id}${visit.member.firstName === undefined ? '' : ` (${visit.member.firstName})`}`,
    ],
    visit.coupons.length === 0 ? null : ['Coupons', visit.coupons.join(', ')],
    visit.budget === null ? null : ['Budget', money(visit.budget, currency)],
    visit.list.length === 0
      ? null
      : ['List', `${visit.list.filter(({ done }) => done !== 'no').length} of ${visit.list.length} found`],
    [
      'Age',
      visit.ageCheck !== null
        ? `To be checked, from ${visit.ageCheck.minimumAge}`
        : visit.ageApproved > 0
          ? `Found to be ${visit.ageApproved} or older`
          : visit.ageRefused !== null
            ? 'Refused'
            : 'Not asked',
    ],
    visit.audit === null ? null : ['Check', plain(visit.audit.outcome)],
    visit.staff === null ? null : ['At the cart', visit.staff.name],
    visit.exitCode === null ? null : ['Exit code', visit.exitCode],
  ].filter(Boolean);
  return h(
    'section.card.padded',
    { 'aria-label': 'Visit' },
    h('h2', {}, 'Visit'),
    h(
      'dl.facts',
      {},
      facts.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
  );
}

const TONES = { approved: 'good', declined: 'bad', failed: 'bad', cancelled: 'idle' };

export function tenders({ tenders: list, refunds, currency }) {
  return h(
    'section.card.padded',
    { 'aria-label': 'Payments' },
    h('h2', {}, 'Payments'),
    h(
      'ul.tenders',
      {},
      list.map((tender) =>
        h(
          'li',
          {},
          h('span', {}, plain(tender.method)),
          h('span', {}, money(tender.state === 'approved' ? tender.charged : tender.amount, currency)),
          h(
            'span.soft.small',
            {},
            [clock(tender.requestedAt), tender.reason, tender.reference, tender.settledBy].filter(Boolean).join(' · '),
          ),
          sign(TONES[tender.state] ?? 'ask', plain(tender.state)),
        ),
      ),
      refunds.map((refund) =>
        h(
          'li',
          {},
          h('span', {}, `Refund of tender ${refund.tender}`),
          h('span', {}, money(-refund.amount, currency)),
          h('span.soft.small', {}, [clock(refund.requestedAt), refund.reference].filter(Boolean).join(' · ')),
          sign(refund.state === 'done' ? 'good' : 'ask', refund.state === 'done' ? 'Given back' : 'On its way'),
        ),
      ),
    ),
  );
}

function seen(list) {
  return h(
    'section.card.padded',
    { 'aria-label': 'What the camera saw' },
    h(
      'div.row',
      {},
      h('h2', {}, 'What the camera saw'),
      h('p.soft.small', {}, 'The last 20, kept until the next start'),
    ),
    list.length === 0
      ? h('p.soft', {}, 'Nothing yet. Carts send this only where their configuration allows it.')
      : h('ul.seen', {}, list.map(sighting)),
  );
}

function sighting(one) {
  const bars = [
    ...one.candidates.slice(0, 4).map(({ sku, probability }) => [one.names[sku] ?? sku, probability, sku]),
    ['Something unknown', one.unknown, undefined],
  ];
  return h(
    'li.sighting',
    {},
    one.crop === undefined
      ? picture(undefined)
      : h('img', { src: `data:image/jpeg;base64,${one.crop}`, alt: 'What was held up' }),
    h(
      'div',
      {},
      h('p.soft.small', {}, `${clock(one.at)} · ${one.frames} frames · head ${one.head}`),
      h(
        'dl.bars',
        {},
        bars.flatMap(([name, probability, sku]) => {
          const percent = Math.round(probability * 100);
          const own = sku !== undefined && sku === one.bought ? '.bought' : '';
          return [
            h(`dt${own}`, { title: name }, name),
            h('dd', {}, h('progress', { max: 100, value: percent, 'aria-label': name })),
            h('dd.number', {}, `${percent} %`),
          ];
        }),
      ),
      h(
        'p.small',
        {},
        one.bought === undefined ? plain(one.outcome) : `Bought: ${one.names[one.bought] ?? one.bought}`,
      ),
    ),
  );
}
