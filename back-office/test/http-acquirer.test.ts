import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpAcquirer } from '../src/payments/http-acquirer.js';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly key: string | string[] | undefined;
  readonly body: string;
}

describe('an acquirer over HTTP', () => {
  let server: Server;
  let acquirer: HttpAcquirer;
  let heard: Heard[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  const json = (status: number, body: unknown) => (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const order = { key: 's1.cart-1.trip-0001.1', amount: 2000, currency: 'EUR', method: 'card' } as const;

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        heard.push({ method, url, key: headers['idempotency-key'], body: Buffer.concat(chunks).toString() });
        answer(request, response);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    acquirer = new HttpAcquirer({ url: `http://127.0.0.1:${port}`, timeoutMs: 500 });
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('is asked under the key of the tender, and says what was charged', async () => {
    answer = json(201, { state: 'approved', amount: 2000, reference: 'A1' });
    expect(await acquirer.charge(order)).toEqual({ state: 'approved', amount: 2000, reference: 'A1' });
    expect(heard).toMatchObject([{ method: 'POST', url: '/charges', key: order.key }]);
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual(order);
    answer = json(200, { state: 'declined', reason: 'insufficient-funds' });
    expect(await acquirer.lookUp(order.key)).toEqual({ state: 'declined', reason: 'insufficient-funds' });
    answer = json(404, {});
    expect(await acquirer.lookUp(order.key)).toEqual({ state: 'none' });
    answer = json(200, { state: 'cancelled' });
    expect(await acquirer.cancel(order.key)).toEqual({ state: 'cancelled' });
    answer = json(200, { state: 'refunded', reference: 'R1' });
    expect(await acquirer.refund({ key: order.key, refund: 'r1', amount: 5 })).toEqual({ reference: 'R1' });
    expect(heard.at(-1)).toMatchObject({ url: `/charges/${order.key}/refunds`, key: 'r1' });
  });

  it('is silent, so that nobody believes to know, when it hangs, breaks off, is overloaded or talks nonsense', async () => {
    const silences: (typeof answer)[] = [
      () => undefined,
      (request) => request.socket.destroy(),
      json(500, {}),
      json(503, { error: 'later' }),
      json(401, { error: 'who are you' }),
      json(409, { error: 'under way' }),
      json(200, { state: 'maybe' }),
      json(200, { state: 'approved', amount: 9999, reference: 'A1' }),
      (_request, response) => void response.writeHead(200).end('<html>'),
    ];
    for (const silence of silences) {
      answer = silence;
      await expect(acquirer.charge(order)).rejects.toMatchObject({ code: 'acquirer-silent' });
    }
  });

  it('refuses in its own words what it will not do', async () => {
    answer = json(422, { error: 'no such currency' });
    await expect(acquirer.charge(order)).rejects.toThrow(/no such currency/);
    await expect(acquirer.charge(order)).rejects.toMatchObject({ code: 'acquirer-refused' });
  });
});
