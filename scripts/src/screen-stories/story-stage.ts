import { createRequire } from 'node:module';
import path from 'node:path';
import { ScreenGateway } from '@smart-cart/cart-firmware/gateway';
import type { ScreenView } from '@smart-cart/contracts';
import { rendererDirectory } from '@smart-cart/handle-ui';
import type { Browser, Page } from 'playwright-core';
import { products } from './products.js';
import { storyMap, storyWay } from './story-map.js';

/** The two screens a cart is built with, in CSS pixels. */
export const SIZES = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
} as const;
export type Size = keyof typeof SIZES;

const pictures = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
);

/** A gateway on a free port that serves the built screen and the stories' pictures; what a cart would say is put in by hand. */
export function storyGateway(port = 0): ScreenGateway {
  return new ScreenGateway({
    port,
    directory: rendererDirectory,
    pictures,
    search: (text, limit) =>
      products
        .filter(({ name, plu }) => (text === '' ? plu !== undefined : name.toLowerCase().includes(text.toLowerCase())))
        .slice(0, limit),
    lookUp: (skus) => products.filter(({ sku }) => skus.includes(sku)),
    way: () => storyWay,
    storeMap: () => ({ version: '1', bytes: Buffer.from(JSON.stringify(storyMap)) }),
  });
}

export interface OpenedScreen {
  readonly page: Page;
  /** Everything the page complained about: errors, refused resources. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

interface OpenOptions {
  readonly size?: Size;
  readonly query?: string;
  /** Runs in the page before anything of it. */
  readonly script?: string;
  /** Pictures want stillness; whoever measures wants what a shopper sees. */
  readonly motion?: 'reduce' | 'no-preference';
}

export async function openScreen(
  browser: Browser,
  url: string,
  { size = 'landscape', query = '', script, motion = 'reduce' }: OpenOptions = {},
): Promise<OpenedScreen> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    hasTouch: true,
    reducedMotion: motion,
    colorScheme: 'light',
    locale: 'en-GB',
  });
  if (script !== undefined) await context.addInitScript({ content: script });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url + query);
  return { page, complaints, close: () => context.close() };
}

/** Shows a view and resolves when a screen has painted it. */
export async function showAndPaint(gateway: ScreenGateway, view: ScreenView): Promise<number> {
  const painted = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      gateway.off('painted', onPainted);
      reject(new Error('No screen painted this view within 15 s; was the screen built anew meanwhile?'));
    }, 15_000);
    const onPainted = ({ rev, at }: { rev: number; at: number }): void => {
      if (rev < gateway.rev) return;
      clearTimeout(timer);
      gateway.off('painted', onPainted);
      resolve(at);
    };
    gateway.on('painted', onPainted);
  });
  gateway.show(view);
  return painted;
}
