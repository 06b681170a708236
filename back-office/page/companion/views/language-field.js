import { h } from '../dom.js';
import { languageNames, tongue } from '../words/index.js';

export function languageField(page) {
  const option = ([tag, name]) => h('option', { value: tag, lang: tag, selected: tag === tongue.language }, name);
  return h(
    'p.field',
    {},
    h('label', { for: 'language' }, tongue.say.language),
    h(
      'select',
      { id: 'language', 'data-key': 'language', change: ({ target }) => page.language(target.value) },
      ...Object.entries(languageNames).map(option),
    ),
  );
}
