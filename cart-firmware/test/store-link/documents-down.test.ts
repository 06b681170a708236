import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics, type DocumentHead, type DocumentName } from '@smart-cart/contracts';
import { DocumentStore } from '../../src/documents/document-store.js';
import { TestCart } from './cart.js';
import { freePort, Mosquitto } from './mosquitto.js';
import { CART, STORE, StorePeer } from './store-peer.js';

let broker: Mosquitto;
let store: StorePeer;
let cart: TestCart;
beforeEach(async () => {
  broker = await new Mosquitto(await freePort()).start();
  store = await new StorePeer(broker.url).connect();
  cart = new TestCart(broker.url);
});
afterEach(async () => {
  await cart.dispose();
  await store.close();
  await broker.dispose();
});

function headOf(name: DocumentName, version: number, content: string): DocumentHead {
  const bytes = Buffer.from(content);
  return { name, version, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function announce(...documents: DocumentHead[]): void {
  store.publish(topics.documents(STORE), { documents }, true);
}

function send(head: DocumentHead, content: string, parts: number, which = [...Array(parts).keys()]): void {
  const bytes = Buffer.from(content);
  const each = Math.ceil(bytes.length / parts);
  for (const part of which) {
    const base64 = bytes.subarray(part * each, (part + 1) * each).toString('base64');
    store.publish(topics.news(STORE, CART), { kind: 'document', part: { head, part, parts, base64 } });
  }
}

/** Resolves when the cart uses this version. */
async function held(name: DocumentName, version: number): Promise<void> {
  while (cart.documents.version(name) !== version) await new Promise((resolve) => cart.link.once('document', resolve));
}

describe('a document the store announces', () => {
  it('is asked for, put together from parts in any order, and kept over a restart', async () => {
    const content = 'every third one is free '.repeat(50);
    const head = headOf('promotions', 3, content);
    store.onDocumentRequest = () => send(head, content, 4, [2, 0, 3, 1]);
    announce(head);
    cart.link.start();
    await held('promotions', 3);
    expect(cart.documents.current('promotions')?.bytes.toString()).toBe(content);
    const after = new DocumentStore({ directory: join(cart.folder.path, 'documents'), checks: {} });
    after.open();
    expect(after.current('promotions')?.head).toEqual(head);
  });

  it('is asked for again while parts are missing', async () => {
    const head = headOf('store-map', 1, 'a map of everything');
    let asked = 0;
    store.onDocumentRequest = () => {
      asked += 1;
      send(head, 'a map of everything', 3, asked === 1 ? [0, 2] : [0, 1, 2]);
    };
    announce(head);
    cart.link.start();
    await held('store-map', 1);
    expect(asked).toBe(2);
  });

  it('that cannot be used is refused with the reason, and the one before stays', async () => {
    const good = headOf('promotions', 1, 'good');
    const wrong = headOf('promotions', 2, 'wrong');
    store.onDocumentRequest = () => send(good, 'good', 1);
    announce(good);
    cart.link.start();
    await held('promotions', 1);
    store.onDocumentRequest = () => send(wrong, 'wrong', 1);
    announce(wrong);
    while (cart.rejected.length === 0) await new Promise((resolve) => cart.link.once('rejected', resolve));
    expect(cart.rejected[0]?.reason).toContain('it says "wrong"');
    expect(cart.documents.current('promotions')?.bytes.toString()).toBe('good');
  });

  it('that is not what was announced is not used', async () => {
    const head = headOf('promotions', 1, 'good');
    store.onDocumentRequest = () => send(head, 'evil', 1);
    announce(head);
    cart.link.start();
    while (cart.rejected.length === 0) await new Promise((resolve) => cart.link.once('rejected', resolve));
    expect(cart.documents.version('promotions')).toBe(0);
  });
});

describe('a document damaged on the disk', () => {
  it('is set aside at the start and counts as missing', () => {
    const head = headOf('promotions', 1, 'good');
    expect(cart.documents.put(head, Buffer.from('good'))).toEqual({ ok: true });
    const file = join(cart.folder.path, 'documents', 'promotions.document');
    writeFileSync(file, `${JSON.stringify(head)}\ngoo`);
    const after = new DocumentStore({ directory: join(cart.folder.path, 'documents'), checks: {} });
    after.open();
    expect(after.version('promotions')).toBe(0);
    expect(after.setAside).toEqual([file]);
  });
});
