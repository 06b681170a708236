import { table } from './controls.js';
import { upload } from './documents.js';
import { h, sign } from './dom.js';
import { money } from './words.js';

/** What is reduced now, and a file to publish the next version from. */
const forMembers = ({ member, kind }) => member === true || kind === 'member-price';

export function promotions(state, act) {
  const document = state.promotions;
  const head = state.documents.find(({ name }) => name === 'promotions');
  const currency = state.catalogue?.header.currency ?? 'EUR';
  return [
    h(
      'div.head',
      {},
      h('h1', {}, 'Promotions'),
      h('p', {}, head === undefined ? 'None published yet' : `Version ${head.version}, ${head.summary}`),
    ),
    h(
      'div.stack',
      {},
      h('section.card.padded', { 'aria-label': 'Publish promotions' }, upload('promotions', act, state)),
      document === undefined || document.promotions.length === 0
        ? h('p.card.empty', {}, 'Publish a promotions file, and open carts reckon with it from the next change on.')
        : table(
            'Promotions',
            ['Name', 'What it does', 'Goods', 'When', 'For whom'],
            document.promotions.map((one) => [
              h('div', {}, h('div', {}, one.name), h('div.soft.small', {}, one.id)),
              deal(one, currency),
              goods(one),
              when(one.time),
              h(
                'div.chips',
                {},
                forMembers(one) ? sign('good', 'Members') : null,
                one.coupon === undefined ? null : sign('ask', `Coupon ${one.coupon}`),
                one.limit === undefined ? null : h('span.chip', {}, `${one.limit} a trip`),
                one.customerLimit === undefined ? null : h('span.chip', {}, `${one.customerLimit} a member`),
                forMembers(one) || one.coupon !== undefined ? null : h('span.soft', {}, 'Everybody'),
              ),
            ]),
          ),
    ),
  ];
}

function deal(one, currency) {
  const off = (part) => {
    if (part.cheapest !== undefined)
      return part.percentOff === 10_000 ? `${part.cheapest} free` : `${part.cheapest} at −${part.percentOff / 100} %`;
    if (part.percentOff !== undefined) return `−${part.percentOff / 100} %`;
    if (part.amountOff !== undefined) return `−${money(part.amountOff, currency)}`;
    return money(part.price, currency);
  };
  switch (one.kind) {
    case 'percent':
      return off(one);
    case 'amount':
    case 'price':
      return `${off(one)} per ${one.per}`;
    case 'member-price':
      return 'Member price of the catalogue';
    case 'multi-buy':
      return `Any ${one.pieces}: ${off(one.deal)}`;
    case 'bundle':
      return `${one.parts.map(({ pieces }) => pieces).join(' + ')} together: ${off(one.deal)}`;
    default:
      return `${off(one.deal)} from ${money(one.spend, currency)}`;
  }
}

function goods(one) {
  const selected = one.parts === undefined ? [one.of] : one.parts.map(({ of }) => of);
  return selected
    .map((of) =>
      of.all ? 'everything' : [...(of.skus ?? []), ...(of.groups ?? []), ...(of.tags ?? [])].slice(0, 6).join(', '),
    )
    .join(' + ');
}

function when(time) {
  if (time === undefined) return 'Always';
  const days = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const dates = [
    time.from === undefined ? null : `from ${time.from}`,
    time.until === undefined ? null : `until ${time.until}`,
  ];
  const windows = (time.windows ?? []).map(({ days: on, from, until }) =>
    `${(on ?? []).map((day) => days[day]).join(' ')} ${from}–${until}`.trim(),
  );
  return [...dates, ...windows].filter(Boolean).join(', ');
}
