import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BackOffice } from '../../src/back-office.js';
import { backOfficeConfigSchema } from '../../src/config.js';
import { Mosquitto } from '../mosquitto.js';
import { added, finished, numbered, started } from '../shopping.js';
import { STORE, TestCart } from '../test-cart.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('the staff page', () => {
  let directory: string;
  let broker: Mosquitto;
  let office: BackOffice;
  let cart: TestCart;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'back-office-page-'));
    broker = await Mosquitto.start();
    office = new BackOffice(
      backOfficeConfigSchema.parse({
        store: STORE,
        mqtt: { url: broker.url },
        database: { file: join(directory, 'store.db') },
        http: { port: 0 },
      }),
    );
    const { httpUrl } = await office.start();
    await office.publishCatalogue(
      { currency: 'EUR', taxClasses: [{ id: 'A', name: 'standard', rate: 1900 }], inStoreLayouts: [] },
      [{ sku: 'milk', name: 'Milk', gtins: [], soldBy: 'piece', price: 119, taxClass: 'A', group: 'dairy' }],
    );
    cart = await new TestCart(broker.url, 'cart-1').connect();
    await cart.until(() => cart.stores.at(-1)?.online === true);
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(httpUrl);
  });
  afterAll(async () => {
    await browser.close();
    await cart.close();
    await office.stop();
    await broker.stop();
    await rm(directory, { recursive: true });
  });

  it('shows carts, calls and receipts as they arrive, without a reload, and sends what staff decide', async () => {
    await page.getByText('Nobody is waiting').waitFor();
    await page.getByRole('link', { name: 'Carts', exact: true }).click();
    await page.getByText('No cart has reported yet').waitFor();
    await cart.presence(true, 'boot-1');
    await cart.status();
    await page.getByRole('article', { name: 'cart-1' }).getByText('Waiting for a shopper').waitFor();
    const trip = [
      started('trip-0001'),
      added('trip-0001', 1, 3, { name: '<img src=x onerror=alert(1)>' }),
      { kind: 'help-requested', trip: 'trip-0001', reason: 'age-check' } as const,
    ];
    await cart.deliver(numbered(trip));
    await page.getByRole('article', { name: 'cart-1' }).getByText('€3.00').waitFor();
    await page.getByRole('link', { name: /^To do/ }).click();
    await page.getByRole('button', { name: 'I am coming' }).click();
    await cart.until(() => cart.news.some((news) => news.kind === 'help-coming'));
    await page.getByText('Somebody is coming').waitFor();

    await page.getByRole('link', { name: 'Receipts' }).click();
    await page.getByRole('main').getByRole('link').first().click();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await cart.deliver(numbered([...trip, finished('trip-0001', 250, 3)]));
    await page.getByText('The cart claimed €2.50 for 3 items; its facts add up to €3.00 for 3 items.').waitFor();

    await page.getByRole('link', { name: 'Prices' }).click();
    await page.getByLabel('New price of Milk').fill('0,99');
    await page.getByRole('button', { name: 'Change' }).click();
    await cart.until(() => cart.deltas.some((delta) => delta.upsert[0]?.price === 99));
    await page.getByRole('cell', { name: '€0.99' }).waitFor();
    await page.getByLabel('New price of Milk').fill('cheap');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Write the price as a number').waitFor();
    expect((await office.catalogue())?.products[0]?.price).toBe(99);
    expect(complaints).toEqual([]);
  });
});
