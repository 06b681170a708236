import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IntentRequest, ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { Intent, ScreenView } from '@smart-cart/contracts';
import type { Browser, Page } from 'playwright-core';
import { stories } from '../../../src/screen-stories/stories.js';
import { openScreen, showAndPaint, storyGateway } from '../../../src/screen-stories/story-stage.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

let browser: Browser;
let gateway: ScreenGateway;
let page: Page;
let complaints: readonly string[];
let close: () => Promise<void>;

function story(name: string): ScreenView {
  const found = stories.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no story "${name}".`);
  return found.view;
}

/** The next intent a touch leads to, answered as done. */
async function intentOf(touch: () => Promise<void>): Promise<Intent> {
  const next = once(gateway, 'intent') as Promise<[IntentRequest]>;
  await touch();
  const [{ intent, answer }] = await next;
  answer({ ok: true });
  return intent;
}

const tap = (name: string | RegExp) => () => page.getByRole('button', { name, exact: true }).first().tap();

beforeAll(async () => {
  browser = await openChromium();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  gateway = storyGateway();
  await gateway.start();
  gateway.show(story('waiting'));
  ({ page, complaints, close } = await openScreen(browser, gateway.url));
  await page.getByRole('button', { name: 'Start shopping' }).waitFor();
});

afterEach(async () => {
  await close();
  await gateway.stop();
});

describe('a trip on the screen', () => {
  it('starts in the language the shopper touched before', async () => {
    await tap('Deutsch')();
    expect(await intentOf(tap('Einkauf beginnen'))).toEqual({ kind: 'start', language: 'de' });
  });

  it('shows a line that arrives, large and on the receipt, and reports the frame that painted it', async () => {
    await showAndPaint(gateway, story('empty'));
    const sent = Date.now();
    const at = await showAndPaint(gateway, story('shopping'));
    expect(at).toBeGreaterThanOrEqual(sent - 20);
    expect(await page.getByTestId('line-card').getByRole('heading').textContent()).toBe('Strawberries 500 g');
    expect(await page.getByRole('listitem').last().textContent()).toContain('Strawberries 500 g');
    expect(await page.getByTestId('total').textContent()).toContain('€27.10');
    expect(await page.getByTestId('spoken-line').textContent()).toBe('Strawberries 500 g, €3.99. Total €27.10.');
  });

  it('sends the answer to a question, and never covers the total with it', async () => {
    await showAndPaint(gateway, story('question-which-removed'));
    expect(await page.getByTestId('total').isVisible()).toBe(true);
    const question = await page.getByTestId('question').boundingBox();
    const total = await page.getByTestId('total').boundingBox();
    expect((question?.x ?? 0) + (question?.width ?? 0)).toBeLessThan(total?.x ?? 0);
    expect(await intentOf(tap('Apple juice 1 l'))).toEqual({ kind: 'answer', question: 1, option: 'b' });
  });

  it('changes the quantity of a line the shopper goes back to', async () => {
    await showAndPaint(gateway, story('shopping'));
    await page.getByRole('button', { name: /^Whole milk/ }).tap();
    expect(await intentOf(tap('One more'))).toEqual({ kind: 'set-quantity', line: 2, quantity: 3 });
  });

  it('removes a line only after a second touch', async () => {
    await showAndPaint(gateway, story('shopping'));
    let touched = 0;
    gateway.on('intent', () => (touched += 1));
    await tap('Remove')();
    await page.getByText('Take this off the receipt?').waitFor();
    expect(touched).toBe(0);
    expect(await intentOf(tap('Yes, remove'))).toEqual({ kind: 'remove-line', line: 7 });
  });

  it('takes a code by touch and by keyboard', async () => {
    await showAndPaint(gateway, story('empty'));
    await tap('Find')();
    await tap('Code')();
    for (const digit of ['4', '0']) await tap(`Digit ${digit}`)();
    await page.keyboard.type('11');
    expect(await intentOf(tap('Add'))).toEqual({ kind: 'enter-code', text: '4011' });
  });

  it('finds goods without a barcode by picture and by the letters of its own keyboard', async () => {
    await showAndPaint(gateway, story('empty'));
    await tap('Find')();
    await page.getByRole('button', { name: /^Apples/ }).waitFor();
    await tap('By name')();
    for (const letter of ['b', 'a', 'n']) await tap(letter)();
    expect(await intentOf(tap(/^Bananas/))).toEqual({ kind: 'pick-product', sku: 'banana', from: 'search' });
  });

  it('says in words why the cart did not do what was touched', async () => {
    await showAndPaint(gateway, story('shopping'));
    gateway.once('intent', ({ answer }) => answer({ ok: false, reason: 'nothing-to-undo' }));
    await tap('Undo')();
    const note = page.getByRole('alert').getByText('There is nothing to undo.');
    await note.waitFor();
    expect(await note.isVisible()).toBe(true);
  });

  it('runs right to left in Arabic', async () => {
    await showAndPaint(gateway, story('shopping-ar'));
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    const receipt = await page.getByRole('region', { name: 'فاتورتك' }).boundingBox();
    expect(receipt?.x).toBeLessThan(100);
  });

  it('shows no error, loads nothing from elsewhere and breaks no policy on the way', async () => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(gateway.url)) foreign.push(request.url());
    });
    for (const { view } of stories) await showAndPaint(gateway, { ...view, canUndo: !view.canUndo });
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    // Every story is painted once: as many as there are, on a busy machine.
  }, 240_000);

  it('opens no context menu, drags nothing and selects nothing', async () => {
    await showAndPaint(gateway, story('shopping'));
    const blocked = await page.evaluate(
      "['contextmenu', 'dragstart', 'selectstart'].map((type) => !document.body.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })))",
    );
    expect(blocked).toEqual([true, true, true]);
  });
});

describe('a screen whose firmware restarts', () => {
  it('keeps the receipt, says it is safe, and goes on by itself', async () => {
    await showAndPaint(gateway, story('shopping'));
    const { port } = gateway;
    await gateway.stop();
    await page.getByText('One moment. Your receipt is safe.').waitFor();
    expect(await page.getByTestId('total').textContent()).toContain('€27.10');
    expect(await page.getByRole('button', { name: 'Finish' }).isDisabled()).toBe(true);
    gateway = storyGateway(port);
    gateway.show(story('shopping-dark'));
    await gateway.start();
    await page.getByRole('heading', { name: 'Avocado Hass, ready to eat' }).waitFor();
    await page.getByText('One moment. Your receipt is safe.').waitFor({ state: 'detached' });
    expect(await intentOf(tap('Finish'))).toEqual({ kind: 'finish' });
  });
});
