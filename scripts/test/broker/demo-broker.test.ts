import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { describeBackOffice } from '@smart-cart/back-office/test/back-office-suite';
import type { TestBroker } from '@smart-cart/back-office/test/test-broker';
import mqtt from 'mqtt';
import { DemoBroker } from '../../src/broker/demo-broker.js';

async function startTestBroker(): Promise<TestBroker> {
  let broker = new DemoBroker();
  const { url } = await broker.start();
  return {
    url,
    restart: async () => {
      await broker.stop();
      broker = new DemoBroker({ port: Number(new URL(url).port) });
      await broker.start();
    },
    stop: () => broker.stop(),
  };
}

describeBackOffice("the demo's broker", startTestBroker);

describe("the demo's broker", () => {
  let broker: DemoBroker | undefined;
  afterEach(async () => {
    await broker?.stop();
  });

  it('cuts off a client that announces a packet larger than allowed, before it is sent', async () => {
    broker = new DemoBroker({ maxPacketBytes: 1000 });
    const { url } = await broker.start();
    const client = mqtt.connect(url, { reconnectPeriod: 0, protocolVersion: 4 });
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.publish('a', Buffer.alloc(2000), { qos: 1 }, () => undefined);
    await closed;
    client.end(true);
    expect(client.connected).toBe(false);
  });

  it('closes connections beyond the number allowed, and goes on serving the others', async () => {
    broker = new DemoBroker({ maxClients: 1 });
    const { url } = await broker.start();
    const first = mqtt.connect(url, { reconnectPeriod: 0, protocolVersion: 4 });
    await new Promise<void>((resolve) => first.once('connect', () => resolve()));
    const second = connect(Number(new URL(url).port), '127.0.0.1');
    second.on('error', () => undefined);
    await once(second, 'close');
    await first.publishAsync('a', 'b', { qos: 1 });
    expect(first.connected).toBe(true);
    await first.endAsync(true);
  });

  it('refuses MQTT 5 with the code for an unacceptable version', async () => {
    broker = new DemoBroker();
    const { url } = await broker.start();
    const client = mqtt.connect(url, { reconnectPeriod: 0, protocolVersion: 5 });
    const error = await new Promise<Error>((resolve) => client.once('error', resolve));
    client.end(true);
    expect(error).toMatchObject({ code: 1 });
  });

  it('stops twice and starts again', async () => {
    broker = new DemoBroker();
    await broker.start();
    await broker.stop();
    await broker.stop();
    const { url } = await broker.start();
    const client = mqtt.connect(url, { reconnectPeriod: 0, protocolVersion: 4 });
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    await client.endAsync(true);
    expect(url).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/);
  });
});
