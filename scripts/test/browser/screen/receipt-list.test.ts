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
    "(() => { const list = document.querySelector('[role=list]'); return list.scrollHeight - list.scrollTop - list.clientHeight; })()",
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
    expect(await page.getByRole('list', { name: 'Receipt' }).getByRole('listitem').count()).toBe(200);
    expect(await distanceToEnd()).toBeLessThan(8);
    const after = await page.getByTestId('total').boundingBox();
    expect([after?.y, after?.x]).toEqual([before?.y, before?.x]);
  });

  it('stays where the shopper scrolled to when a line arrives, and offers the way back', async () => {
    await page.evaluate("document.querySelector('[role=list]').scrollTo(0, 200)");
    await page.getByRole('button', { name: 'Newest' }).waitFor();
    await showAndPaint(gateway, shopping(lines));
    expect(await page.evaluate("document.querySelector('[role=list]').scrollTop")).toBe(200);
    await page.getByRole('button', { name: 'Newest' }).tap();
    await page.getByRole('button', { name: 'Newest' }).waitFor({ state: 'detached' });
    expect(await distanceToEnd()).toBeLessThan(96);
  });

  it('has every line for a screen reader, also those far out of sight', async () => {
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const rows = nodes.filter(({ role, ignored }) => role?.value === 'listitem' && !ignored);
    expect(rows).toHaveLength(201);
    const buttons = nodes.filter(({ role, ignored }) => role?.value === 'button' && !ignored);
    const named = buttons.filter(({ name }) =>
      products.some((product) => String(name?.value).startsWith(product.name)),
    );
    expect(named).toHaveLength(201);
  });

  it('is walked by arrow keys into what was out of sight', async () => {
    await page.locator('[data-line="201"]').focus();
    await page.keyboard.press('Home');
    expect(await page.evaluate('document.activeElement.dataset.line')).toBe('1');
    await page.waitForFunction("document.querySelector('[role=list]').scrollTop < 96");
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.dataset.line')).toBe('21');
    const box = await page.locator('[data-line="21"]').boundingBox();
    const list = await page.getByRole('list', { name: 'Receipt' }).boundingBox();
    expect(box?.height).toBeGreaterThan(80);
    expect(box?.y).toBeGreaterThanOrEqual(list?.y ?? Number.NaN);
    expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) + 1);
  });

  it('can be read from the first frame on: a new line does not fade in', async () => {
    await showAndPaint(gateway, shopping(lines.slice(0, 200)));
    const { page: lively, close } = await openScreen(browser, gateway.url, { motion: 'no-preference' });
    await lively.locator('[data-line="200"]').waitFor();
    await showAndPaint(gateway, shopping(lines));
    await lively.locator('[data-line="201"]').waitFor();
    const moving = "document.querySelector('main').getAnimations({ subtree: true }).map((each) => each.animationName)";
    expect(await lively.evaluate(moving)).toEqual([]);
    await close();
  });
});
