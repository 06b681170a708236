/* global document, EventSource, setTimeout, clearTimeout, location, localStorage, navigator, performance, window */
import { call } from './api.js';
import { h, icon, replace } from './dom.js';
import { ListQueue } from './list-queue.js';
import { cartView } from './views/cart.js';
import { codeView } from './views/code.js';
import { couponsView } from './views/coupons.js';
import { joinView } from './views/join.js';
import { listView } from './views/list.js';
import { youView } from './views/you.js';
import { speak, tongue } from './words/index.js';

const views = { code: codeView, list: listView, cart: cartView, coupons: couponsView, you: youView };
const state = { me: undefined, trip: null, receipts: undefined, coupons: undefined, live: true, code: undefined };
const [top, main, tabs, notice] = ['top', 'main', 'tabs', 'notice'].map((id) => document.getElementById(id));
let events;
let noticeTimer;

const list = new ListQueue(() => draw());

/** What views may do. */
export const page = {
  state,
  list,
  draw: () => draw(),
  say: (text) => {
    notice.textContent = text;
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => (notice.textContent = ''), 5000);
  },
  /** Does something; what goes wrong becomes a sentence. @returns whether it was done */
  attempt: async (work) => {
    // What went wrong before is no longer true of what is tried now.
    notice.textContent = '';
    try {
      await work();
      return true;
    } catch (error) {
      if (error.status === 401) signedOut();
      else page.say(tongue.say[{ 0: 'offline', 429: 'tooOften' }[error.status] ?? 'failed']);
      return false;
    }
  },
  signedIn: (me) => {
    keep(me);
    listen();
    show();
  },
  signedOut,
  language: (language) => {
    speak(language);
    show();
  },
};

const ME = 'me';

/** Whose phone this is, kept for the time without a network. */
function keep(me) {
  state.me = me;
  localStorage.setItem(ME, JSON.stringify(me));
}

function place() {
  const name = location.hash.slice(1);
  return name in views ? name : 'code';
}

function signedOut() {
  events?.close();
  list.forget();
  localStorage.removeItem(ME);
  Object.assign(state, { me: null, trip: null, receipts: undefined, coupons: undefined });
  show();
}

/** Everything anew: another place, language or person. */
function show() {
  const { say } = tongue;
  const signedIn = state.me !== null && state.me !== undefined;
  replace(top, signedIn ? h('h1', {}, say[place()]) : h('h1', {}, say.title));
  tabs.hidden = !signedIn;
  tabs.setAttribute('aria-label', say.tabs);
  const tab = (name) =>
    h(
      'a',
      { href: `#${name}`, 'aria-current': name === place() ? 'page' : null },
      icon(name),
      h('span', {}, say[name]),
    );
  replace(tabs, ...Object.keys(views).map(tab));
  document.documentElement.dataset.place = signedIn ? place() : 'join';
  draw();
}

function draw() {
  if (state.me === undefined) return;
  const view = state.me === null ? joinView : views[place()];
  replace(main, ...view(page));
}

/** Follows the store. The browser connects again by itself; everything is told anew with each connection. */
function listen() {
  events?.close();
  events = new EventSource('/api/companion/events');
  const reachable = (live) => {
    if (state.live === live) return;
    state.live = live;
    draw();
  };
  events.addEventListener('list', ({ data }) => list.heard(JSON.parse(data)));
  events.addEventListener('trip', ({ data }) => {
    const before = state.trip;
    state.trip = JSON.parse(data).trip;
    // A trip that ended has become a receipt, and may have saved something.
    if (before !== null && state.trip === null) state.receipts = undefined;
    draw();
  });
  events.addEventListener('gone', () => signedOut());
  events.addEventListener('open', () => {
    reachable(true);
    void list.send();
  });
  events.addEventListener('error', () => {
    reachable(false);
    // A refused stream is not tried again by the browser itself.
    if (events.readyState === EventSource.CLOSED && state.me !== null) setTimeout(() => void begin(), 4000);
  });
}

async function begin() {
  try {
    page.signedIn(await call('me'));
  } catch (error) {
    if (error.status === 401) return signedOut();
    page.say(tongue.say.offline);
    const known = localStorage.getItem(ME);
    if (state.me === undefined && known !== null) {
      // The list is here, whatever the network does.
      Object.assign(state, { me: JSON.parse(known), live: false });
      show();
      // What was written and not sent says so, and goes out with the first answer.
      void list.send();
    }
    setTimeout(() => void begin(), 3000);
  }
}

window.addEventListener('hashchange', () => {
  // Looked at again, it is read again; what is shown meanwhile is what was known.
  Object.assign(state, { receipts: undefined, coupons: undefined });
  if (place() === 'you' && state.me) {
    void page.attempt(async () => {
      keep(await call('me'));
      draw();
    });
  }
  show();
  main.focus();
  window.scrollTo(0, 0);
});
speak(tongue.language);
await begin();

/** Kept on the phone by the browser, where it can: over https, or on the same machine. */
async function keepPage() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/companion/worker.js', { scope: '/me' });
    const { active } = await navigator.serviceWorker.ready;
    const parts = performance.getEntriesByType('resource').map(({ name }) => name);
    active.postMessage([new URL('/me', location.href).href, ...parts]);
  } catch {
    // Without it the page works as long as it is open.
  }
}
void keepPage();
