import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { Browser } from 'playwright-core';
import { stories, type Story } from '../../../src/screen-stories/stories.js';
import { openScreen, showAndPaint, SIZES, storyGateway, type Size } from '../../../src/screen-stories/story-stage.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let gateway: ScreenGateway;

beforeAll(async () => {
  browser = await openChromium();
  gateway = storyGateway();
  gateway.on('intent', ({ answer }) => answer({ ok: true }));
  await gateway.start();
});

afterAll(async () => {
  await browser.close();
  await gateway.stop();
});

interface Findings {
  readonly violations: string[];
  /** Things to touch that are smaller than a gloved thumb, 64 px. */
  readonly small: string[];
  /** Things to touch or read that stick out of the screen. */
  readonly outside: string[];
}

async function examine(story: Story, size: Size, theme: string): Promise<Findings> {
  gateway.show(story.view);
  const { page, close } = await openScreen(browser, gateway.url, {
    size,
    query: `?theme=${theme}&text=${story.text ?? 'normal'}`,
  });
  await showAndPaint(gateway, { ...story.view, load: { state: 'steady', mass: 1 } });
  for (const name of story.touch ?? []) await page.getByRole('button', { name, exact: true }).first().tap();
  await page.evaluate(axe);
  const violations = await page.evaluate<string[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160))))`);
  const { small, outside } = await page.evaluate<Omit<Findings, 'violations'>>(`(() => {
    const buttons = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility());
    const tell = (button) => button.outerHTML.slice(0, 120) + ' ' + JSON.stringify(button.getBoundingClientRect());
    return {
      // Letters share a row of eleven: they are as high as a thumb, and as wide as the screen allows.
      small: buttons.filter((button) => {
        // Of the layout: a button just pressed is painted a little smaller while it springs back.
        const { offsetWidth: width, offsetHeight: height } = button;
        const letter = button.closest('[role=group]') !== null && button.textContent.length === 1;
        return height < 63.5 || width < (letter ? 44 : 63.5);
      }).map(tell),
      outside: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight
        ? ['the page is larger than the screen'] : [],
    };
  })()`);
  await close();
  return { violations, small, outside };
}

describe.each(Object.keys(SIZES) as Size[])('every screen in %s', (size) => {
  it.each(stories.map((story) => [story.name, story] as const))(
    'is accessible, large enough for gloves and inside the display: %s',
    async (_name, story) => {
      expect(await examine(story, size, story.theme ?? 'light')).toEqual({ violations: [], small: [], outside: [] });
    },
  );
});

describe('the dark theme', () => {
  it.each(stories.map((story) => [story.name, story] as const))('has contrast enough on %s', async (_name, story) => {
    expect((await examine(story, 'landscape', 'dark')).violations).toEqual([]);
  });
});
