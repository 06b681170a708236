import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Live, LiveEvent } from '../live.js';
import type { Office } from './office.js';

/** A browser this far behind is cut off; it connects again and reads everything anew. */
const BACKLOG_BYTES = 1_000_000;
const KEEPALIVE_MS = 15_000;
const WATCHERS_MOST = 100;

/**
 * `GET /api/events`: server-sent events `cart`, `receipt`, `queue`, `balances`, `seen`, `documents`, `anomalies`,
 * `catalogue`, `health`, each with the new state
 * as JSON, so that a page never has to ask.
 */
export class EventStream {
  readonly #open = new Set<ServerResponse>();
  readonly #office: Office;
  readonly #live: Live;

  constructor(office: Office, live: Live) {
    this.#office = office;
    this.#live = live;
  }

  addTo(http: FastifyInstance): void {
    http.get('/api/events', (request, reply) => {
      if (this.#open.size >= WATCHERS_MOST) {
        return reply.code(503).send({ error: 'Too many pages watch already. Close some.' });
      }
      reply.hijack();
      const response = reply.raw;
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 1000\n\n');
      this.#serve(response);
      request.raw.once('close', () => response.end());
      return undefined;
    });
  }

  stop(): void {
    for (const response of this.#open) response.destroy();
    this.#open.clear();
  }

  #serve(response: ServerResponse): void {
    this.#open.add(response);
    let sending = Promise.resolve();
    const unwatch = this.#live.watch((events) => {
      sending = sending
        .then(() => this.#send(response, events))
        .catch(() => {
          response.destroy();
        });
    });
    const keepalive = setInterval(() => response.write(':\n\n'), KEEPALIVE_MS);
    response.once('close', () => {
      clearInterval(keepalive);
      unwatch();
      this.#open.delete(response);
    });
  }

  async #send(response: ServerResponse, events: readonly LiveEvent[]): Promise<void> {
    for (const event of events) {
      const [name, state] = await this.#stateOf(event);
      if (response.destroyed || state === undefined) continue;
      response.write(`event: ${name}\ndata: ${JSON.stringify(state)}\n\n`);
      if (response.writableLength > BACKLOG_BYTES) response.destroy();
    }
  }

  async #stateOf(event: LiveEvent): Promise<[name: string, state: unknown]> {
    switch (event.kind) {
      case 'cart':
        return ['cart', await this.#office.cart(event.key)];
      case 'receipt':
        return ['receipt', await this.#office.receipt(event.key)];
      case 'anomaly':
        return ['anomalies', await this.#office.anomalies(200)];
      case 'catalogue':
        return ['catalogue', { version: (await this.#office.health()).catalogueVersion }];
      case 'queue':
        return ['queue', await this.#office.desk.queue()];
      case 'balances':
        return ['balances', await this.#office.payments.balances(100)];
      case 'documents':
        return [
          'documents',
          { documents: await this.#office.documents.list(), training: await this.#office.training.state() },
        ];
      case 'seen':
        return ['seen', { cart: event.key, seen: await this.#office.seen(event.key) }];
      case 'link':
        return ['health', await this.#office.health()];
    }
  }
}
