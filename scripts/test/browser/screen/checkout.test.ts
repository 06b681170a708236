import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IntentRequest, ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { Intent, ScreenView } from '@smart-cart/contracts';
import type { Browser, Page } from 'playwright-core';
import { checkoutStories } from '../../../src/screen-stories/checkout-stories.js';
import { openScreen, showAndPaint, storyGateway } from '../../../src/screen-stories/story-stage.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

let browser: Browser;
let gateway: ScreenGateway;
let page: Page;
let close: () => Promise<void>;

function story(name: string): ScreenView {
  const found = checkoutStories.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no story "${name}".`);
  return found.view;
}

/** The next intent a touch or key leads to, answered as done. */
async function intentOf(act: () => Promise<void>): Promise<Intent> {
  const next = once(gateway, 'intent') as Promise<[IntentRequest]>;
  await act();
  const [{ intent, answer }] = await next;
  answer({ ok: true });
  return intent;
}

const tap = (name: string | RegExp) => () => page.getByRole('button', { name, exact: true }).first().tap();

/** Moves on with the tab key alone until a button of this name has the focus. */
async function tabTo(name: RegExp): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? ''",
    );
    if (name.test(focused)) return;
  }
  throw new Error(`The tab key does not lead to ${name.source}.`);
}

beforeAll(async () => {
  browser = await openChromium();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  gateway = storyGateway();
  await gateway.start();
  gateway.show(story('start'));
  ({ page, close } = await openScreen(browser, gateway.url));
  await page.getByRole('button', { name: 'Start shopping' }).waitFor();
});

afterEach(async () => {
  await close();
  await gateway.stop();
});

describe('the tutorial', () => {
  it('is skipped by one touch at any picture and by the Escape key', async () => {
    await tap(/^How it works/)();
    await tap('Next')();
    await page.getByRole('heading', { name: 'Show the code' }).waitFor();
    await tap('Skip')();
    await page.getByRole('heading', { name: 'Shop, pack, walk out.' }).waitFor();
    await tap(/^How it works/)();
    await page.getByRole('heading', { name: 'Bags first' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Shop, pack, walk out.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Start shopping' }).isEnabled()).toBe(true);
  });

  it('does not run by itself where motion is unwanted', async () => {
    await tap(/^How it works/)();
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
  });
});

describe('what is chosen before the trip', () => {
  it('is handed to a trip that a login code starts', async () => {
    await tap('Easier to read')();
    await tap('Large')();
    await tap('Deutsch')();
    const intents: Intent[] = [];
    const both = new Promise<void>((resolve) => {
      gateway.on('intent', ({ intent, answer }) => {
        answer({ ok: true });
        if (intents.push(intent) === 2) resolve();
      });
    });
    gateway.show(story('checkout'));
    await both;
    expect(intents).toMatchObject([
      { kind: 'choose-preferences', preferences: { textSize: 'large' } },
      { kind: 'choose-language', language: 'de' },
    ]);
  });
});

describe('paying', () => {
  it('works with the keyboard alone', async () => {
    await showAndPaint(gateway, story('checkout'));
    await tabTo(/^Card or phone/);
    expect(await intentOf(() => page.keyboard.press('Enter'))).toEqual({ kind: 'pay', method: 'card' });
  });

  it('offers vouchers for eligible food first, and not for what they do not pay', async () => {
    await showAndPaint(gateway, story('checkout'));
    const ways = page.getByRole('region', { name: 'How would you like to pay?' }).getByRole('button');
    expect(await ways.first().textContent()).toContain('€18.84');
    expect(await ways.nth(1).textContent()).toContain('€22.08');
    expect(await intentOf(tap(/^Meal vouchers/))).toEqual({ kind: 'pay', method: 'meal-voucher' });
  });

  it('says that a declined card cost nothing and lets another way be taken', async () => {
    await showAndPaint(gateway, story('pay-declined'));
    const result = page.getByTestId('result');
    expect(await result.textContent()).toContain('Nothing was charged.');
    expect(await page.getByTestId('spoken-checkout').textContent()).toContain('did not go through');
    expect(await intentOf(tap(/^At the cash desk/))).toEqual({ kind: 'pay', method: 'cash-desk' });
  });

  it('cannot be left while money moves, says why, and can be cancelled', async () => {
    await showAndPaint(gateway, story('checkout'));
    expect(await page.getByRole('button', { name: 'Back to shopping', exact: true }).count()).toBe(1);
    await showAndPaint(gateway, story('pay-card'));
    expect(await page.getByRole('button', { name: 'Back to shopping', exact: true }).count()).toBe(0);
    expect(await page.getByText(/^Shopping waits until the store has answered/).isVisible()).toBe(true);
    expect(await intentOf(tap('Cancel this payment'))).toEqual({ kind: 'cancel-tender', tender: 1 });
  });

  it('waits for the age check and lets the goods be left out in two touches', async () => {
    await showAndPaint(gateway, story('checkout-age'));
    expect(await page.getByRole('button', { name: /^Card or phone/ }).count()).toBe(0);
    let touched = 0;
    gateway.on('intent', () => (touched += 1));
    await tap(/^Leave it out\s+Red wine/)();
    await page
      .getByRole('alert')
      .getByText(/^Leave out Red wine/)
      .waitFor();
    expect(touched).toBe(0);
    expect(await intentOf(tap('Leave it out'))).toEqual({ kind: 'remove-line', line: 8 });
  });

  it('takes an address for the receipt by touch and by keyboard', async () => {
    await showAndPaint(gateway, story('checkout'));
    await tap('Receipt by e-mail')();
    for (const key of ['k', 'i', 'm', '@']) await tap(key)();
    expect(await page.getByRole('button', { name: 'Send it there' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'E-mail address' }).focus();
    await page.keyboard.type('example.org');
    expect(await intentOf(() => page.keyboard.press('Enter'))).toEqual({
      kind: 'email-receipt',
      email: 'kim@example.org',
    });
  });
});

describe('the end of a trip', () => {
  it('shows the exit code and clears the cart in two touches only', async () => {
    await showAndPaint(gateway, story('leave'));
    expect((await page.getByTestId('exit-code').textContent())?.length).toBe(8);
    let touched = 0;
    gateway.on('intent', () => (touched += 1));
    await tap('Done')();
    await page.getByText('Everything packed? This clears the cart.').waitFor();
    expect(touched).toBe(0);
    expect(await intentOf(tap('Yes, clear it'))).toEqual({ kind: 'close' });
  });
});

describe('staff at the cart', () => {
  it('approves and refuses an age in two touches, with the way back under the finger', async () => {
    await showAndPaint(gateway, story('staff'));
    let touched = 0;
    gateway.on('intent', () => (touched += 1));
    await tap('18 or older')();
    await page.getByText('Card seen: 18 or older?').waitFor();
    expect(touched).toBe(0);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Back');
    expect(await intentOf(tap('Yes'))).toEqual({ kind: 'staff-age-check', approved: true });
  });

  it('takes a line off in two touches', async () => {
    await showAndPaint(gateway, story('staff'));
    await tap('Take off Olive soap')();
    expect(await intentOf(tap('Yes, remove'))).toEqual({ kind: 'staff-remove-line', line: 7 });
  });
});
