import { call } from '../api.js';
import { h, icon } from '../dom.js';
import { tongue } from '../words/index.js';
import { languageField } from './language-field.js';

/** Before anything: who is there. */
export function joinView(page) {
  const { say } = tongue;
  const submit = (event) => {
    event.preventDefault();
    const { firstName, email } = event.target.elements;
    const body = { firstName: firstName.value.trim(), email: email.value.trim() === '' ? null : email.value.trim() };
    void page.attempt(async () => page.signedIn(await call('members', 'POST', body)));
  };
  return [
    h('div.poster', {}, icon('cart'), h('h2', {}, say.welcome), h('p', {}, say.welcomeText)),
    h(
      'form.card',
      { submit },
      h('label', { for: 'first-name' }, say.firstName),
      h('input', {
        id: 'first-name',
        name: 'firstName',
        required: true,
        maxlength: 40,
        // Blanks alone are no name: the browser says so beside the field.
        pattern: '.*\\S.*',
        autocomplete: 'given-name',
        'data-key': 'first',
      }),
      h('label', { for: 'email' }, say.email),
      h('input', {
        id: 'email',
        name: 'email',
        type: 'email',
        maxlength: 120,
        autocomplete: 'email',
        dir: 'ltr',
        'data-key': 'email',
      }),
      h('button.go', { type: 'submit', 'data-key': 'join' }, say.join),
      h('p.soft', {}, say.privacy),
    ),
    languageField(page),
  ];
}
