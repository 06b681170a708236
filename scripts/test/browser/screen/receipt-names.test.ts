import { beforeAll, describe, expect, it } from '@jest/globals';
import { shopping } from '../../../src/screen-stories/story-views.js';
import { openScreen } from '../../../src/screen-stories/story-stage.js';
import { shownStories } from './shown-stories.js';

const { browser, gateway } = shownStories();

beforeAll(() => {
  const saving = { name: 'Drei zahlen, vier mitnehmen', amount: 149 };
  const lines = [
    { sku: 'milk', saving },
    { sku: 'beer', quantity: 4, saving },
  ];
  gateway.show(shopping(lines, { language: 'de' }));
});

/** Names whose letters do not all show, and words that reach out of their row. */
const CUT = `[...document.querySelectorAll('[data-line]')].flatMap((row) => {
  const words = row.querySelector('[data-noted]');
  const name = words.firstElementChild;
  const { top, bottom } = row.getBoundingClientRect();
  const out = [...words.children].some((part) => {
    const box = part.getBoundingClientRect();
    return box.top < top - 0.5 || box.bottom > bottom + 0.5;
  });
  const cut = name.scrollHeight > name.clientHeight + 2 || name.scrollWidth > name.clientWidth + 1;
  return out || cut ? [name.textContent + (out ? ' reaches out of its row' : ' is cut')] : [];
})`;

describe('a long name above a saving', () => {
  it.each([
    ['landscape', ''],
    ['landscape', 'large'],
    ['landscape', 'largest'],
    ['portrait', ''],
    ['portrait', 'large'],
    ['portrait', 'largest'],
  ] as const)('is there whole, %s %s', async (size, text) => {
    const query = text === '' ? '?theme=light' : `?theme=light&text=${text}`;
    const screen = await openScreen(browser(), gateway.url, { size, query });
    try {
      await screen.page.getByText('Holsteinischen').first().waitFor();
      await screen.page.evaluate('document.fonts.ready');
      expect(await screen.page.evaluate(CUT)).toEqual([]);
    } finally {
      await screen.close();
    }
  });
});
