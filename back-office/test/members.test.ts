import { verify } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseLoginCode, type FactBody, type ListItem, type LoginClaims } from '@smart-cart/contracts';
import type { BackOffice } from '../src/back-office.js';
import { OfficeStage, TestJournal } from './office-stage.js';
import { added, finished, started } from './shopping.js';

const TRIP = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e5f';
const OTHER = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e60';
const LATER = '6f1c9e1e-8f0a-4c55-9b1d-0a1b2c3d4e61';

/** A phone: speaks HTTP and keeps its cookie. */
class Phone {
  cookie = '';
  constructor(readonly url: string) {}

  async ask(path: string, method = 'GET', body?: unknown): Promise<{ status: number; json: never; cookie: string }> {
    const answer = await fetch(`${this.url}/api/companion/${path}`, {
      method,
      headers: { cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    if (cookie !== '') this.cookie = cookie.split(';')[0] ?? '';
    const text = await answer.text();
    return { status: answer.status, json: (text === '' ? null : JSON.parse(text)) as never, cookie };
  }

  async claims(): Promise<LoginClaims> {
    const { text } = (await this.ask('login-code')).json as { text: string };
    const parsed = parseLoginCode(text);
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.claims;
  }

  async list(...changes: unknown[]): Promise<{ version: number; items: ListItem[] }> {
    return (await (changes.length === 0 ? this.ask('list') : this.ask('list', 'POST', { changes }))).json;
  }
}

function recognised(trip: string, { m, n, j, e }: LoginClaims): FactBody {
  const token = { id: j, expires: e * 1000 };
  return {
    kind: 'member-recognised',
    trip,
    member: m,
    how: 'phone',
    ...(n === undefined ? {} : { firstName: n }),
    token,
  };
}

describe('members', () => {
  let stage: OfficeStage;
  let office: BackOffice;
  let phone = new Phone('');

  beforeEach(async () => {
    stage = await OfficeStage.open();
    phone = new Phone('');
    await open();
    await phone.ask('members', 'POST', { firstName: 'Anna' });
  });
  afterEach(async () => {
    await stage.close();
  });

  async function open(): Promise<void> {
    const loginKeyFile = join(stage.directory, 'login.pem');
    const started = await stage.office({ members: { loginKeyFile }, publicUrl: 'https://shop.example' });
    office = started.office;
    const { cookie } = phone;
    phone = new Phone(started.url);
    phone.cookie = cookie;
  }

  async function cartWith(name: string, ...bodies: FactBody[]): Promise<TestJournal> {
    const journal = new TestJournal(await stage.cart(name));
    await journal.write(...bodies);
    return journal;
  }

  it('join with a first name alone, and a phone gets a code signed for a minute that is new each time', async () => {
    const key = join(stage.directory, 'login.pem');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const publicKey = readFileSync(join(stage.directory, 'login.pub.pem'), 'utf8');
    const { text } = (await phone.ask('login-code')).json as { text: string };
    const parsed = parseLoginCode(text);
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(verify(null, Buffer.from(parsed.signed), publicKey, Buffer.from(parsed.signature, 'base64url'))).toBe(true);
    expect(parsed.claims).toMatchObject({ s: 'store-1', r: 'member', n: 'Anna' });
    expect(parsed.claims.e - parsed.claims.i).toBe(60);
    expect((await phone.claims()).j).not.toBe(parsed.claims.j);
    const me = (await phone.ask('me')).json as { loyaltyNumber: string };
    expect(me.loyaltyNumber).toMatch(/^2799\d{9}$/);
  });

  it('keep a secret no script, no other site and no staff address gets, and no other phone is let in by', async () => {
    const { cookie } = await new Phone(phone.url).ask('members', 'POST', { firstName: 'Bo' });
    expect(cookie).toMatch(/^me=[\w-]{43}; Path=\/api\/companion; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
    expect((await new Phone(phone.url).ask('me')).status).toBe(401);
    const list = await new Phone(phone.url).ask('list');
    expect(list.status).toBe(401);
  });

  it('are greeted with what they have used of promotions limited per member, counted over paid trips', async () => {
    const used = (trip: string, times: number): FactBody => ({
      kind: 'savings-settled',
      trip,
      version: 1,
      savings: [],
      uses: { 'half-price': times },
      exact: true,
    });
    const journal = await cartWith('cart-1', started(TRIP), recognised(TRIP, await phone.claims()));
    expect(await journal.cart.newsOf('member')).toMatchObject({ trip: TRIP, used: {} });
    await journal.write(added(TRIP, 1), used(TRIP, 1), used(TRIP, 2), finished(TRIP, 100, 1));
    await journal.write({ kind: 'trip-closed', trip: TRIP }, started(LATER), added(LATER, 1), used(LATER, 5));
    await journal.write(recognised(LATER, await phone.claims()));
    await journal.write({ kind: 'trip-abandoned', trip: LATER, reason: 'shopper' });
    const other = await cartWith('cart-2', started(OTHER), recognised(OTHER, await phone.claims()));
    expect(await other.cart.newsOf('member')).toMatchObject({ trip: OTHER, used: { 'half-price': 2 } });
  });

  it('are greeted by the cart with coupons and what they buy most, also when the store was away meanwhile', async () => {
    const first = await cartWith('cart-1', started(TRIP), recognised(TRIP, await phone.claims()));
    await first.cart.newsOf('member');
    await first.write(added(TRIP, 1), added(TRIP, 2, 1, { sku: 'milk' }), finished(TRIP, 200, 2));
    await first.write({ kind: 'trip-closed', trip: TRIP }, started(LATER), added(LATER, 1, 1, { sku: 'milk' }));
    await first.write(recognised(LATER, await phone.claims()), finished(LATER, 100, 1), {
      kind: 'trip-closed',
      trip: LATER,
    });
    const claims = await phone.claims();
    const cart = await stage.cart('cart-2');
    await office.stop();
    const journal = new TestJournal(cart);
    const written = journal.write(started(OTHER), recognised(OTHER, claims));
    await open();
    await written;
    expect(await cart.newsOf('member')).toMatchObject({
      trip: OTHER,
      member: claims.m,
      firstName: 'Anna',
      history: ['milk', 'sku-1'],
    });
  });

  it('are refused at the second of two carts that read one code, and stay at the first', async () => {
    const claims = await phone.claims();
    const first = await cartWith('cart-1', started(TRIP), recognised(TRIP, claims));
    const second = await cartWith('cart-2', started(OTHER), recognised(OTHER, claims));
    expect(await second.cart.newsOf('member-refused')).toMatchObject({ trip: OTHER, member: claims.m });
    expect(await first.cart.newsOf('member')).toMatchObject({ trip: TRIP });
    expect(second.cart.news.some(({ kind }) => kind === 'member')).toBe(false);
    expect((await phone.ask('trip')).json).toMatchObject({ trip: { cart: 'cart-1' } });
  });

  it('by loyalty number bring their prices; name, habits and list are not shown to whoever holds the card', async () => {
    await phone.list({ kind: 'add', item: { id: 'a', text: 'Apples' } });
    const { loyaltyNumber } = (await phone.ask('me')).json as { loyaltyNumber: string };
    const { cart } = await cartWith('cart-1', started(TRIP), {
      kind: 'member-recognised',
      trip: TRIP,
      member: loyaltyNumber,
      how: 'loyalty-number',
    });
    const news = await cart.newsOf('member');
    expect(news).toMatchObject({ member: loyaltyNumber, coupons: [], history: [] });
    expect(news).not.toHaveProperty('firstName');
    await phone.list({ kind: 'add', item: { id: 'b', text: 'Bread' } });
    await cart.highWaterMark();
    expect(cart.news.filter(({ kind }) => kind === 'list')).toEqual([]);
    expect((await phone.ask('trip')).json).toMatchObject({ trip: { cart: 'cart-1' } });
  });

  it('nobody knows are refused', async () => {
    const { cart } = await cartWith('cart-1', started(TRIP), {
      kind: 'member-recognised',
      trip: TRIP,
      member: '2799000000000',
      how: 'loyalty-number',
    });
    expect(await cart.newsOf('member-refused')).toMatchObject({ member: '2799000000000' });
  });

  it('share one list between phone and cart: ticks of the cart stand, what either adds reaches the other', async () => {
    const wish = (id: string, text: string): unknown => ({ kind: 'add', item: { id, text } });
    await phone.list(wish('a', 'Apples'), wish('b', 'Bread'));
    const journal = await cartWith('cart-1', started(TRIP), recognised(TRIP, await phone.claims()));
    const { version, items } = await journal.cart.newsOf('list');
    expect(items.map(({ text }) => text)).toEqual(['Apples', 'Bread']);
    await journal.write({ kind: 'list-changed', trip: TRIP, items, by: 'phone', version });
    const ticked: ListItem[] = [
      ...items.map((item): ListItem => (item.id === 'a' ? { ...item, done: 'cart' } : item)),
      { id: 'c', text: 'Cheese', done: 'no' },
    ];
    // At the same time on the phone, which has not heard of it.
    await phone.list({ kind: 'tick', id: 'a', done: true }, wish('d', 'Dill'));
    await journal.write({ kind: 'list-changed', trip: TRIP, items: ticked, by: 'cart' });
    const merged = await phone.list({ kind: 'tick', id: 'a', done: false });
    expect(merged.items.map(({ id, done }) => `${id} ${done}`)).toEqual(['a cart', 'b no', 'd no', 'c no']);
    const told = (): boolean =>
      journal.cart.news.some(
        (news) => news.kind === 'list' && news.version === merged.version && news.items.length === 4,
      );
    await journal.cart.until(told);
    expect(told()).toBe(true);
  });

  it('find the receipt of every trip, and everybody is shown its address at the end', async () => {
    const journal = await cartWith('cart-1', started(TRIP), recognised(TRIP, await phone.claims()), added(TRIP, 1));
    await journal.write(finished(TRIP, 100, 1));
    const { url } = await journal.cart.newsOf('receipt-link');
    expect(url).toMatch(new RegExp(`^https://shop\\.example/r/${TRIP}\\.[\\w-]{22}$`));
    expect((await phone.ask('receipts')).json).toMatchObject([{ trip: TRIP, total: 100, page: new URL(url).pathname }]);
  });

  it('are really gone when they wish it: no name, list, trip or fact of theirs is left, and the cart lets go', async () => {
    const claims = await phone.claims();
    const journal = await cartWith('cart-1', started(TRIP), recognised(TRIP, claims), added(TRIP, 1));
    await journal.write({
      kind: 'member-known',
      trip: TRIP,
      member: claims.m,
      firstName: 'Anna',
      coupons: [],
      history: ['x'],
    });
    expect((await phone.ask('me', 'DELETE')).status).toBe(204);
    expect(await journal.cart.newsOf('member-refused')).toMatchObject({ member: claims.m });
    expect((await phone.ask('me')).status).toBe(401);
    const facts = JSON.stringify(await office.facts('cart-1'));
    const receipt = JSON.stringify(await office.receipt(TRIP));
    for (const text of [facts, receipt]) {
      expect(text).not.toContain('Anna');
      expect(text).not.toContain(claims.m);
    }
    expect(await office.receipt(TRIP)).toMatchObject({ total: 100 });
  });

  it('never reach what is for staff: by their own cookie, by a detour, or under the public name', async () => {
    await office.stop();
    const tokenFile = join(stage.directory, 'token');
    writeFileSync(tokenFile, 'a token of more than sixteen');
    const members = { loginKeyFile: join(stage.directory, 'login.pem') };
    const { url } = await stage.office({ members, http: { port: 0, tokenFile } });
    const { cookie } = phone;
    const status = async (path: string, method = 'GET'): Promise<number> =>
      (await fetch(url + path, { method, headers: { cookie } })).status;
    expect(await status('/me')).toBe(200);
    expect(await status('/api/companion/me')).toBe(200);
    for (const path of ['/api/carts', '/api/receipts', '/api/facts?cart=cart-1', '/api/events', '/api/catalogue']) {
      expect(await status(path)).toBe(401);
    }
    expect(await status('/api/badges', 'POST')).toBe(401);
    expect(await status('/api/companion/%2e%2e/carts')).toBe(401);
    expect(await status('/companion/..%2f..%2fpackage.json')).not.toBe(200);
  });

  it('meet a limit when somebody makes them by the dozen', async () => {
    const answers = [];
    for (let i = 0; i < 25; i++)
      answers.push((await new Phone(phone.url).ask('members', 'POST', { firstName: 'X' })).status);
    expect(answers.at(-1)).toBe(429);
    // Another phone, behind the proxy on this machine that all of them come through.
    const other = await fetch(`${phone.url}/api/companion/members`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7' },
      body: JSON.stringify({ firstName: 'Y' }),
    });
    expect(other.status).toBe(201);
  });
});
