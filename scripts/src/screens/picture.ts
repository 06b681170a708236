import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';

export const SIZES = { landscape: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 } } as const;
const PHONE = { width: 390, height: 844 };
/** What a picture in the repository may weigh, bytes. */
const HEAVIEST = 200_000;

/** Fewer colours until it is light enough: screens have few, photographs of products some more. */
async function compressed(png: Buffer): Promise<Buffer> {
  for (const colours of [256, 128, 64]) {
    const small = await sharp(png).png({ palette: true, colours, effort: 10, dither: 0.6 }).toBuffer();
    if (small.length <= HEAVIEST) return small;
  }
  return await sharp(png).png({ palette: true, colours: 32, effort: 10 }).toBuffer();
}

async function settled(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready');
  // Pictures have to be there, and entrances of new lines over; the page says so itself.
  await page.waitForFunction(
    '[...document.images].every((i) => i.complete) && document.getAnimations().every((a) => a.playState !== "running" || a.effect?.getTiming().iterations === Infinity)',
  );
}

async function keep(page: Page, file: string): Promise<void> {
  await sharp(await compressed(await page.screenshot())).toFile(file);
}

export class Album {
  constructor(
    private readonly browser: Browser,
    private readonly directory: string,
  ) {}

  /**
   * The cart's screen as it is now, in both sizes.
   * @param touch what is touched first; each size begins with a fresh page
   */
  async screen(
    name: string,
    url: string,
    touch: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const page = await this.browser.newPage({ viewport, hasTouch: true, reducedMotion: 'reduce', locale: 'en-GB' });
      try {
        await page.goto(url);
        await page.waitForSelector('main');
        await touch(page);
        await settled(page);
        await keep(page, join(this.directory, `${name}-${size}.png`));
      } finally {
        await page.close();
      }
    }
  }

  /** Any other page of the product, once what it waits for is there. */
  async page(name: string, url: string, ready: string): Promise<void> {
    const page = await this.browser.newPage({ viewport: SIZES.landscape });
    try {
      await page.goto(url);
      await page.waitForSelector(ready);
      await settled(page);
      await keep(page, join(this.directory, `${name}.png`));
    } finally {
      await page.close();
    }
  }

  /** A page as a phone shows it. @param cookie of the phone's session, `name=value` */
  async phone(name: string, url: string, cookie: string, ready: string): Promise<void> {
    const context = await this.browser.newContext({
      viewport: PHONE,
      deviceScaleFactor: 1.5,
      isMobile: true,
      hasTouch: true,
    });
    const [key = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name: key, value, domain: new URL(url).hostname, path: '/api/companion' }]);
    const page = await context.newPage();
    try {
      await page.goto(url);
      await page.waitForSelector(ready);
      await settled(page);
      await keep(page, join(this.directory, `${name}.png`));
    } finally {
      await context.close();
    }
  }
}
