import { call } from './api.js';
import { place, state } from './state.js';

const missing = (fallback) => (error) => {
  if (error.status === 404) return fallback;
  throw error;
};

export async function loadCatalogue() {
  state.catalogue = await call(`api/catalogue?limit=50&search=${encodeURIComponent(state.search)}`).catch(missing());
}

/** What only the chosen section needs. */
export async function loadPlace() {
  const { section, key } = place();
  if (section === 'receipts' && key && !state.details.has(key)) {
    state.details.set(key, await call(`api/receipts/${key}`));
  }
  if (section === 'carts' && key) await loadCart(key);
  if (section === 'promotions') state.promotions = await call('api/documents/promotions').catch(missing());
  if (section === 'map') {
    const map = await call('api/documents/store-map').catch(missing());
    state.mapText = map === undefined ? undefined : JSON.stringify(map);
  }
  if (section === 'badges') state.badges = (await call('api/badges').catch(missing()))?.badges;
  else state.badge = undefined;
  if (section === 'payments') state.acquirer = await call('api/acquirer');
}

async function loadCart(cart) {
  state.seen.set(cart, await call(`api/carts/${cart}/seen`));
  const trip = state.carts.get(cart)?.open?.trip;
  if (trip !== undefined && !state.details.has(trip))
    state.details.set(trip, await call(`api/receipts/${trip}?cart=${cart}`));
}

export async function loadAll() {
  const [health, carts, list, queue, balances, stored, noticed] = await Promise.all([
    call('api/health'),
    call('api/carts'),
    call('api/receipts?limit=200'),
    call('api/queue'),
    call('api/payments'),
    call('api/documents'),
    call('api/anomalies'),
    loadCatalogue(),
  ]);
  state.health = health;
  state.carts = new Map(carts.map((cart) => [cart.cart, cart]));
  state.receipts = new Map(list.map((receipt) => [receipt.trip, receipt]));
  state.queue = queue;
  state.balances = balances;
  state.documents = stored.documents;
  state.training = stored.training;
  state.anomalies = noticed;
  state.details.clear();
  await loadPlace();
}
