import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { ScreenView } from '@smart-cart/contracts';
import type { Browser, Page } from 'playwright-core';
import { stories } from '../../../src/screen-stories/stories.js';
import { openScreen, showAndPaint, SIZES, storyGateway } from '../../../src/screen-stories/story-stage.js';
import { openChromium } from '../../../src/stage/headless-chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['en', 'de', 'es', 'fr', 'ar', 'ja'];

let browser: Browser;
let gateway: ScreenGateway;
let page: Page;
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await openChromium();
  gateway = storyGateway();
  gateway.on('intent', ({ answer }) => answer({ ok: true }));
  await gateway.start();
  ({ page, close } = await openScreen(browser, gateway.url));
});

afterAll(async () => {
  await close();
  await browser.close();
  await gateway.stop();
});

/** What axe finds; colours are looked at where they change, not in every language. */
function violations(colours: boolean): Promise<string[]> {
  return page.evaluate<string[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: ${colours} } },
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160))))`);
}

/** Things to touch that are smaller than a gloved thumb, 64 px, and whether anything sticks out of the screen. */
function misfits(): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const buttons = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility());
    const tell = (button) => button.outerHTML.slice(0, 120) + ' ' + JSON.stringify(button.getBoundingClientRect());
    const small = buttons.filter((button) => {
      // Of the layout: a button just pressed is painted a little smaller while it springs back. Letters share a row of
      // up to thirteen: they are as high as a thumb, and as wide as the screen allows.
      const { offsetWidth: width, offsetHeight: height } = button;
      const letter = button.closest('[role=group]') !== null && button.textContent.length === 1;
      return height < 63.5 || width < (letter ? 40 : 63.5);
    }).map(tell);
    const { scrollWidth, scrollHeight } = document.documentElement;
    return scrollWidth > innerWidth || scrollHeight > innerHeight ? [...small, 'the page is larger than the screen'] : small;
  })()`);
}

describe('every screen', () => {
  it.each(stories.map((story) => [story.name, story] as const))(
    'is accessible in both themes and every language, large enough for gloves and inside both displays: %s',
    async (_name, { view, touch = [], theme, text }) => {
      const found: Record<string, string[]> = {};
      const look = async (name: string, colours: boolean): Promise<void> => {
        const all = [...(await violations(colours)), ...(await misfits())];
        if (all.length > 0) found[name] = all;
      };
      const shown = (more: Partial<ScreenView>): Promise<number> =>
        showAndPaint(gateway, { ...view, load: { state: 'steady', mass: (load += 1) }, ...more });
      let load = 0;
      const surroundings = theme === 'dark' ? 'dark' : 'bright';

      await page.setViewportSize(SIZES.landscape);
      gateway.show(view);
      await page.goto(`${gateway.url}?text=${text ?? view.visit?.preferences.textSize ?? 'normal'}`);
      await shown({ surroundings });
      for (const name of touch) await page.getByRole('button', { name, exact: true }).first().tap();
      await page.evaluate(axe);
      await look('landscape', true);
      for (const language of LANGUAGES)
        if (language !== view.language) {
          await shown({ surroundings, language });
          await look(language, false);
        }
      await shown({ surroundings: surroundings === 'dark' ? 'bright' : 'dark' });
      await look('the other theme', true);
      await page.setViewportSize(SIZES.portrait);
      await shown({ surroundings });
      await look('portrait', false);
      expect(found).toEqual({});
    },
    30_000,
  );
});
