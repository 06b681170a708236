import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { Browser } from 'playwright-core';
import { openScreen, storyGateway } from '../../../src/screen-stories/story-stage.js';
import { basket, shopping } from '../../../src/screen-stories/story-views.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

let browser: Browser;
let gateway: ScreenGateway;

beforeAll(async () => {
  browser = await openChromium();
  gateway = storyGateway();
  await gateway.start();
});

afterAll(async () => {
  await browser.close();
  await gateway.stop();
});

it('says a question to a screen reader with the names the screen shows, not those of the store', async () => {
  const question = { id: 1, at: 0, kind: 'take-out', line: 9, sku: 'juice', name: 'Apple juice 1 l' } as const;
  const options = [{ id: 'call-staff', action: 'call-staff' }] as const;
  gateway.show(shopping(basket, { language: 'de', questions: [{ ...question, options: [...options] }] }));
  const { page, close } = await openScreen(browser, gateway.url);
  try {
    const spoken = page.getByTestId('spoken-question');
    await spoken.getByText('Apfelsaft').waitFor({ state: 'attached' });
    expect(await spoken.textContent()).not.toContain('Apple');
  } finally {
    await close();
  }
});
