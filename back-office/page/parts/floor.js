import { h, sign } from './dom.js';
import { ago, clock, money, pieces, plain } from './words.js';

const LIGHTS = {
  green: ['good', 'Green light'],
  amber: ['ask', 'Amber light'],
  red: ['bad', 'Red light'],
  off: ['', 'Light off'],
};

/** Every cart of the store as it is now. */
export function floor(state) {
  const carts = [...state.carts.values()].sort((a, b) => a.cart.localeCompare(b.cart, undefined, { numeric: true }));
  const online = carts.filter((cart) => cart.online).length;
  const shopping = carts.filter((cart) => cart.online && cart.open?.status === 'open').length;
  return [
    h(
      'div.head',
      {},
      h('h1', {}, 'Carts'),
      h('p', {}, `${online} of ${pieces(carts.length, 'cart', 'carts')} online, ${shopping} shopping`),
    ),
    carts.length === 0
      ? h('p.card.empty', {}, 'No cart has reported yet. A cart appears here as soon as it connects to the broker.')
      : h('div.carts', {}, carts.map(card)),
  ];
}

function card(cart) {
  const { status } = cart;
  const faults = Object.entries(status?.conditions ?? {}).filter(([, part]) => part.state === 'fault');
  const starting = Object.entries(status?.conditions ?? {}).filter(([, part]) => part.state === 'starting');
  const [tone, light] = LIGHTS[status?.light ?? 'off'];
  return h(
    `article.card.cart${cart.online ? '' : '.away'}`,
    { 'aria-label': cart.cart },
    h(
      'header',
      {},
      h('h2', {}, h('a', { href: `#carts/${cart.cart}`, 'data-key': `cart-${cart.cart}` }, cart.cart)),
      cart.online ? sign('good', 'Online') : sign('idle', `Offline, seen ${ago(cart.lastSeen)}`),
    ),
    trip(cart),
    cart.online && status !== null
      ? h(
          'div.chips',
          {},
          status.light === 'off' ? null : sign(tone, light),
          faults.length + starting.length === 0 ? h('span.chip', {}, 'All parts ready') : null,
          starting.map(([part]) => h('span.chip.ask', {}, `${plain(part)} starting`)),
          faults.map(([part]) => h('span.chip.bad', {}, `${plain(part)} fault`)),
          status.battery === undefined ? null : h('span.chip', {}, `Battery ${Math.round(status.battery.percent)} %`),
        )
      : null,
    faults.some(([, part]) => part.message) && cart.online
      ? h(
          'ul.faults',
          {},
          faults.map(([, part]) => h('li', {}, part.message ?? '')),
        )
      : null,
    h(
      'p.soft.small',
      {},
      [
        status === null || status.catalogueVersion === 0 ? 'no catalogue yet' : `catalogue ${status.catalogueVersion}`,
        status === null
          ? null
          : status.backlog === 0
            ? 'nothing waiting to be sent'
            : `${pieces(status.backlog, 'fact', 'facts')} waiting`,
        cart.version === '' ? null : `firmware ${cart.version}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );
}

function trip({ cart, open }) {
  if (open === null) return h('div.trip', {}, h('span.figure.none', {}, 'Waiting for a shopper'));
  const words =
    open.status === 'open' ? `${pieces(open.items)} since ${clock(open.startedAt)}` : `${pieces(open.items)}, finished`;
  return h(
    'a.trip',
    { href: `#carts/${cart}`, 'data-key': `trip-${cart}` },
    h('span.figure', {}, money(open.total, open.currency)),
    h('span.soft', {}, words),
  );
}
