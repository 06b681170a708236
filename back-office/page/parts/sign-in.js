/* global document, location */
import { call } from './api.js';
import { h } from './dom.js';

/** The staff token, asked for where the page is reachable from other machines. */
export function signIn(toast) {
  const submit = (event) => {
    event.preventDefault();
    const token = event.target.elements.token.value;
    call('api/session', { method: 'POST', body: { token } }).then(
      () => location.reload(),
      (error) => toast(error.message),
    );
  };
  document.getElementById('main').replaceChildren(
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
