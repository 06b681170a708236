/* global document, clearTimeout, setTimeout */
import { call } from './api.js';
import { loadCatalogue, loadPlace } from './loading.js';
import { staffName } from './remembered.js';
import { state } from './state.js';
import { money } from './words.js';

/** What people do on the page. `attempt` runs each and says so when it cannot be done. */
export function actionsOf(attempt, toast) {
  let searchTimer;
  const act = {
    /** A decision; it is on disk when this resolves, and events bring what follows from it. */
    post: (path, body, signed = true) =>
      attempt(() => call(path, { method: 'POST', body: signed ? { ...body, by: staffName() } : body })),

    findHandover: (code) =>
      attempt(async () => {
        state.handover = await call(`api/handovers/${encodeURIComponent(code.trim())}`);
        document.querySelector(`[data-id="${state.handover.id}"] button`)?.focus();
      }),

    makeBadge: (name, days) =>
      attempt(async () => {
        state.badge = await call('api/badges', { method: 'POST', body: { name, days } });
        document.activeElement?.blur();
        await loadPlace();
      }),

    revokeBadge: (badge) =>
      attempt(async () => {
        const body = { by: staffName() };
        await call(`api/badges/${encodeURIComponent(badge)}/revoke`, { method: 'POST', body });
        if (state.badge?.badge === badge) state.badge = undefined;
        document.activeElement?.blur();
        await loadPlace();
        toast('The badge is called back. Carts that are offline refuse it as soon as they are back.');
      }),

    simulate: (simulation) =>
      attempt(async () => {
        state.acquirer = await call('api/acquirer/simulation', { method: 'PUT', body: simulation });
      }),

    train: () => attempt(() => call('api/training', { method: 'POST', body: {} })),

    check: (name, file) =>
      attempt(async () => {
        const text = await file.text();
        const said = await call(`api/documents/${name}/check`, { method: 'POST', text: text || ' ' });
        state.checks = new Map(state.checks).set(name, { ...said, file: file.name, text });
      }),

    checkText: (name, text) =>
      call(`api/documents/${name}/check`, { method: 'POST', text: text || ' ' }).catch(() => undefined),

    publish: (name, text) =>
      attempt(async () => {
        const by = encodeURIComponent(staffName());
        const { head, changed } = await call(`api/documents/${name}?by=${by}`, { method: 'PUT', text });
        state.checks?.delete(name);
        await loadPlace();
        toast(
          changed
            ? `Published as version ${head.version}. Carts fetch it by themselves.`
            : 'It is the same as what carts have; nothing was published.',
        );
      }),

    search: (text) => {
      state.search = text;
      clearTimeout(searchTimer);
      searchTimer = setTimeout(() => attempt(loadCatalogue), 150);
    },

    changePrice: (product, price) =>
      attempt(async () => {
        const { currency } = state.catalogue.header;
        if (price === undefined) {
          toast(`Write the price as a number, for example ${money(199, currency)}.`);
          return;
        }
        await call(`api/catalogue/products/${encodeURIComponent(product.sku)}`, { method: 'PATCH', body: { price } });
        document.activeElement?.blur();
        await loadCatalogue();
        toast(`${product.name} now costs ${money(price, currency)}. Open carts are told.`);
      }),
  };
  return act;
}
