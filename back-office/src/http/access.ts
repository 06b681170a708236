import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BackOfficeError } from '../back-office-error.js';
import { isLoopback } from '../config.js';
import { reasonOf } from '../reason.js';

const COOKIE = 'staff';
const SESSION_SECONDS = 12 * 3600;
const SHORTEST_TOKEN = 16;
/** Slows down guessing without keeping state about guessers. */
const REFUSAL_MS = 500;

/** What phones load under the public address, and all they may: receipts, and the page that knows them by its own cookie. */
const PHONE_PATHS = /^\/(?:r\/[^/]+|receipt\.(?:css|js)|me|companion\/[\w./-]+|api\/companion\/.+|pictures\/.*)$/;
/** Reachable without the staff token besides: what the sign-in itself needs. */
const OPEN_PATHS = /^\/(?:health|api\/session|page\.js|styles\/[\w-]+\.css|parts\/[\w-]+\.js|icon\.svg|)$/;

/** @throws BackOfficeError `token-unreadable` */
export function readToken(file: string): string {
  let token: string;
  try {
    token = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new BackOfficeError(
      'token-unreadable',
      `The staff token ${file} cannot be read (${reasonOf(error)}). Write a long random word into it.`,
      { cause: error },
    );
  }
  if (token.length < SHORTEST_TOKEN) {
    throw new BackOfficeError(
      'token-unreadable',
      `The staff token in ${file} has ${token.length} characters. Use ${SHORTEST_TOKEN} or more, for example 32 random ones.`,
    );
  }
  return token;
}

/**
 * Who may speak to the pages. On loopback without a token: whoever is on this machine, but no web page of another site
 * that a browser on this machine has open. With a token: who signed in, by cookie or `Authorization: Bearer`.
 */
export function guardAccess(http: FastifyInstance, host: string, token: string | undefined, publicUrl?: string): void {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  http.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const forPhone = PHONE_PATHS.test(path) && request.headers.host === publicHost;
    if (token === undefined && isLoopback(host) && !isLoopback(hostNameOf(request.headers.host)) && !forPhone) {
      // A foreign name that resolves to this machine (DNS rebinding) would make another site's script same-origin.
      return reply.code(421).send({ error: 'This page is served to this machine only; open it as http://127.0.0.1.' });
    }
    if (isForeign(request)) {
      return reply.code(403).send({ error: 'Requests from other sites are refused.' });
    }
    if (token === undefined || OPEN_PATHS.test(path) || PHONE_PATHS.test(path) || isSignedIn(request, token))
      return undefined;
    return reply.code(401).send({ error: 'Sign in with the staff token.' });
  });

  http.post('/api/session', async (request, reply) => {
    if (token === undefined) return reply.code(204).send();
    const body = z.object({ token: z.string().max(500) }).safeParse(request.body);
    if (!body.success || !sameText(body.data.token.trim(), token)) {
      await new Promise((resolve) => setTimeout(resolve, REFUSAL_MS));
      return reply.code(401).send({ error: 'That is not the staff token.' });
    }
    const cookie = `${COOKIE}=${sessionOf(token)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_SECONDS}`;
    return reply.header('set-cookie', cookie).code(204).send();
  });
}

/**
 * Whether a page of another site sent it. Our own page says `null` as well, because it sends no referrer; a frame without
 * an origin elsewhere does too, but browsers then add that it comes from another site.
 */
function isForeign({ headers }: FastifyRequest): boolean {
  const { origin } = headers;
  if (origin === undefined) return false;
  if (origin === 'null') return !['same-origin', undefined].includes(headers['sec-fetch-site']);
  return hostOf(origin) !== headers.host;
}

function isSignedIn(request: FastifyRequest, token: string): boolean {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return sameText(bearer, token);
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const session = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return session !== undefined && sameText(session, sessionOf(token));
}

/** The cookie never carries the token itself. */
function sessionOf(token: string): string {
  return createHash('sha256').update(`staff session ${token}`).digest('hex');
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function hostNameOf(header: string | undefined): string {
  const url = `http://${header ?? ''}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
