import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { BackOffice } from '../../src/back-office.js';
import { backOfficeConfigSchema } from '../../src/config.js';
import { Mosquitto } from '../mosquitto.js';
import { added, finished, numbered, started } from '../shopping.js';
import { STORE, TestCart } from '../test-cart.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SECTIONS = [
  ['queue', 'To do'],
  ['floor', 'Carts'],
  ['carts/cart-2', 'cart-2'],
  ['receipts/trip-0002', 'Receipts'],
  ['payments', 'Payments'],
  ['prices', 'Prices'],
  ['promotions', 'Promotions'],
  ['map', 'Map'],
  ['documents', 'Documents'],
  ['badges', 'Badges'],
  ['fleet', 'Fleet'],
  ['anomalies', 'Anomalies'],
] as const;

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
        members: { loginKeyFile: join(directory, 'login.pem') },
      }),
    );
    const { httpUrl } = await office.start();
    await office.publishCatalogue(
      { currency: 'EUR', taxClasses: [{ id: 'A', name: 'standard', rate: 1900 }], inStoreLayouts: [] },
      [{ sku: 'milk', name: 'Milk', gtins: [], soldBy: 'piece', price: 119, taxClass: 'A', group: 'dairy' }],
    );
    await office.badges?.make('Noor', 90);
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

  /** Follows a link of the menu until its section is there: the one before stays until the new one has its data. */
  const go = async (section: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name: section }).click();
    await page.getByRole('heading', { level: 1, name: section }).waitFor();
  };

  it('shows carts, calls and receipts as they arrive, without a reload, and sends what staff decide', async () => {
    await page.getByText('Nobody is waiting').waitFor();
    await go('Carts');
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
    await go('To do');
    await page.getByRole('button', { name: 'I am coming' }).click();
    await cart.until(() => cart.news.some((news) => news.kind === 'help-coming'));
    await page.getByText('Somebody is coming').waitFor();

    await go('Receipts');
    await page.getByRole('main').getByRole('link').first().click();
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await cart.deliver(numbered([...trip, finished('trip-0001', 250, 3)]));
    await page.getByText('The cart claimed €2.50 for 3 items; its facts add up to €3.00 for 3 items.').waitFor();

    await go('Prices');
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

  it('brings what waits for a person, and what they decide reaches the cart', async () => {
    const second = await new TestCart(broker.url, 'cart-2').connect();
    const trip = 'trip-0002';
    try {
      await second.presence(true, 'boot-1');
      await second.status();
      await second.deliver(
        numbered([
          started(trip),
          added(trip, 1, 2, { name: 'Wheat beer', minimumAge: 16 }),
          { kind: 'age-check-requested', trip, lines: [1], minimumAge: 16 },
          { kind: 'checkout-started', trip },
          { kind: 'tender-requested', trip, tender: 1, method: 'cash-desk', amount: 200, currency: 'EUR' },
        ]),
      );
      await page.getByLabel('Your name').fill('Kim');
      await go('To do');
      const age = page.getByRole('listitem').filter({ hasText: 'Age check' });
      await age.getByText('2 × Wheat beer').waitFor();
      await age.getByRole('button', { name: 'Refuse' }).click();
      expect(second.news).toEqual([]);
      await age.getByRole('button', { name: 'Is 16 or older' }).focus();
      await page.keyboard.press('Enter');
      expect(await second.newsOf('age-check')).toMatchObject({ approved: true, by: 'Kim' });
      await age.getByText('Approved, the cart is told').waitFor();

      await page.getByLabel('Code on the cart’s screen').fill(`SCH.cart-2.${trip}.1`);
      await page.getByRole('button', { name: 'Find the payment' }).click();
      await page.getByText('cart-2: €2.00, marked below.').waitFor();
      await page.getByRole('button', { name: 'Paid €2.00' }).click();
      expect(await second.newsOf('tender')).toMatchObject({ outcome: 'approved', amount: 200 });

      await go('Carts');
      await page.getByRole('link', { name: 'cart-2', exact: true }).click();
      await page.getByRole('button', { name: 'A few lines' }).click();
      expect(await second.newsOf('audit')).toMatchObject({ audit: 1, scope: 'partial', lines: [1] });
      expect(complaints).toEqual([]);
    } finally {
      await second.close();
    }
  });

  it('names what is wrong in a promotions file, and publishes one that is right', async () => {
    await go('Promotions');
    const file = join(directory, 'promotions.json');
    const promotions = [{ kind: 'percent', id: 'tenth', name: 'A tenth off', of: { all: true }, percentOff: 0 }];
    await writeFile(file, JSON.stringify({ kind: 'snapshot', version: 1, promotions }));
    await page.getByLabel('Check and publish a file').setInputFiles(file);
    await page.getByText(/promotion "tenth", field "percentOff"/).waitFor();
    const right = promotions.map((promotion) => ({ ...promotion, percentOff: 1000 }));
    await writeFile(file, JSON.stringify({ kind: 'snapshot', version: 1, promotions: right }));
    await page.getByLabel('Check and publish a file').setInputFiles([]);
    await page.getByLabel('Check and publish a file').setInputFiles(file);
    await page.getByRole('button', { name: 'Publish promotions.json' }).click();
    await page.getByRole('cell', { name: '−10 %' }).waitFor();
    expect(await office.documents.list()).toMatchObject([{ name: 'promotions', version: 1, origin: 'Kim' }]);
  });

  it.each(['light', 'dark'] as const)('breaks no rule of accessibility on any section, by %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme });
    const found: string[] = [];
    for (const [section, title] of SECTIONS) {
      await page.evaluate(`location.hash = '${section}'`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.evaluate(axe);
      const violations = await page.evaluate<string[]>(`axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160))))`);
      found.push(...violations.map((violation) => `${section}: ${violation}`));
    }
    expect(found).toEqual([]);
  });
});
