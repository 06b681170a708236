import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { BackOfficeError } from '../back-office-error.js';
import { CompanionEvents } from '../companion/companion-events.js';
import { addCompanionRoutes } from '../companion/companion-routes.js';
import type { BackOfficeConfig } from '../config.js';
import type { Live } from '../live.js';
import { guardAccess, readToken } from './access.js';
import { EventStream } from './event-stream.js';
import type { Office } from './office.js';
import { addRoutes } from './routes.js';

const PAGE = fileURLToPath(new URL('../../../page/', import.meta.url));
const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface HttpServerOptions {
  readonly config: BackOfficeConfig;
  readonly office: Office;
  readonly live: Live;
}

/** The staff page, its JSON interface, live events and product pictures. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  #http: FastifyInstance | undefined;
  #events: EventStream | undefined;
  #phones: CompanionEvents | undefined;
  #url = '';

  constructor(options: HttpServerOptions) {
    this.#options = options;
  }

  get url(): string {
    return this.#url;
  }

  /** @throws BackOfficeError `token-unreadable` or `port-taken` */
  async start(): Promise<void> {
    const { config, office, live } = this.#options;
    const { host, port, tokenFile, trustedProxies } = config.http;
    const token = tokenFile === undefined ? undefined : readToken(tokenFile);
    // A page left open in a browser must not keep the process from ending.
    const http = Fastify({
      bodyLimit: 100_000,
      forceCloseConnections: true,
      // Limits count phones, not the proxy they come through.
      trustProxy: ['loopback', ...trustedProxies],
    });
    this.#http = http;
    http.addHook('onSend', async (_request, reply) => {
      reply.headers({
        'content-security-policy': CONTENT_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      return Promise.resolve();
    });
    guardAccess(http, host, token, config.publicUrl);
    addRoutes(http, office);
    this.#events = new EventStream(office, live);
    this.#events.addTo(http);
    const { companion } = office;
    addCompanionRoutes(http, { companion, secure: config.publicUrl?.startsWith('https:') === true, now: Date.now });
    this.#phones = companion === undefined ? undefined : new CompanionEvents(companion);
    this.#phones?.addTo(http);
    await http.register(fastifyStatic, {
      root: PAGE,
      cacheControl: true,
      maxAge: 0,
      setHeaders: (response, path) => {
        // It keeps the page at /me, which is not below its own address.
        if (path.endsWith('/companion/worker.js')) response.setHeader('service-worker-allowed', '/me');
      },
    });
    const { pictures } = config;
    if (pictures !== undefined && existsSync(pictures)) {
      await http.register(fastifyStatic, {
        root: pictures,
        prefix: '/pictures/',
        decorateReply: false,
        maxAge: 3_600_000,
      });
    }
    http.setNotFoundHandler(async (_request, reply) =>
      reply.code(404).send({ error: 'There is nothing at this address.' }),
    );
    try {
      await http.listen({ host, port });
    } catch (error) {
      throw new BackOfficeError(
        'port-taken',
        `The staff page cannot listen on ${host}:${port} (${String(error)}). Free the port, or change http.host and http.port.`,
        { cause: error },
      );
    }
    const address = http.server.address();
    const actual = typeof address === 'object' && address !== null ? address.port : port;
    this.#url = `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
  }

  async stop(): Promise<void> {
    this.#events?.stop();
    this.#phones?.stop();
    await this.#http?.close();
    this.#http = undefined;
  }
}
