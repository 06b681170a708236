import { writeFile } from 'node:fs/promises';
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
    const small = await sharp(png).png({ palette: true, colours, effort: 5, dither: 0.6 }).toBuffer();
    if (small.length <= HEAVIEST) return small;
  }
  return await sharp(png).png({ palette: true, colours: 32, effort: 5 }).toBuffer();
}

/**
 * Faces and pictures are there, and whatever moves only once has come to its end; the page says so itself. One expression
 * and no waiting function: the page's content security policy allows no evaluation inside it.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await painted();
    await document.fonts.ready;
    // A stream of pictures never ends, and one that is out of sight may never begin.
    const late = () => new Promise((done) => setTimeout(done, 3_000));
    const whole = (image) => Promise.race([image.decode().catch(() => undefined), late()]);
    const pictures = () => Promise.all([...document.images].map(whole));
    await pictures();
    await painted();
    await pictures();
    const moving = () => document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity);
    await Promise.all(moving().map((each) => each.finished.catch(() => undefined)));
    await painted();
  })()`);
}

async function keep(page: Page, file: string): Promise<void> {
  // As it is: read and written once more it would be as large as before.
  await writeFile(file, await compressed(await page.screenshot()));
}

export class Album {
  constructor(
    private readonly browser: Browser,
    private readonly directory: string,
  ) {}

  /**
   * The cart's screen as it is now, in both sizes at once.
   * @param touch what is touched first; each size begins with a fresh page
   */
  async screen(
    name: string,
    url: string,
    touch: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await Promise.all(
      Object.entries(SIZES).map(async ([size, viewport]) => {
        const page = await this.browser.newPage({ viewport, hasTouch: true, reducedMotion: 'reduce', locale: 'en-GB' });
        try {
          await page.goto(url);
          // Not the note that is there until the screen of this moment is read.
          await page.waitForSelector('main:not([data-note])');
          await touch(page);
          await settled(page);
          await keep(page, join(this.directory, `${name}-${size}.png`));
        } finally {
          await page.close();
        }
      }),
    );
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
