import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isOwnHost } from './loopback-guard.js';
import { fileHeaders, pageHeaders, pictureHeaders } from './security-headers.js';
import { StaticDirectory } from './static-directory.js';

/** JSON kept in memory; `version` changes with its content. */
export interface ServedDocument {
  readonly version: string;
  readonly bytes: Uint8Array;
}

export interface ScreenHttpOptions {
  readonly directory: string | undefined;
  readonly pictures: string | undefined;
  /** Port the server got. */
  readonly port: () => number;
  readonly storeMap: () => ServedDocument | undefined;
  readonly health: () => unknown;
}

/** Serves the built screen, the pictures and `/health`; reads only, and only for this cart itself. */
export function screenHttp(options: ScreenHttpOptions): RequestListener {
  const screen = options.directory === undefined ? undefined : new StaticDirectory(options.directory);
  const pictures = options.pictures === undefined ? undefined : new StaticDirectory(options.pictures);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host } = request.headers;
    if (host === undefined || !isOwnHost(host, options.port())) {
      say(response, 403, 'This screen belongs to the cart it runs on. Open it there as http://127.0.0.1.');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      say(response, 405, 'The screen can only be read here; what a shopper does goes over /screen.');
      return;
    }
    const urlPath = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
    if (urlPath === '/health') {
      say(response, 200, JSON.stringify(options.health()), 'application/json; charset=utf-8');
      return;
    }
    if (urlPath === '/store-map.json') {
      sendDocument(request, response, options.storeMap());
      return;
    }
    if (urlPath.startsWith('/pictures/')) {
      if (await send(request, response, pictures, urlPath.slice('/pictures'.length), pictureHeaders)) return;
      say(response, 404, 'There is no such picture.');
      return;
    }
    const page = urlPath === '/' ? '/index.html' : urlPath;
    if (await send(request, response, screen, page, page === '/index.html' ? pageHeaders(host) : fileHeaders)) return;
    if (page !== '/index.html') {
      say(response, 404, 'There is no such file.');
      return;
    }
    say(
      response,
      503,
      'The screen has not been built. Run "npm run build", or set screen.directory in cart.config.json.',
    );
  }

  return (request, response) => {
    answer(request, response).catch(() => {
      response.destroy();
    });
  };
}

function say(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response
    .writeHead(status, { ...fileHeaders, 'Content-Type': type, 'Cache-Control': 'no-store' })
    .end(response.req.method === 'HEAD' ? undefined : text);
}

function sendDocument(request: IncomingMessage, response: ServerResponse, document: ServedDocument | undefined): void {
  if (document === undefined) {
    say(response, 404, 'The store has published no map.');
    return;
  }
  const caching = { ...fileHeaders, ETag: `"${document.version}"`, 'Cache-Control': 'no-cache' };
  if (request.headers['if-none-match'] === caching.ETag) response.writeHead(304, caching).end();
  else
    response
      .writeHead(200, {
        ...caching,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': document.bytes.byteLength,
      })
      .end(request.method === 'HEAD' ? undefined : document.bytes);
}

/** @returns false when there is no such file */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  directory: StaticDirectory | undefined,
  urlPath: string,
  headers: Readonly<Record<string, string>>,
): Promise<boolean> {
  const file = await directory?.open(urlPath);
  if (file === undefined) return false;
  try {
    const caching = {
      ...headers,
      ETag: file.etag,
      'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (request.headers['if-none-match'] === file.etag) {
      response.writeHead(304, caching).end();
      return true;
    }
    response.writeHead(200, { ...caching, 'Content-Type': file.contentType, 'Content-Length': file.size });
    if (request.method === 'HEAD' || file.size === 0) response.end();
    // The length is promised: a file that grows meanwhile is cut there.
    else await pipeline(file.handle.createReadStream({ end: file.size - 1, autoClose: false }), response);
    return true;
  } finally {
    await file.handle.close();
  }
}
