/* global document, window, setTimeout, clearTimeout, setInterval */
import { actionsOf } from './parts/actions.js';
import { anomalies } from './parts/anomalies.js';
import { badges } from './parts/badges.js';
import { cart } from './parts/cart.js';
import { documents } from './parts/documents.js';
import { replace } from './parts/dom.js';
import { fleet } from './parts/fleet.js';
import { floor } from './parts/floor.js';
import { drawFoot, drawFrame } from './parts/frame.js';
import { listen } from './parts/live.js';
import { loadAll, loadPlace } from './parts/loading.js';
import { map } from './parts/map.js';
import { payments } from './parts/payments.js';
import { prices } from './parts/prices.js';
import { promotions } from './parts/promotions.js';
import { queue } from './parts/queue.js';
import { receipts } from './parts/receipts.js';
import { signIn } from './parts/sign-in.js';
import { place, state } from './parts/state.js';

const main = document.getElementById('main');
const act = actionsOf(attempt, toast);

const SECTIONS = {
  queue: () => queue(state, act, redraw),
  floor: () => floor(state),
  carts: (key) => cart(state, key, act),
  receipts: (key) => receipts(state, key),
  payments: () => payments(state, act),
  prices: () => prices(state, act.search, act.changePrice),
  promotions: () => promotions(state, act),
  map: () => map(state, act),
  documents: () => documents(state, act),
  badges: () => badges(state, act, redraw),
  fleet: () => fleet(state),
  anomalies: () => anomalies(state),
};

function draw() {
  const { section, key } = place();
  drawFrame(section);
  replace(main, ...SECTIONS[section](key).filter(Boolean));
}

/** Drawn at most once a frame, and never over what somebody is typing or choosing. */
let planned = false;
function redraw() {
  if (planned) return;
  planned = true;
  window.requestAnimationFrame(() => {
    planned = false;
    const busy = main.querySelector(
      'form input:not([type="search"]):focus, select:focus, textarea:focus, [data-shelf]:focus',
    );
    if (busy !== null || main.querySelector('.held') !== null) drawFrame(place().section);
    else draw();
  });
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
    if (error.status === 401) signIn(toast);
    else toast(error.message);
  }
  redraw();
}

window.addEventListener('hashchange', () => {
  draw();
  window.scrollTo(0, 0);
  attempt(loadPlace);
});
// "3 min ago" grows old by itself.
setInterval(redraw, 15_000);

drawFoot();
try {
  await loadAll();
  state.reachable = true;
  draw();
  listen(attempt, redraw);
} catch (error) {
  drawFrame(place().section);
  if (error.status === 401) signIn(toast);
  else {
    toast(error.message);
    listen(attempt, redraw);
  }
}
