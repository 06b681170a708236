import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactBody, Product } from '@smart-cart/contracts';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { OfficeStage, TestJournal } from '../office-stage.js';
import { added, finished, started } from '../shopping.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const TRIP = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e5f';
const PICTURES = process.env['COMPANION_PICTURES'];

const milk: Product = {
  sku: 'milk',
  name: 'Milk',
  names: { de: 'Vollmilch', ar: 'حليب' },
  gtins: [],
  soldBy: 'piece',
  price: 119,
  taxClass: 'A',
  group: 'dairy',
};

describe('the page for phones', () => {
  let stage: OfficeStage;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let url: string;
  let journal: TestJournal;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await OfficeStage.open();
    const opened = await stage.office({ members: { loginKeyFile: join(stage.directory, 'login.pem') } });
    url = `${opened.url}/me`;
    const terms = { currency: 'EUR', taxClasses: [{ id: 'A', name: 'standard', rate: 1900 }], inStoreLayouts: [] };
    await opened.office.publishCatalogue(terms, [milk, { ...milk, sku: 'oat', name: 'Oat milk', names: {} }]);
    await opened.office.documents.publish(
      'promotions',
      JSON.stringify({
        kind: 'snapshot',
        version: 1,
        promotions: [
          {
            kind: 'percent',
            id: 'p',
            name: '20 % off milk',
            of: { skus: ['milk'] },
            percentOff: 2000,
            coupon: 'MILK20',
          },
        ],
      }),
      'Kim',
    );
    journal = new TestJournal(await stage.cart('cart-1'));
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  async function violations(name: string): Promise<string[]> {
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    await page.evaluate(axe);
    return page.evaluate<string[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.flatMap((rule) => rule.nodes.map(({ html }) => rule.id + ': ' + html)))`,
    );
  }
  const tab = (name: string): Promise<void> =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

  it('takes a first name, and shows a code large and on white', async () => {
    expect(await violations('join')).toEqual([]);
    await page.getByLabel('First name').fill('Anna');
    await page.getByRole('button', { name: 'Begin' }).click();
    const code = page.getByRole('img', { name: 'Login code' });
    await code.waitFor();
    const box = await code.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it('keeps what is written without a network, and sends it when there is one', async () => {
    await tab('List');
    const wish = page.getByLabel('Add something');
    await wish.fill('milk');
    await page.getByRole('list', { name: 'Suggestions' }).getByText('Oat milk').click();
    // The page is kept for later while there is a network.
    await page.waitForFunction(`caches.open('shell').then((shell) => shell.match('/me')).then(Boolean)`);
    await context.setOffline(true);
    await wish.fill('Bread');
    await wish.press('Enter');
    await page.getByText('No network').waitFor();
    await page.getByRole('checkbox', { name: 'Bread' }).waitFor();
    // The phone went to sleep and the browser let the page go: it opens with the list, also without a network.
    await page.reload();
    await page.getByText('No network').first().waitFor();
    await page.getByRole('checkbox', { name: 'Bread' }).waitFor();
    await context.setOffline(false);
    await page.getByText('No network').waitFor({ state: 'hidden', timeout: 20_000 });
    await page.reload();
    await page.getByRole('checkbox', { name: 'Bread' }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(2);
  });

  it('follows the cart while it is used: ticks, lines, savings and total', async () => {
    await tab('Coupons');
    await page.getByRole('button', { name: 'Clip: 20 % off milk' }).click();
    await page.getByText('Clipped', { exact: true }).waitFor();
    const { m, j, e } = await page.evaluate<{ m: string; j: string; e: number }>(
      `fetch('/api/companion/login-code').then((answer) => answer.json()).then(({ text }) => JSON.parse(atob(text.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))))`,
    );
    const token = { id: j, expires: e * 1000 };
    const known: FactBody = { kind: 'member-recognised', trip: TRIP, member: m, how: 'phone', token };
    await journal.write(started(TRIP), known);
    expect(await journal.cart.newsOf('member')).toMatchObject({ coupons: ['MILK20'] });
    const { items, version } = await journal.cart.newsOf('list');
    const saving = { line: 1, promotion: 'p', name: '20 % off milk', amount: 24 };
    await tab('Cart');
    await journal.write(
      { kind: 'list-changed', trip: TRIP, items, by: 'phone', version },
      added(TRIP, 1, 1, { sku: 'oat', name: 'Oat milk', unitPrice: 119 }),
      {
        kind: 'list-changed',
        trip: TRIP,
        by: 'cart',
        items: items.map((item) => ({ ...item, done: item.sku === 'oat' ? 'cart' : item.done })),
      },
      { kind: 'savings-settled', trip: TRIP, version: 1, savings: [saving], exact: true },
    );
    await page.getByText('−€0.24').or(page.getByText('-€0.24')).first().waitFor();
    await page.getByText('€0.95').first().waitFor();
    expect(await violations('cart')).toEqual([]);
    await tab('List');
    await page.getByText('in the cart').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Oat milk' }).isDisabled()).toBe(true);
    await journal.write(finished(TRIP, 95, 1), { kind: 'trip-closed', trip: TRIP });
    await tab('Cart');
    await page.getByRole('link', { name: 'Items: 1' }).waitFor();
  });

  it('is clean for a screen reader in six languages, by day and by night, and fits the width', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const language of ['en', 'de', 'es', 'fr', 'ar', 'ja']) {
        await page.goto(`${url}#you`);
        await page.locator('#language').selectOption(language);
        for (const place of ['code', 'list', 'cart', 'coupons', 'you']) {
          await page.locator(`#tabs a[href="#${place}"]`).click();
          if (place === 'code') await page.locator('img.qr').waitFor();
          expect(await violations(`${scheme}-${language}-${place}`)).toEqual([]);
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          expect(wide).toBeLessThanOrEqual(390);
        }
      }
    }
    await page.locator('#language').selectOption('en');
  });

  it('works by keyboard alone, and deletes everything after asking once more', async () => {
    await tab('Me');
    await page.getByRole('button', { name: 'Delete my data' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Yes, delete' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Everything about you is deleted.').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toMatch(/Anna|Bread|milk/i);
    const kept =
      'caches.open("shell").then((shell) => shell.keys()).then((all) => all.map(({ url }) => new URL(url).pathname))';
    expect((await page.evaluate<string[]>(kept)).filter((path) => !/^\/(?:me$|companion\/)/.test(path))).toEqual([]);
    await page.reload();
    await page.getByLabel('First name').waitFor();
    expect(complaints).toEqual([]);
  });
});
