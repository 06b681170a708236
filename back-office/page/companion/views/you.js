import { call } from '../api.js';
import { h } from '../dom.js';
import { money, tongue } from '../words/index.js';
import { forgetCode } from './code.js';
import { languageField } from './language-field.js';

let asking = false;

export function youView(page) {
  const { say } = tongue;
  const { firstName, email, year } = page.state.me;
  const submit = (event) => {
    event.preventDefault();
    const { elements } = event.target;
    const address = elements.email.value.trim();
    const body = { firstName: elements.firstName.value.trim(), email: address === '' ? null : address };
    void page.attempt(async () => {
      page.state.me = await call('me', 'PUT', body);
      page.say(say.savedIt);
    });
  };
  const ask = (answer) => () => {
    asking = answer;
    page.draw();
  };
  const forget = () =>
    void page.attempt(async () => {
      await call('me', 'DELETE');
      asking = false;
      forgetCode(page);
      page.signedOut();
      page.say(say.gone);
    });
  return [
    year.currency === null
      ? null
      : h(
          'section.card.year',
          {},
          h('p', {}, say.year.replace('{year}', year.year)),
          h('p.figure', {}, money(year.savings, year.currency)),
          h('p.soft', {}, say.trips.replace('{count}', year.trips)),
        ),
    languageField(page),
    h(
      'form.card',
      { submit },
      h('label', { for: 'first-name' }, say.firstName),
      h('input', {
        id: 'first-name',
        name: 'firstName',
        required: true,
        maxlength: 40,
        value: firstName,
        autocomplete: 'given-name',
        'data-key': 'first',
      }),
      h('label', { for: 'email' }, say.email),
      h('input', {
        id: 'email',
        name: 'email',
        type: 'email',
        maxlength: 120,
        value: email ?? '',
        autocomplete: 'email',
        dir: 'ltr',
        'data-key': 'email',
      }),
      h('button.go', { type: 'submit', 'data-key': 'save' }, say.save),
    ),
    h(
      'section.card.danger',
      {},
      h('h2', {}, say.delete),
      h('p', {}, say.deleteText),
      asking
        ? h(
            'div.pair',
            { role: 'group', 'aria-label': say.sure },
            h('button.second', { type: 'button', 'data-key': 'keep', click: ask(false) }, say.no),
            h('button.bad', { type: 'button', 'data-key': 'yes', click: forget }, say.yesDelete),
          )
        : h('button.second.bad-text', { type: 'button', 'data-key': 'delete', click: ask(true) }, say.delete),
    ),
    h('p.soft', {}, say.privacy),
  ];
}
