import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Product } from '@smart-cart/contracts';
import { BackOffice } from '../src/back-office.js';
import { backOfficeConfigSchema, type BackOfficeConfigInput } from '../src/config.js';
import { Mosquitto } from './mosquitto.js';
import { added, numbered, started } from './shopping.js';
import { STORE, TestCart } from './test-cart.js';

const TERMS = { currency: 'EUR', taxClasses: [{ id: 'A', name: 'standard', rate: 1900 }], inStoreLayouts: [] };
const MILK: Product = {
  sku: 'milk',
  name: 'Milk',
  gtins: [],
  soldBy: 'piece',
  price: 119,
  taxClass: 'A',
  group: 'dairy',
};
const TOKEN = 'a-long-word-for-staff';

describe('the HTTP interface', () => {
  let directory: string;
  let office: BackOffice | undefined;
  let url: string;

  async function start(http: BackOfficeConfigInput['http'] = {}, mqttUrl = 'mqtt://127.0.0.1:9'): Promise<void> {
    await writeFile(join(directory, 'token'), `${TOKEN}\n`);
    const config = backOfficeConfigSchema.parse({
      store: STORE,
      mqtt: { url: mqttUrl, reconnect: { minMs: 50, maxMs: 200 } },
      database: { file: join(directory, 'store.db') },
      pictures: directory,
      http: { port: 0, ...http },
    });
    office = new BackOffice(config);
    url = (await office.start()).httpUrl.replace('0.0.0.0', '127.0.0.1');
    await office.publishCatalogue(TERMS, [MILK]);
  }

  function send(path: string, method: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const json = { 'content-type': 'application/json', ...headers };
    return fetch(`${url}${path}`, { method, body: JSON.stringify(body), headers: json });
  }

  /** `fetch` sets the Host header itself. */
  function statusFor(headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      request(`${url}/api/carts`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'back-office-http-'));
  });
  afterEach(async () => {
    await office?.stop();
    await rm(directory, { recursive: true });
  });

  it('changes a price as a new catalogue version, and refuses what is no price in a sentence', async () => {
    await start();
    expect((await send('/api/catalogue/products/milk', 'PATCH', { price: 99 })).status).toBe(200);
    const catalogue: unknown = await (await fetch(`${url}/api/catalogue?search=mil`)).json();
    expect(catalogue).toMatchObject({ header: { version: 2 }, products: [{ sku: 'milk', price: 99 }] });
    for (const price of [-1, 1.5, '99', null]) {
      const refused = await send('/api/catalogue/products/milk', 'PATCH', { price });
      expect([price, refused.status]).toEqual([price, 400]);
      expect(await refused.json()).toEqual({ error: expect.stringContaining('"price"') });
    }
    expect((await send('/api/catalogue/products/beer', 'PATCH', { price: 99 })).status).toBe(404);
    expect((await office?.catalogue())?.header.version).toBe(2);
  });

  it('answers wrong questions with a sentence, and says so when it is not connected', async () => {
    await start();
    expect((await fetch(`${url}/api/receipts?status=lost`)).status).toBe(400);
    expect((await fetch(`${url}/api/receipts/no`)).status).toBe(400);
    expect((await fetch(`${url}/api/receipts/trip-0001`)).status).toBe(404);
    expect((await fetch(`${url}/api/carts/cart-1`)).status).toBe(404);
    const health = await fetch(`${url}/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ ok: false, broker: { connected: false }, catalogueVersion: 1 });
  });

  it('refuses, on loopback, requests that carry the name or origin of another site', async () => {
    await start();
    expect(await statusFor({ host: 'evil.example' })).toBe(421);
    expect(await statusFor({ host: `localhost:${new URL(url).port}` })).toBe(200);
    expect(await statusFor({ origin: 'http://evil.example' })).toBe(403);
    // A frame without an origin on another site's page; our own page is without one too, because it sends no referrer.
    expect(await statusFor({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusFor({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(200);
    const change = await send(
      '/api/catalogue/products/milk',
      'PATCH',
      { price: 1 },
      { origin: 'https://evil.example' },
    );
    expect(change.status).toBe(403);
  });

  it('serves the page with a policy that allows no script but its own, and pictures without leaving their directory', async () => {
    await start();
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|style=| on\w+=/);
    await writeFile(join(directory, 'milk.png'), 'x');
    expect((await fetch(`${url}/pictures/milk.png`)).status).toBe(200);
    expect((await fetch(`${url}/pictures/..%2f..%2fetc/passwd`)).status).not.toBe(200);
  });

  it('asks for the staff token when it is reachable from other machines', async () => {
    await start({ host: '0.0.0.0', tokenFile: join(directory, 'token') });
    for (const path of ['/api/carts', '/api/events', '/api/receipts', '/api//carts', '/api/session/../carts']) {
      const status = (await fetch(`${url}${path}`)).status;
      expect([path, [401, 404].includes(status)]).toEqual([path, true]);
    }
    expect((await fetch(`${url}/`)).status).toBe(200);
    expect((await fetch(`${url}/api/carts`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    expect((await fetch(`${url}/api/carts`, { headers: { authorization: 'Bearer guess' } })).status).toBe(401);
    expect((await send('/api/session', 'POST', { token: 'guess' })).status).toBe(401);
    const signedIn = await send('/api/session', 'POST', { token: TOKEN });
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain(TOKEN);
    expect((await fetch(`${url}/api/carts`, { headers: { cookie: cookie.split(';')[0] ?? '' } })).status).toBe(200);
  });

  it('refuses a token that is too short, and a second owner of the database', async () => {
    await start();
    await writeFile(join(directory, 'short'), 'abc');
    const again = backOfficeConfigSchema.parse({
      store: STORE,
      mqtt: { url: 'mqtt://127.0.0.1:9' },
      database: { file: join(directory, 'store.db') },
      http: { port: 0 },
    });
    await expect(new BackOffice(again).start()).rejects.toThrow(/in use by another process/);
    const other = { ...again, database: { file: join(directory, 'other.db') } };
    const short = { ...other, http: { ...other.http, tokenFile: join(directory, 'short') } };
    await expect(new BackOffice(short).start()).rejects.toThrow(/16 or more/);
  });

  it('refuses a damaged database with what to do next', async () => {
    await writeFile(join(directory, 'store.db'), 'this is not a database, whatever its name says'.repeat(50));
    await expect(start()).rejects.toThrow(/Restore it from a backup/);
    office = undefined;
  });

  it('tells watching pages of a new receipt and of changed lines as they arrive', async () => {
    const broker = await Mosquitto.start();
    const cart = new TestCart(broker.url, 'cart-1');
    try {
      await start({}, broker.url);
      await cart.connect();
      await cart.until(() => cart.stores.at(-1)?.online === true);
      const stream = await fetch(`${url}/api/events`);
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      const facts = numbered([started('trip-0001'), added('trip-0001', 1, 3)]);
      await cart.deliver(facts);
      while (!/event: receipt\ndata: [^\n]*"total":300/.test(text) || !text.includes('event: cart\n')) {
        text += (await reader?.read())?.value ?? '';
      }
      expect(text).toContain('"trip":"trip-0001"');
      await reader?.cancel();
    } finally {
      await cart.close();
      await office?.stop();
      await broker.stop();
    }
  });
});
