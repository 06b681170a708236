import { table } from './controls.js';
import { h, sign } from './dom.js';
import { ago, plain } from './words.js';

const PARTS = ['scale', 'camera', 'reader', 'recogniser', 'board', 'store', 'journal'];
const TONES = { ready: 'good', starting: 'ask', fault: 'bad', absent: 'idle' };

/** How every cart is, part by part. */
export function fleet(state) {
  const carts = [...state.carts.values()].sort((a, b) => a.cart.localeCompare(b.cart, undefined, { numeric: true }));
  const faults = carts.filter(({ status }) =>
    Object.values(status?.conditions ?? {}).some((part) => part.state === 'fault'),
  ).length;
  return [
    h(
      'div.head',
      {},
      h('h1', {}, 'Fleet'),
      h('p', {}, faults === 0 ? 'No cart reports a fault' : `${faults} of ${carts.length} carts report a fault`),
    ),
    carts.length === 0
      ? h('p.card.empty', {}, 'No cart has reported yet.')
      : table(
          'Fleet',
          ['Cart', 'Seen', ...PARTS.map(plain), '#Battery', '#Waiting', '#Catalogue', 'Firmware'],
          carts.map((cart) => [
            h('a', { href: `#carts/${cart.cart}`, 'data-key': `fleet-${cart.cart}` }, cart.cart),
            cart.online ? sign('good', 'Online') : sign('idle', ago(cart.lastSeen)),
            ...PARTS.map((part) => condition(cart.status?.conditions[part])),
            cart.status?.battery === undefined ? '–' : `${Math.round(cart.status.battery.percent)} %`,
            cart.status === null ? '–' : String(cart.status.backlog),
            cart.status === null || cart.status.catalogueVersion === 0 ? '–' : String(cart.status.catalogueVersion),
            cart.version || '–',
          ]),
        ),
    messages(carts),
  ];
}

function condition(part) {
  if (part === undefined) return '–';
  return sign(TONES[part.state], part.state === 'absent' ? 'Not fitted' : plain(part.state));
}

function messages(carts) {
  const said = carts.flatMap(({ cart, status }) =>
    Object.entries(status?.conditions ?? {})
      .filter(([, part]) => part.message && part.state !== 'ready')
      .map(([name, part]) => h('li', {}, h('strong', {}, `${cart}, ${name}: `), part.message)),
  );
  return said.length === 0 ? null : h('ul.card.padded', { 'aria-label': 'What carts say' }, said);
}
