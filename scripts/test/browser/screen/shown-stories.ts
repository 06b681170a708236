import { afterAll, beforeAll } from '@jest/globals';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { Browser } from 'playwright-core';
import { storyGateway } from '../../../src/screen-stories/story-stage.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

/** A browser and a gateway that shows stories, for as long as the tests of a file run. */
export function shownStories(): { readonly browser: () => Browser; readonly gateway: ScreenGateway } {
  const gateway = storyGateway();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
    await gateway.start();
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });
  return { browser: () => browser, gateway };
}
