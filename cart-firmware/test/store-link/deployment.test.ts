import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '@smart-cart/contracts';
import mqtt, { type MqttClient } from 'mqtt';
import { TestCart } from './cart.js';
import { freePort, Mosquitto } from './mosquitto.js';
import { CART, STORE, StorePeer } from './store-peer.js';

/** The files that ship; this test runs from `cart-firmware/dist/test/store-link`. */
const shipped = fileURLToPath(new URL('../../../../deploy/mosquitto/', import.meta.url));
let folder: string;
let secure: number;
let local: number;
let broker: Mosquitto | undefined;
const closers: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broker-'));
  secure = await freePort();
  local = await freePort();
  run('make-certificates', '--directory', folder, 'localhost', '127.0.0.1');
  copyFileSync(join(shipped, 'acl'), join(folder, 'acl'));
  execFileSync('mosquitto_passwd', ['-c', '-b', join(folder, 'passwords'), 'back-office', 'office'], {
    stdio: 'ignore',
  });
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await broker?.dispose();
  broker = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string, ...args: string[]): string {
  return execFileSync(join(shipped, script), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function addCart(cart: string, ...options: string[]): string {
  run('add-cart', ...options, '--directory', folder, '--out', join(folder, cart), STORE, cart);
  return join(folder, cart);
}

/** The shipped configuration at free ports and in a temporary folder. */
async function startBroker(change: (conf: string) => string = (conf) => conf): Promise<void> {
  const conf = change(readFileSync(join(shipped, 'mosquitto.conf'), 'utf8'))
    .replace('listener 8883', `listener ${secure} 127.0.0.1`)
    .replace('listener 1883 127.0.0.1', `listener ${local} 127.0.0.1`)
    .replaceAll('/etc/mosquitto/', `${folder}/`)
    .replace('/var/lib/mosquitto/', `${folder}/`);
  broker = await new Mosquitto(local, conf).start();
}

async function backOffice(): Promise<StorePeer> {
  const peer = await new StorePeer(`mqtt://127.0.0.1:${local}`, {
    username: 'back-office',
    password: 'office',
  }).connect();
  closers.push(() => peer.close());
  return peer;
}

/** A hostile cart: right credentials, wrong intentions. */
async function intruder(cart: string, clientId: string): Promise<MqttClient> {
  const client = await mqtt.connectAsync(`mqtts://localhost:${secure}`, {
    clientId,
    username: `${STORE}/${cart}`,
    password: readFileSync(join(folder, cart, 'link.password'), 'utf8').trim(),
    ca: readFileSync(join(folder, 'ca.crt')),
    protocolVersion: 5,
    reconnectPeriod: 0,
  });
  client.on('error', () => undefined);
  closers.push(() => client.endAsync(true));
  return client;
}

function cartWith(link: Record<string, unknown>): TestCart {
  const cart = new TestCart(`mqtts://localhost:${secure}`, { link });
  closers.push(() => cart.dispose());
  return cart;
}

describe('the broker of a store, as shipped', () => {
  it('serves a cart added with add-cart: TLS, password, facts, acknowledgements, catalogue head', async () => {
    const files = addCart(CART);
    expect(statSync(join(files, 'link.password')).mode & 0o077).toBe(0);
    await startBroker();
    const store = await backOffice();
    const cart = cartWith({ passwordFile: join(files, 'link.password'), caFile: join(files, 'ca.crt') });
    cart.link.start();
    cart.shop(120);
    await store.until(() => store.facts.size === 120);
    expect((await cart.ready()).state).toBe('ready');
    store.head(3);
    await store.until(() => store.requests.some(({ kind }) => kind === 'catalogue'));
  });

  it('serves a cart with a certificate of its own, where the store prefers that', async () => {
    const files = addCart(CART, '--certificate');
    await startBroker((conf) =>
      conf
        .replace('#require_certificate', 'require_certificate')
        .replace('#use_identity_as_username', 'use_identity_as_username'),
    );
    const store = await backOffice();
    const cart = cartWith({
      caFile: join(files, 'ca.crt'),
      certFile: join(files, 'cart.crt'),
      keyFile: join(files, 'cart.key'),
    });
    cart.link.start();
    cart.shop(5);
    await store.until(() => store.facts.size === 5);
    await cart.ready();
    const bare = cartWith({ caFile: join(files, 'ca.crt') });
    bare.link.start();
    expect((await bare.until(({ state }) => state === 'fault')).message).toMatch(
      /ended the connection|not reached|lost/,
    );
  });

  it('lets a cart neither speak on the topics of another cart, nor hear them, nor speak as the store', async () => {
    addCart(CART);
    addCart('cart-13');
    await startBroker();
    const store = await backOffice();
    const heard: string[] = [];
    store.client.on('message', (topic) => heard.push(topic));
    const client = await intruder('cart-13', 'cart-13');
    const overheard: string[] = [];
    client.on('message', (topic) => overheard.push(topic));
    await client.subscribeAsync(['cart/v1/#', topics.ack(STORE, CART), topics.news(STORE, CART)], { qos: 1 });
    for (const topic of [
      topics.presence(STORE, CART),
      topics.facts(STORE, CART),
      topics.status(STORE, CART),
      topics.request(STORE, CART),
      topics.ack(STORE, CART),
      topics.news(STORE, 'cart-13'),
      topics.ack(STORE, 'cart-13'),
      topics.catalogueHead(STORE),
      topics.catalogueDelta(STORE),
      topics.store(STORE),
    ]) {
      await expect(client.publishAsync(topic, '{}', { qos: 1 })).rejects.toThrow(/Not authorized/);
    }
    store.publish(topics.ack(STORE, CART), { epoch: 1, seq: 1 });
    store.publish(topics.news(STORE, CART), '{}');
    // Its own topics work, so what came before was refused and not merely lost.
    store.publish(topics.ack(STORE, 'cart-13'), { epoch: 1, seq: 1 });
    await new Promise<void>((resolve) =>
      client.on('message', (topic) => topic === topics.ack(STORE, 'cart-13') && resolve()),
    );
    const presence = { cart: 'cart-13', online: true, bootId: 'b', version: '1' };
    await client.publishAsync(topics.presence(STORE, 'cart-13'), JSON.stringify(presence), { qos: 1 });
    await store.until(() => heard.includes(topics.presence(STORE, 'cart-13')));
    expect(new Set(heard)).toEqual(new Set([topics.presence(STORE, 'cart-13')]));
    expect(overheard.filter((topic) => !topic.startsWith(`cart/v1/${STORE}/cart-13/`))).toEqual([]);
  });

  it('does not let a cart throw another one out by taking its client id', async () => {
    const files = addCart(CART);
    addCart('cart-13');
    await startBroker();
    const store = await backOffice();
    const cart = cartWith({ passwordFile: join(files, 'link.password'), caFile: join(files, 'ca.crt') });
    cart.link.start();
    await cart.ready();
    await intruder('cart-13', `cart-${STORE}-${CART}`);
    await intruder('cart-13', `${STORE}/${CART}`);
    cart.shop(3);
    await store.until(() => store.facts.size === 3);
    expect(cart.conditions.filter(({ state }) => state === 'fault')).toEqual([]);
  });

  it('tells a cart with a wrong password, or one that does not know the authority, what to do', async () => {
    const files = addCart(CART);
    addCart(CART, '--certificate');
    const other = mkdtempSync(join(folder, 'other-'));
    run('make-certificates', '--directory', other, 'localhost');
    await startBroker();
    const wrong = cartWith({ passwordFile: join(files, 'ca.crt'), caFile: join(files, 'ca.crt') });
    wrong.link.start();
    expect((await wrong.until(({ state }) => state === 'fault')).message).toMatch(/password|not allowed/);
    await wrong.link.stop();
    const stranger = cartWith({ passwordFile: join(files, 'link.password'), caFile: join(other, 'ca.crt') });
    stranger.link.start();
    expect((await stranger.until(({ state }) => state === 'fault')).message).toMatch(/certificate.*caFile/);
    await stranger.link.stop();
    const missing = cartWith({ passwordFile: '/nowhere/link.password' });
    missing.link.start();
    expect((await missing.until(({ state }) => state === 'fault')).message).toMatch(
      /link\.passwordFile cannot be read \(ENOENT\)/,
    );
  });

  it.each([
    [['market-7', 'Cart 12'], /is no name/],
    [['market-7', 'all'], /reserved/],
    [['market-7'], /give the store and the cart/],
    [['--directory', '/nowhere', 'market-7', 'cart-1'], /run make-certificates first/],
  ])('refuses to add %j with a sentence', (args, sentence) => {
    expect(() => execFileSync(join(shipped, 'add-cart'), args, { encoding: 'utf8', stdio: 'pipe' })).toThrow(sentence);
  });
});
