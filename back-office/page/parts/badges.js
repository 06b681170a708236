import { button, graveButton, table } from './controls.js';
import { h, sign } from './dom.js';
import { clock } from './words.js';

/** Who can act at carts as staff, a new badge, and calling one back. */
export function badges(state, act, redraw) {
  const list = state.badges;
  const called = list?.filter(({ revokedAt }) => revokedAt !== null).length ?? 0;
  const words = called === 0 ? 'With one, staff act at a cart' : `${called} called back`;
  return [
    h('div.head', {}, h('h1', {}, 'Badges'), h('p', {}, words)),
    list === undefined
      ? h('p.card.empty', {}, 'Nobody logs in at the carts of this store: its configuration names no members.loginKeyFile.')
      : h('div.stack', {}, maker(act), made(state), known(list, act, redraw), other(act)),
  ]; // prettier-ignore
}

function maker(act) {
  const submit = (event) => {
    event.preventDefault();
    const { name, days } = event.target.elements;
    act.makeBadge(name.value.trim(), Number(days.value));
  };
  return h(
    'form.card.padded.row',
    { submit, 'aria-label': 'A new badge' },
    h(
      'label',
      {},
      h('span.soft.small', {}, 'Name, as the cart says it'),
      h('input.field', { name: 'name', maxlength: 40, required: true, autocomplete: 'off', 'data-key': 'badge-name' }),
    ),
    h(
      'label',
      {},
      h('span.soft.small', {}, 'Good for days'),
      h('input.field', { name: 'days', type: 'number', min: 1, max: 366, value: 90, 'data-key': 'badge-days' }),
    ),
    h('button.button.primary', { type: 'submit' }, 'Make a badge'),
  );
}

/** The one just made: shown once, for printing or for a photograph by whoever it is for. */
function made({ badge }) {
  if (badge === undefined) return null;
  const image = `data:image/svg+xml;utf8,${encodeURIComponent(badge.svg)}`;
  return h(
    'section.card.padded.new-badge',
    { 'aria-label': 'The new badge' },
    h('img', { src: image, alt: `Code of the badge of ${badge.name}`, width: 220, height: 220 }),
    h(
      'div',
      {},
      h('h2', {}, badge.name),
      h('p', {}, badge.badge),
      h('p.soft', {}, `Good until ${clock(badge.expiresAt)}. Whoever has this picture has the badge; it is shown once.`),
    ),
  ); // prettier-ignore
}

function known(list, act, redraw) {
  if (list.length === 0) return h('p.card.empty', {}, 'No badge has been made or read yet.');
  const now = Date.now();
  const over = ({ expiresAt }) => expiresAt !== null && expiresAt <= now;
  return table(
    'Badges',
    ['Name', 'Number', 'Good until', 'State', 'If it is lost'],
    list.map((badge) => [
      badge.name === '' ? '–' : badge.name,
      badge.badge,
      badge.expiresAt === null ? 'as printed on it' : clock(badge.expiresAt),
      badge.revokedAt !== null
        ? sign('bad', `Called back by ${badge.revokedBy}, ${clock(badge.revokedAt)}`)
        : over(badge)
          ? sign('idle', 'Run out')
          : sign('good', 'Good'),
      badge.revokedAt !== null || over(badge)
        ? ''
        : graveButton(
            `revoke-${badge.badge}`,
            'Call back',
            'Really call it back?',
            () => act.revokeBadge(badge.badge),
            redraw,
          ),
    ]),
  );
}

/** One made by the program for it, lost before any cart read it. */
function other(act) {
  const submit = (event) => {
    event.preventDefault();
    act.revokeBadge(event.target.elements.number.value.trim());
  };
  return h(
    'form.card.padded.row',
    { submit, 'aria-label': 'A badge that is not listed' },
    h(
      'label',
      {},
      h('span.soft.small', {}, 'Number of a badge that is not listed'),
      h('input.field', { name: 'number', required: true, autocomplete: 'off', 'data-key': 'badge-number' }),
    ),
    button('revoke-other', 'Call it back', (event) => event.target.form.requestSubmit()),
  );
}
