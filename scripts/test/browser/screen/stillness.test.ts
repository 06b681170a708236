import { describe, expect, it } from '@jest/globals';
import type { ScreenView } from '@smart-cart/contracts';
import type { Page } from 'playwright-core';
import { stories } from '../../../src/screen-stories/stories.js';
import { openScreen, showAndPaint, SIZES, type Size } from '../../../src/screen-stories/story-stage.js';
import { basket, shopping } from '../../../src/screen-stories/story-views.js';
import { shownStories } from './shown-stories.js';

const { browser, gateway } = shownStories();
let page: Page;

/** Runs in the page: where everything stands that a thumb or an eye goes back to. */
const PLACES = `Object.fromEntries(
  [
    ['total', '[data-testid=total]'],
    ['stage', '[data-testid=line-card]'],
    ['list', 'section [role=list]'],
    ['receipt title', 'section h1'],
    ...[...document.querySelectorAll('nav button, section header button, footer div button')].map((button) => [
      button.textContent,
      button,
    ]),
  ].map(([name, at]) => {
    const { x, y } = (typeof at === 'string' ? document.querySelector(at) : at).getBoundingClientRect();
    return [name, [x, y].map(Math.round).join(' ')];
  }),
)`;

const view = (name: string): ScreenView => stories.find((story) => story.name === name)?.view ?? shopping([]);

describe.each(Object.keys(SIZES) as Size[])('what is on the screen (%s)', (size) => {
  it('stays where it is when lines, promotions, conditions and a full receipt arrive', async () => {
    gateway.show(shopping(basket.slice(0, 2)));
    const opened = await openScreen(browser(), gateway.url, { size });
    ({ page } = opened);
    await page.getByTestId('line-card').waitFor();
    await page.evaluate('document.fonts.ready');
    await showAndPaint(gateway, shopping(basket.slice(0, 3)));
    const before = await page.evaluate<Record<string, string>>(PLACES);
    const long = { sku: 'strawberry', saving: { name: 'A week of berries from the region', amount: 80 } };
    for (const after of [
      shopping(basket.slice(0, 4)),
      shopping([...basket, { sku: 'strawberry' }]),
      shopping([...basket, long]),
      { ...view('offline'), receipt: shopping(basket).receipt },
      { ...view('camera-fault'), receipt: shopping(basket).receipt },
    ]) {
      await showAndPaint(gateway, after);
      expect(await page.evaluate(PLACES)).toMatchObject(before);
    }
    await opened.close();
  }, 240_000);
});
