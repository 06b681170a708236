import { once } from 'node:events';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics, type Receipt } from '@smart-cart/contracts';
import { connectAsync, type MqttClient } from 'mqtt';
import type { ScreenClient } from '../../src/sim/shopper/screen-client.js';
import { programs } from '../../src/stage/repository.js';
import { filmCodes } from './barcode-footage.js';
import { ForeignScale } from './foreign-scale.js';
import { RunningProcess } from './running-process.js';
import { goods, see, SmallStore, startTrip, type Goods } from './small-store.js';

/** A valid number no product of the store has. */
const STRANGER = '5901234123457';

/** Types the code of a product and puts it in. @returns the receipt afterwards */
async function typeAndPut(screen: ScreenClient, scale: ForeignScale, wanted: Goods): Promise<Receipt> {
  const before = screen.view?.receipt?.lines.length ?? 0;
  expect(await screen.intent({ kind: 'enter-code', text: wanted.typed })).toEqual({ ok: true });
  await see(screen, 'the typed line', (view) => view.receipt?.lines.length === before + 1);
  scale.add(wanted.grams);
  const view = await see(
    screen,
    'the typed line placed',
    (next) => next.receipt?.lines[before]?.status === 'placed' && next.load.state === 'steady',
  );
  if (view.receipt === null) throw new Error('The receipt is gone.');
  expect(view.receipt.lines[before]).toMatchObject({ sku: wanted.sku, amount: wanted.price, quantity: 1 });
  return view.receipt;
}

/** Writes nonsense over the middle of a file, as a failing card does. */
async function damage(file: string): Promise<void> {
  const { size } = await stat(file);
  const handle = await open(file, 'r+');
  try {
    await handle.write(Buffer.alloc(Math.floor(size / 2), 0xa5), 0, undefined, Math.floor(size / 4));
  } finally {
    await handle.close();
  }
}

describe('a start that cannot succeed ends with a sentence', () => {
  let store: SmallStore;

  beforeAll(async () => {
    store = await SmallStore.open();
  });

  afterAll(async () => {
    await store.close();
  });

  const plain = async (): Promise<string> => {
    const config = await store.cartConfig({ scale: '/dev/none', protocol: 'toledo-8217', camera: 'none.avi' });
    return config.replace('"./data"', '"./plain"');
  };

  it('names file, line and key when a key is misspelt', async () => {
    const text = (await plain()).replace('"camera":', '"camara":');
    const line = text.split('\n').findIndex((each) => each.includes('"camara"')) + 1;
    const firmware = await store.firmware(text, 'misspelt.json');
    expect(await firmware.ended()).toBe(2);
    expect(firmware.text).toContain(`misspelt.json:${String(line)}: "camara": there is no such key`);
    expect(firmware.text).not.toMatch(/^\s+at /m);
  });

  it('says what is no JSON, and where', async () => {
    const text = (await plain()).replace('"cart": "cart-7",', '"cart": "cart-7"');
    const firmware = await store.firmware(text, 'comma.json');
    expect(await firmware.ended()).toBe(2);
    expect(firmware.text).toMatch(/comma\.json:\d+: this is not valid JSON \(CommaExpected\)/);
  });

  it('says that the file is not there, and what to do', async () => {
    const firmware = store.own(
      new RunningProcess(process.execPath, [programs.firmware, '--config', 'nowhere.json'], store.directory),
    );
    expect(await firmware.ended()).toBe(2);
    expect(firmware.text).toMatch(/nowhere\.json cannot be read: it is not there\. Name the file with --config/);
  });

  it('names the port when another program serves on the port of the screen', async () => {
    const other: Server = createServer();
    other.listen(store.screenPort, '127.0.0.1');
    await once(other, 'listening');
    try {
      const firmware = await store.firmware(await plain(), 'port.json');
      expect(await firmware.ended()).toBe(2);
      expect(firmware.text).toMatch(new RegExp(`cannot be served on 127\\.0\\.0\\.1:${String(store.screenPort)}`));
      expect(firmware.text).toContain('or set another screen.port');
      expect(firmware.text).not.toMatch(/^\s+at /m);
    } finally {
      other.close();
    }
  });

  it('refuses the journal another firmware owns, and leaves that one at work', async () => {
    const first = await store.firmware(await plain());
    await first.said(/The cart is ready/);
    const second = await store.firmware(await plain(), 'second.json');
    expect(await second.ended()).toBe(2);
    expect(second.text).toMatch(/journal\.db is in use by another process\. .*stop the other one/);
    const screen = await store.screen();
    expect(screen.view?.conditions.journal.state).toBe('ready');
    expect(first.running).toBe(true);
    screen.stop();
    await first.stop();
    expect(await first.ended()).toBe(0);
  });
});

describe('bad input while shopping gives a sentence and never a line', () => {
  let store: SmallStore;
  let scale: ForeignScale;
  let firmware: RunningProcess;
  let screen: ScreenClient;
  let client: MqttClient;

  beforeAll(async () => {
    store = await SmallStore.open();
    scale = new ForeignScale(store.directory, 'toledo-8217');
    store.own({ stop: () => scale.unplug() });
    await scale.plug();
    const camera = await filmCodes(join(store.directory, 'film'), [{ bcid: 'ean13', text: STRANGER }], {
      lead: 2,
      shown: 3,
      gap: 0,
      tail: 3,
    });
    firmware = await store.firmware(await store.cartConfig({ scale: scale.path, protocol: 'toledo-8217', camera }));
    await firmware.said(/The cart is ready/);
    screen = await store.screen();
    client = await connectAsync(`mqtt://127.0.0.1:${String(store.brokerPort)}`);
    store.own({ stop: () => client.endAsync(true) });
    await startTrip(screen, firmware);
  });

  afterAll(async () => {
    await store.close();
  });

  it('asks about a code no product has', async () => {
    const view = await see(screen, 'the question', ({ questions }) => questions.some((q) => q.kind === 'unknown-code'));
    expect(view.questions.find((question) => question.kind === 'unknown-code')?.code).toContain(STRANGER);
    expect(view.receipt?.lines).toEqual([]);
  });

  it('names the fault when the scale sends garbage, and goes on when it ends', async () => {
    const before = await typeAndPut(screen, scale, goods.pens);
    scale.garbage = true;
    const faulty = await see(screen, 'the fault of the scale', (view) => view.conditions.scale.state === 'fault');
    expect(faulty.conditions.scale.message).toMatch(/make no Toledo 8217 frames.*Check cable/);
    expect(faulty.load.mass).toBeNull();
    expect(faulty.receipt).toEqual(before);
    scale.garbage = false;
    const healed = await see(
      screen,
      'the scale in order again',
      (view) => view.conditions.scale.state === 'ready' && view.load.state === 'steady',
    );
    expect(healed.receipt).toEqual(before);
    expect(healed.questions.filter(({ kind }) => kind !== 'unknown-code')).toEqual([]);
    const after = await typeAndPut(screen, scale, goods.tissues);
    expect(after.total).toBe(before.total + goods.tissues.price);
  });

  it('acts on no malformed message of the store, and takes the next right one', async () => {
    const before = screen.view?.receipt;
    const [name, cart] = ['main-street', 'cart-7'];
    const product = { sku: 'lemonade', name: 'x', soldBy: 'piece', price: -5, taxClass: 'A', group: 'things' };
    const header = { version: 99, currency: 'EUR', taxClasses: [{ id: 'A', name: 'A', rate: 1900 }] };
    const bad: [string, string | Buffer][] = [
      [topics.ack(name, cart), 'not JSON at all'],
      [topics.ack(name, cart), '{"epoch":-1,"seq":"many"}'],
      [topics.ack(name, cart), Buffer.from([0xff, 0xfe, 0x00, 0x80])],
      [topics.news(name, cart), '{"kind":"give-all-away"}'],
      [topics.news(name, cart), JSON.stringify({ kind: 'catalogue', news: { kind: 'snapshot', header } })],
      [topics.news(name, cart), '['.repeat(5_000)],
      [topics.catalogueHead(name), '{"version":"latest"}'],
      [topics.catalogueDelta(name), JSON.stringify({ kind: 'delta', from: 1, header, upsert: [product], remove: [] })],
      [topics.store(name), 'null'],
    ];
    for (const [topic, payload] of bad) await client.publishAsync(topic, payload, { qos: 1 });
    await firmware.said(/was not acted upon/, 20_000, bad.length);
    // The broker keeps to the size the cart names when it connects (MQTT 5, 3.1.2.11.4): this one never arrives.
    const tooLong = JSON.stringify({ kind: 'help-answered', id: 'x'.repeat(1_100_000), expires: 9e15, by: 'staff' });
    await client.publishAsync(topics.news(name, cart), tooLong, { qos: 1 });
    expect(screen.view?.receipt).toEqual(before);
    expect(screen.view?.conditions.store.state).toBe('ready');
    // The price of before, and a line as ever.
    await typeAndPut(screen, scale, goods.lemonade);
    const dearer = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"price":129}' };
    const answer = await fetch(new URL('/api/catalogue/products/lemonade', store.officeUrl), dearer);
    expect(answer.status).toBe(200);
    await firmware.said(/Catalogue version 2 with 3 products is in use/);
  });

  it('ends with a receipt the store agrees with', async () => {
    for (const question of screen.view?.questions ?? []) {
      const option = question.options.find(({ action }) => action === 'ok');
      if (option) await screen.intent({ kind: 'answer', question: question.id, option: option.id });
    }
    expect(await screen.intent({ kind: 'finish' })).toEqual({ ok: true });
    const end = await see(screen, 'the end', (view) => view.phase === 'finished');
    expect(end.receipt).toMatchObject({ items: 3, total: 922 });
    const settled = await store.settledReceipt(end.receipt?.trip ?? '');
    expect(settled.agreement).toBe('agrees');
    expect(settled.receipt).toEqual(end.receipt);
  });
});

describe('damage on disk and in the picture', () => {
  let store: SmallStore;
  let scale: ForeignScale;
  let config = '';
  let data = '';

  beforeAll(async () => {
    store = await SmallStore.open();
    data = join(store.directory, 'data');
    scale = new ForeignScale(store.directory, 'toledo-8217');
    store.own({ stop: () => scale.unplug() });
    await scale.plug();
    const film = join(store.directory, 'film.mp4');
    await writeFile(film, 'this is no film\n'.repeat(200));
    config = await store.cartConfig({ scale: scale.path, protocol: 'toledo-8217', camera: film });
  });

  afterAll(async () => {
    await store.close();
  });

  it('says that the film cannot be read, and sells what is typed', async () => {
    const firmware = await store.firmware(config);
    await firmware.said(/The cart is ready/);
    const screen = await store.screen();
    const view = await see(screen, 'the fault', ({ conditions }) => conditions.camera.state === 'fault');
    expect(view.conditions.camera.message).toMatch(/film\.mp4 cannot be read as a picture or video.*Replace it/);
    await startTrip(screen, firmware);
    await typeAndPut(screen, scale, goods.pens);
    screen.stop();
    await firmware.stop();
  });

  it('sets a damaged journal and a damaged catalogue aside, says so, and shops on', async () => {
    await damage(join(data, 'journal.db'));
    await damage(join(data, 'catalogue.db'));
    const remains = await readFile(join(data, 'journal.db'));
    const firmware = await store.firmware(config);
    await firmware.said(/The journal was damaged and set aside as .*journal\.db\.damaged-/);
    await firmware.said(/The catalogue was damaged and set aside as .*catalogue\.db\.damaged-/);
    await firmware.said(/The cart is ready/);
    const aside = (await readdir(data)).find((name) => /^journal\.db\.damaged-\d+$/.test(name));
    // Evidence stays as it was found.
    expect(remains.equals(await readFile(join(data, aside ?? '')))).toBe(true);
    const screen = await store.screen();
    expect(screen.view?.phase).toBe('waiting');
    await startTrip(screen, firmware);
    const receipt = await typeAndPut(screen, scale, goods.tissues);
    expect(receipt.lines).toHaveLength(1);
    expect(await screen.intent({ kind: 'finish' })).toEqual({ ok: true });
    await see(screen, 'the end', (view) => view.phase === 'finished');
    const settled = await store.settledReceipt(receipt.trip);
    expect(settled).toMatchObject({ agreement: 'agrees', total: goods.tissues.price });
    screen.stop();
    await firmware.stop();
  });
});
