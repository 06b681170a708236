/* global EventSource, setTimeout */
import { loadAll, loadCatalogue, loadPlace } from './loading.js';
import { state } from './state.js';

/** Follows the back office. Everything is read anew with each connection, because nothing was heard in between. */
export function listen(attempt, redraw) {
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
    redraw();
    // A refused stream is not tried again by the browser itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen(attempt, redraw), 3000);
  });
  on('cart', (cart) => state.carts.set(cart.cart, cart));
  on('receipt', (detail) => {
    const summary = { ...detail, receipt: undefined, visit: undefined };
    state.receipts.set(summary.trip, summary);
    state.details.set(summary.trip, detail);
  });
  on('queue', (queue) => {
    state.queue = queue;
    if (!queue.some(({ id }) => id === state.handover?.id)) state.handover = undefined;
  });
  on('balances', (balances) => (state.balances = balances));
  on('seen', ({ cart, seen }) => state.seen.set(cart, seen));
  on('documents', ({ documents, training }) => {
    Object.assign(state, { documents, training });
    attempt(loadPlace);
  });
  on('anomalies', (list) => (state.anomalies = list));
  on('health', (health) => (state.health = health));
  on('catalogue', () => attempt(loadCatalogue));
}
