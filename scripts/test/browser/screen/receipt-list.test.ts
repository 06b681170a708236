import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { Browser, Page } from 'playwright-core';
import { products } from '../../../src/screen-stories/products.js';
import { shopping } from '../../../src/screen-stories/story-views.js';
import { openScreen, showAndPaint, storyGateway } from '../../../src/screen-stories/story-stage.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

let browser: Browser;
let gateway: ScreenGateway;
let page: Page;

const lines = Array.from({ length: 201 }, (_unused, index) => ({
  sku: products[index % products.length]?.sku ?? '',
  mass: 300_000,
}));

const distanceToEnd = (): Promise<number> =>
  page.evaluate(
    "(() => { const list = document.querySelector('ul'); return list.scrollHeight - list.scrollTop - list.clientHeight; })()",
  );

beforeAll(async () => {
  browser = await openChromium();
  gateway = storyGateway();
  await gateway.start();
  gateway.show(shopping(lines.slice(0, 199)));
  ({ page } = await openScreen(browser, gateway.url, { size: 'portrait' }));
  await page.getByTestId('line-card').waitFor();
});

afterAll(async () => {
  await browser.close();
  await gateway.stop();
});

describe('a receipt of two hundred lines', () => {
  it('shows its newest line by itself and keeps everything else in its place', async () => {
    const before = await page.getByTestId('total').boundingBox();
    await showAndPaint(gateway, shopping(lines.slice(0, 200)));
    expect(await page.getByRole('listitem').count()).toBe(200);
    expect(await distanceToEnd()).toBeLessThan(8);
    const after = await page.getByTestId('total').boundingBox();
    expect([after?.y, after?.x]).toEqual([before?.y, before?.x]);
  });

  it('stays where the shopper scrolled to when a line arrives, and offers the way back', async () => {
    await page.evaluate("document.querySelector('ul').scrollTo(0, 200)");
    await page.getByRole('button', { name: 'Newest' }).waitFor();
    await showAndPaint(gateway, shopping(lines));
    expect(await page.evaluate("document.querySelector('ul').scrollTop")).toBe(200);
    await page.getByRole('button', { name: 'Newest' }).tap();
    await page.getByRole('button', { name: 'Newest' }).waitFor({ state: 'detached' });
    expect(await distanceToEnd()).toBeLessThan(96);
  });
});
