/* global document, window, location, EventSource, setTimeout, clearTimeout, setInterval */
import { anomalies } from './parts/anomalies.js';
import { call } from './parts/api.js';
import { h, replace } from './parts/dom.js';
import { floor } from './parts/floor.js';
import { prices } from './parts/prices.js';
import { receipts } from './parts/receipts.js';
import { money } from './parts/words.js';

/** All the page knows; every part is drawn from it. */
const state = {
  health: undefined,
  reachable: false,
  carts: new Map(),
  receipts: new Map(),
  details: new Map(),
  anomalies: [],
  catalogue: undefined,
  search: '',
  answered: new Set(),
};
const main = document.getElementById('main');

function place() {
  const [section, trip] = location.hash.slice(1).split('/');
  return { section: ['floor', 'receipts', 'prices', 'anomalies'].includes(section) ? section : 'floor', trip };
}

function draw() {
  const { section, trip } = place();
  drawBar(section);
  if (section === 'receipts') replace(main, ...receipts(state, trip));
  else if (section === 'prices') replace(main, ...prices(state, search, changePrice));
  else if (section === 'anomalies') replace(main, ...anomalies(state));
  else replace(main, ...floor(state, answer).filter(Boolean));
}

/** Drawn at most once a frame, and never over a price somebody is typing. */
let planned = false;
function redraw() {
  if (planned) return;
  planned = true;
  window.requestAnimationFrame(() => {
    planned = false;
    if (place().section === 'prices' && main.querySelector('form input:focus') !== null) drawBar('prices');
    else draw();
  });
}

function drawBar(section) {
  const calls = [...state.carts.values()].filter((cart) => cart.help !== null).length;
  const differ = [...state.receipts.values()].filter((receipt) => receipt.agreement === 'differs').length;
  const tabs = [
    ['floor', 'Shop floor', calls],
    ['receipts', 'Receipts', differ],
    ['prices', 'Prices', 0],
    ['anomalies', 'Anomalies', state.anomalies.length],
  ];
  replace(
    document.getElementById('sections'),
    ...tabs.map(([key, name, count]) =>
      h(
        'a',
        { href: `#${key}`, 'aria-current': key === section ? 'page' : null, 'data-key': `tab-${key}` },
        name,
        count === 0 ? null : h('span.count', {}, String(count)),
      ),
    ),
  );
  const store = state.health?.store;
  document.getElementById('store').textContent = store === undefined ? 'Back office' : `Store ${store}`;
  document.title = `${calls === 0 ? '' : `(${calls}) `}${store === undefined ? 'Back office' : `Store ${store}`}`;
  const link = document.getElementById('link');
  const [tone, words, why] = linkWords();
  link.title = why;
  link.replaceChildren(h(`span.dot.${tone}`, { 'aria-hidden': 'true' }), words);
}

function linkWords() {
  if (!state.reachable) return ['bad', 'Back office not reachable, trying again', ''];
  const broker = state.health?.broker;
  if (broker?.connected === false) return ['bad', 'No connection to the carts', broker.reason];
  return ['good', 'Live', ''];
}

let toastTimer;
function toast(words) {
  const element = document.getElementById('toast');
  element.textContent = words;
  element.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (element.hidden = true), 6000);
}

/** Runs what a person asked for, and says so when it cannot be done. */
async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (error.status === 401) signIn();
    else toast(error.message);
  }
  redraw();
}

const answer = (cart) =>
  attempt(async () => {
    await call(`api/carts/${cart.cart}/help-answered`, { method: 'POST', body: { by: 'staff' } });
    state.answered.add(`${cart.cart} ${cart.help.since}`);
  });

const changePrice = (product, price) =>
  attempt(async () => {
    if (price === undefined) {
      toast(`Write the price as a number, for example ${money(199, state.catalogue.header.currency)}.`);
      return;
    }
    await call(`api/catalogue/products/${encodeURIComponent(product.sku)}`, { method: 'PATCH', body: { price } });
    document.activeElement?.blur();
    await loadCatalogue();
    toast(`${product.name} now costs ${money(price, state.catalogue.header.currency)}. Open carts are told.`);
  });

let searchTimer;
function search(text) {
  state.search = text;
  clearTimeout(searchTimer);
  searchTimer = setTimeout(() => attempt(loadCatalogue), 150);
}

async function loadCatalogue() {
  state.catalogue = await call(`api/catalogue?limit=50&search=${encodeURIComponent(state.search)}`).catch((error) => {
    if (error.status === 404) return undefined;
    throw error;
  });
}

async function loadDetail() {
  const { section, trip } = place();
  if (section !== 'receipts' || !trip || state.details.has(trip)) return;
  state.details.set(trip, await call(`api/receipts/${trip}`));
}

async function loadAll() {
  const [health, carts, list, noticed] = await Promise.all([
    call('api/health'),
    call('api/carts'),
    call('api/receipts?limit=200'),
    call('api/anomalies'),
    loadCatalogue(),
  ]);
  state.health = health;
  state.carts = new Map(carts.map((cart) => [cart.cart, cart]));
  state.receipts = new Map(list.map((receipt) => [receipt.trip, receipt]));
  state.anomalies = noticed;
  state.details.clear();
  await loadDetail();
}

function signIn() {
  const submit = (event) => {
    event.preventDefault();
    const token = event.target.elements.token.value;
    call('api/session', { method: 'POST', body: { token } }).then(
      () => location.reload(),
      (error) => toast(error.message),
    );
  };
  main.replaceChildren(
    h(
      'form.card.signin',
      { submit },
      h('h1', {}, 'Sign in'),
      h('p.soft', {}, 'This page shows what customers buy. Enter the staff token of this store.'),
      h('input.field', {
        name: 'token',
        type: 'password',
        autocomplete: 'current-password',
        'aria-label': 'Staff token',
        autofocus: true,
      }),
      h('button.button.primary', { type: 'submit' }, 'Sign in'),
    ),
  );
}

/** Everything is read anew with each connection, because nothing was heard in between. */
function listen() {
  const events = new EventSource('api/events');
  const on = (name, take) =>
    events.addEventListener(name, (event) => {
      take(JSON.parse(event.data));
      redraw();
    });
  events.addEventListener('open', () =>
    attempt(async () => {
      await loadAll();
      state.reachable = true;
    }),
  );
  events.addEventListener('error', () => {
    state.reachable = false;
    drawBar(place().section);
    // A refused stream is not tried again by the browser itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
  on('cart', (cart) => state.carts.set(cart.cart, cart));
  on('receipt', ({ receipt, ...summary }) => {
    state.receipts.set(summary.trip, summary);
    state.details.set(summary.trip, { ...summary, receipt });
  });
  on('anomalies', (list) => (state.anomalies = list));
  on('health', (health) => (state.health = health));
  on('catalogue', () => attempt(loadCatalogue));
}

window.addEventListener('hashchange', () => {
  draw();
  attempt(loadDetail);
});
// "3 min ago" grows old by itself.
setInterval(redraw, 15_000);

try {
  await loadAll();
  state.reachable = true;
  draw();
  listen();
} catch (error) {
  drawBar(place().section);
  if (error.status === 401) signIn();
  else {
    toast(error.message);
    listen();
  }
}
