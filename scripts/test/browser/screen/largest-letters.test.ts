import { describe, expect, it } from '@jest/globals';
import type { ScreenView } from '@smart-cart/contracts';
import { stories } from '../../../src/screen-stories/stories.js';
import { openScreen, SIZES, type Size } from '../../../src/screen-stories/story-stage.js';
import { shopping } from '../../../src/screen-stories/story-views.js';
import type { StoryLine } from '../../../src/screen-stories/trip.js';
import { shownStories } from './shown-stories.js';

const { browser, gateway } = shownStories();

const languages = ['en', 'de', 'es', 'fr', 'ar', 'ja'] as const;
const sizes = Object.keys(SIZES) as Size[];
const cases = sizes.flatMap((size) => languages.map((language) => [size, language] as const));

const full = stories.find(({ name }) => name === 'full')?.view ?? shopping([]);
/** Deposits at the end, where the list shows them, and more lines than it holds: the way up has its sign. */
const deposits: readonly StoryLine[] = [
  ...Array.from({ length: 8 }, () => ({ sku: 'bread' })),
  { sku: 'juice' },
  { sku: 'juice', quantity: 12, saving: { name: '3 for 2', amount: 179 } },
];

/** Words of the tools that are broken in two, of which letters would stand on lines of their own. */
const BROKEN = `[...document.querySelectorAll('nav button span:last-child')].flatMap((label) => {
  const text = label.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE) return [];
  return [...text.data.matchAll(/[\\p{Script=Latin}\\p{Script=Arabic}]+/gu)].flatMap((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    return tops.size > 1 ? [word[0]] : [];
  });
})`;

/** Words beyond the edge of what holds them. */
const cutOff = (selector: string): string => `[...document.querySelectorAll('${selector}')].flatMap((part) => {
  const range = document.createRange();
  range.selectNodeContents(part);
  const words = range.getBoundingClientRect();
  for (let box = part; box !== document.body; box = box.parentElement) {
    const edge = box.getBoundingClientRect();
    // A box without a shape of its own has no edge.
    if (getComputedStyle(box).display === 'contents') continue;
    if (words.left < edge.left - 1.5 || words.right > edge.right + 1.5) return [part.textContent];
  }
  return [];
})`;

/** Candidates whose picture, name or price is not to be seen whole. */
const UNSEEN = `[...document.querySelectorAll('[data-testid=produce] [role=group][data-count] button')].flatMap((card) => {
  const { top, bottom } = card.getBoundingClientRect();
  const [picture, ...words] = card.children;
  const out = words.filter((part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    const box = range.getBoundingClientRect();
    return box.top < top || box.bottom > bottom + 1;
  });
  if (picture.getBoundingClientRect().height < 40) out.push(picture);
  return out.map((part) => part.textContent || 'picture of ' + card.textContent);
})`;

/** How far the title of the receipt reaches into the sign behind it, px. */
const TITLE_ON_SIGN = `(() => {
  const title = document.createRange();
  title.selectNodeContents(document.querySelector('section h1'));
  const sign = document.querySelector('section h1').parentElement.querySelector('svg').getBoundingClientRect();
  const words = title.getBoundingClientRect();
  return Math.round(Math.min(words.right, sign.right) - Math.max(words.left, sign.left));
})()`;

async function evaluated(view: ScreenView, size: Size, ready: string, ...scripts: string[]): Promise<unknown[]> {
  gateway.show(view);
  const screen = await openScreen(browser(), gateway.url, { size, query: '?theme=light&text=largest' });
  try {
    await screen.page.locator(ready).first().waitFor();
    await screen.page.evaluate('document.fonts.ready');
    return await Promise.all(scripts.map((script) => screen.page.evaluate(script)));
  } finally {
    await screen.close();
  }
}

describe.each(cases)('in the largest letters (%s, %s)', (size, language) => {
  it('no word of the tools is broken, no deposit cut, and the title leaves its sign free', async () => {
    const { receipt } = shopping(deposits);
    const view = { ...full, language, receipt, lastLine: deposits.length };
    const [broken, cut, on] = await evaluated(
      view,
      size,
      'section h1 ~ button svg',
      BROKEN,
      cutOff('[data-deposit=true] > :nth-child(2) > span'),
      TITLE_ON_SIGN,
    );
    expect(broken).toEqual([]);
    expect(cut).toEqual([]);
    expect(on).toBeLessThanOrEqual(0);
  });

  it('a weight of many kilograms stays within its panel, and what may be weighed is seen whole', async () => {
    const story = stories.find(({ name }) => name === 'produce')?.view ?? full;
    const heavy = { ...story, language };
    gateway.show({ ...heavy, load: { state: 'steady', mass: 0 } });
    const screen = await openScreen(browser(), gateway.url, { size, query: '?theme=light&text=largest' });
    try {
      await screen.page.getByTestId('produce').waitFor();
      gateway.show({ ...heavy, load: { state: 'steady', mass: 24_185_000 } });
      await screen.page.getByText('24').filter({ hasText: '185' }).first().waitFor();
      await screen.page.evaluate('document.fonts.ready');
      expect(await screen.page.evaluate(cutOff('[data-compact] p > span'))).toEqual([]);
      expect(await screen.page.evaluate(UNSEEN)).toEqual([]);
    } finally {
      await screen.close();
    }
  });
});
