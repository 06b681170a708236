/* global setTimeout, clearTimeout, document */
import { call } from '../api.js';
import { drawn, h } from '../dom.js';
import { tongue } from '../words/index.js';

const AGAIN_MS = 4000;
let timer;
let card;

/** Fetches a code, and the next before this one ends; only while it can be seen. */
async function renew(page) {
  clearTimeout(timer);
  let wait = AGAIN_MS;
  try {
    const code = await call('login-code');
    // By this phone's own clock: it may be hours off.
    page.state.code = { ...code, until: Date.now() + 60_000 };
    card ??= await call('loyalty-code');
    wait = code.renewAfterSeconds * 1000;
  } catch (error) {
    if (error.status === 401) return page.signedOut();
  }
  if (document.documentElement.dataset.place === 'code' && !document.hidden) {
    page.draw();
    timer = setTimeout(() => void renew(page), wait);
  } else timer = undefined;
}

let watched = false;

export function codeView(page) {
  const { say } = tongue;
  const { code, me } = page.state;
  if (!watched) {
    watched = true;
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && document.documentElement.dataset.place === 'code' && page.state.me) void renew(page);
    });
  }
  const valid = code !== undefined && code.until > Date.now();
  if (timer === undefined) {
    timer = setTimeout(() => void renew(page), 0);
  }
  const number = me.loyaltyNumber;
  return [
    h('p.hello', {}, say.hello.replace('{name}', me.firstName)),
    h(
      'section.plate',
      {},
      valid ? drawn(code.svg, say.qrAlt, 'qr') : h('p.qr.waiting', {}, page.state.live ? '' : say.noCode),
      h('p.strong', {}, say.show),
      h('p', {}, `☀ ${say.bright}`),
      h('p.small', {}, say.renewed),
    ),
    card === undefined
      ? null
      : h(
          'details.card',
          {},
          h('summary', { 'data-key': 'card' }, say.card),
          drawn(card.svg, say.cardAlt.replace('{number}', number), 'bars'),
        ),
  ];
}

/** The next person on this phone starts with nothing of this one. */
export function forgetCode(page) {
  clearTimeout(timer);
  timer = undefined;
  card = undefined;
  page.state.code = undefined;
}
