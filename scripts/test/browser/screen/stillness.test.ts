import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { ScreenView } from '@smart-cart/contracts';
import type { Browser, Page } from 'playwright-core';
import { stories } from '../../../src/screen-stories/stories.js';
import { openScreen, showAndPaint, SIZES, storyGateway, type Size } from '../../../src/screen-stories/story-stage.js';
import { basket, shopping } from '../../../src/screen-stories/story-views.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

let browser: Browser;
let gateway: ScreenGateway;
let page: Page;

/** Runs in the page: notes what the browser calls a layout shift, but for the stage, whose content is another each time. */
const WATCH = `
  globalThis.moved = [];
  new PerformanceObserver((list) => {
    for (const { sources, value } of list.getEntries())
      for (const { node } of sources) {
        const element = node instanceof Element ? node : node?.parentElement;
        if (element && !element.closest('[data-testid=line-card]'))
          globalThis.moved.push(value.toFixed(4) + ' ' + element.outerHTML.slice(0, 90));
      }
  }).observe({ type: 'layout-shift' });
`;

const view = (name: string): ScreenView => stories.find((story) => story.name === name)?.view ?? shopping([]);

beforeAll(async () => {
  browser = await openChromium();
  gateway = storyGateway();
  await gateway.start();
});

afterAll(async () => {
  await browser.close();
  await gateway.stop();
});

describe.each(Object.keys(SIZES) as Size[])('what is on the screen (%s)', (size) => {
  it('stays where it is when lines, promotions, conditions and a full receipt arrive', async () => {
    gateway.show(shopping([]));
    const opened = await openScreen(browser, gateway.url, { size, script: WATCH });
    ({ page } = opened);
    await page.evaluate('document.fonts.ready');
    await showAndPaint(gateway, shopping(basket.slice(0, 2)));
    await page.evaluate('globalThis.moved.length = 0');
    for (let count = 3; count <= basket.length; count += 1)
      await showAndPaint(gateway, shopping(basket.slice(0, count)));
    await showAndPaint(gateway, shopping([...basket, { sku: 'strawberry' }]));
    await showAndPaint(
      gateway,
      shopping([...basket, { sku: 'strawberry', saving: { name: 'Berry week', amount: 80 } }]),
    );
    await showAndPaint(gateway, view('offline'));
    await showAndPaint(gateway, view('awaiting'));
    expect(await page.evaluate('globalThis.moved')).toEqual([]);
    await opened.close();
  });
});
