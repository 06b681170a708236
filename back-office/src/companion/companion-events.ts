import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Companion } from './companion.js';
import { secretOf } from './device-cookie.js';

const PHONES_MOST = 2000;
const PHONES_OF_MEMBER = 5;
const KEEPALIVE_MS = 15_000;

/**
 * `GET /api/companion/events`: server-sent events `list` and `trip` of the member who is signed in, each whole; both are
 * sent at once when a phone connects, so that nothing can have been missed.
 */
export class CompanionEvents {
  readonly #open = new Map<ServerResponse, string>();

  constructor(private readonly companion: Companion) {}

  addTo(http: FastifyInstance): void {
    http.get('/api/companion/events', async (request, reply) => {
      const secret = secretOf(request);
      const member = secret === undefined ? undefined : await this.companion.memberOf(secret);
      if (member === undefined || secret === undefined) {
        return reply.code(401).send({ error: 'This phone is not signed in.' });
      }
      const own = [...this.#open.values()].filter((id) => id === member.id).length;
      if (this.#open.size >= PHONES_MOST || own >= PHONES_OF_MEMBER) {
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
      this.#serve(response, member.id, secret);
      request.raw.once('close', () => response.end());
      return undefined;
    });
  }

  stop(): void {
    for (const response of this.#open.keys()) response.destroy();
    this.#open.clear();
  }

  #serve(response: ServerResponse, member: string, secret: string): void {
    this.#open.set(response, member);
    let sending = Promise.resolve();
    const told = new Map<string, string>();
    const tell = (): void => {
      sending = sending
        .then(() => this.#send(response, member, secret, told))
        .catch(() => {
          response.destroy();
        });
    };
    const unwatch = this.companion.watch.watch(member, tell);
    tell();
    const keepalive = setInterval(() => response.write(':\n\n'), KEEPALIVE_MS);
    response.once('close', () => {
      clearInterval(keepalive);
      unwatch();
      this.#open.delete(response);
    });
  }

  async #send(response: ServerResponse, member: string, secret: string, told: Map<string, string>): Promise<void> {
    // A member who was deleted on one phone is signed out on the others.
    if ((await this.companion.memberOf(secret)) === undefined) {
      response.end('event: gone\ndata: {}\n\n');
      return;
    }
    const state = { list: await this.companion.list(member), trip: { trip: await this.companion.liveTrip(member) } };
    for (const [name, value] of Object.entries(state)) {
      const data = JSON.stringify(value);
      if (response.destroyed || told.get(name) === data) continue;
      told.set(name, data);
      response.write(`event: ${name}\ndata: ${data}\n\n`);
    }
  }
}
