import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { BackOffice } from '../src/back-office.js';
import { backOfficeConfigSchema } from '../src/config.js';
import { Mosquitto } from './mosquitto.js';
import { numbered, wholeTrip } from './shopping.js';
import { STORE, TestCart } from './test-cart.js';

describe('a database that refuses to commit', () => {
  let directory: string;
  let broker: Mosquitto;
  let office: BackOffice | undefined;
  const carts: TestCart[] = [];

  const start = async (): Promise<BackOffice> => {
    office = new BackOffice(
      backOfficeConfigSchema.parse({
        store: STORE,
        mqtt: { url: broker.url, reconnect: { minMs: 50, maxMs: 200 } },
        database: { file: join(directory, 'store.db') },
        http: { port: 0 },
      }),
    );
    await office.start();
    return office;
  };
  const sql = (text: string): void => {
    const sqlite = new SqliteDatabase(join(directory, 'store.db'));
    sqlite.exec(text);
    sqlite.close();
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'back-office-fault-'));
    broker = await Mosquitto.start();
  });
  afterEach(async () => {
    for (const cart of carts.splice(0)) await cart.close();
    await office?.stop();
    await broker.stop();
    await rm(directory, { recursive: true });
  });

  it('leaves facts unacknowledged, goes on for other carts, and has all when the fault is gone', async () => {
    await (await start()).stop();
    // A deferred constraint that one cart's facts break: SQLite refuses at the commit itself, not before.
    sql(`create table paid (id integer primary key);
         create table owed (id integer references paid (id) deferrable initially deferred);
         create trigger refuse after insert on facts when new.cart = 'cart-1' begin insert into owed values (1); end`);
    const faulty = await start();
    const [unlucky, lucky] = [new TestCart(broker.url, 'cart-1'), new TestCart(broker.url, 'cart-2')];
    carts.push(unlucky, lucky);
    for (const cart of carts) await cart.connect();
    await unlucky.until(() => unlucky.stores.at(-1)?.online === true);
    const facts = numbered(wholeTrip('trip-0001', 5));
    await Promise.all([unlucky.send(facts), lucky.deliver(facts)]);
    expect(await unlucky.highWaterMark()).toBe(0);
    expect(unlucky.markSeen()).toBe(0);
    expect(await faulty.facts('cart-1')).toEqual([]);
    expect(await faulty.receipt('trip-0001', 'cart-1')).toBeUndefined();
    expect((await faulty.receipt('trip-0001', 'cart-2'))?.total).toBe(500);
    await faulty.stop();
    sql('drop trigger refuse');
    const repaired = await start();
    await unlucky.deliver(facts);
    expect(await repaired.facts('cart-1')).toEqual(facts);
    expect(await repaired.receipt('trip-0001', 'cart-1')).toMatchObject({ total: 500, agreement: 'agrees' });
  });
});
